import { useEffect, useState } from "react";
import { ApiError, api } from "../api/client.ts";
import type { Finding, Problem } from "../api/types.ts";

export interface Draft {
  finding?: Finding;
  problem?: Problem;
  running: boolean;
}

const SETTLE_MS = 350;

/** The finding a text would have, a moment after the last key. An answer that comes late is not shown. */
export const useDraft = (id: string, text: string): Draft => {
  const [draft, setDraft] = useState<Draft>({ running: false });
  useEffect(() => {
    let wanted = true;
    const run = async (): Promise<void> => {
      setDraft((before) => ({ ...before, running: true }));
      try {
        const finding = await api.post<Finding>("/api/drafts", { id, text });
        if (wanted) setDraft({ finding, running: false });
      } catch (error) {
        if (!wanted) return;
        const problem =
          error instanceof ApiError ? error.problem : { code: "page/bug", message: String(error) };
        setDraft((before) => ({ ...before, problem, running: false }));
      }
    };
    const timer = setTimeout(() => void run(), SETTLE_MS);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [id, text]);
  return draft;
};
