import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { api } from "../api/client.ts";
import { queries } from "../api/queries.ts";
import type { Change } from "../api/types.ts";
import { useWords } from "../i18n/index.ts";

/** How long what was written is told; the ledger tells it for good. */
const SHOWN_MS = 20_000;

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/** Originals and their custody stay: there is nothing to take back. */
const isOriginal = (change: Change | undefined): boolean =>
  change?.files.every((file) => file.startsWith("exhibits/")) ?? false;

/** The change that was made since the page opened, for as long as it is told. */
const useLatest = () => {
  const { data } = useQuery(queries.lastChange);
  const [told, setTold] = useState<Change>();
  const first = useRef<number>(undefined);
  const sequence = data?.latest?.sequence ?? 0;
  useEffect(() => {
    if (!data) return;
    first.current ??= sequence;
    if (sequence > first.current && !isOriginal(data.latest)) setTold(data.latest);
    first.current = Math.max(first.current, sequence);
  }, [data, sequence]);
  return { told, hide: () => setTold(undefined) };
};

const useUndo = () => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (sequence: number | undefined) =>
      api.post<Change>("/api/undo", sequence === undefined ? {} : { sequence }),
    onSettled: () => client.invalidateQueries(),
  });
};

/** Tells what was written, and takes it back: by its button, or by Ctrl Z where nobody is typing. */
export const Undo = () => {
  const { undo: words } = useWords();
  const { told, hide } = useLatest();
  const undo = useUndo();
  const [held, setHeld] = useState(false);
  const { mutate, reset, isPending } = undo;
  const problem = (undo.error as { problem?: { message: string; fix?: string } } | null)?.problem;
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const asked = (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
      if (!asked || event.key.toLowerCase() !== "z" || isTyping(event.target)) return;
      event.preventDefault();
      if (!event.repeat && !isPending) mutate(undefined);
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [mutate, isPending]);
  const close = (): void => {
    hide();
    reset();
  };
  useEffect(() => {
    if ((!told && !problem) || held) return;
    const timer = setTimeout(() => {
      hide();
      reset();
    }, SHOWN_MS);
    return () => clearTimeout(timer);
    // What is told decides, and whether somebody is at it; the functions are new at every render.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [told, problem, held]);
  return (
    <section
      className="undo"
      aria-label={words.title}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
    >
      <div role="status">
        {problem ? (
          <p>
            <strong>{words.refused}</strong> <span dir="auto">{problem.message}.</span>{" "}
            <span dir="auto">{problem.fix}</span>
          </p>
        ) : (
          told && (
            <p>
              {told.undoes === undefined ? words.written : words.takenBack}{" "}
              <span dir="auto">{told.reason}</span>{" "}
              <bdi className="meta">{told.files.join(", ")}</bdi>
            </p>
          )
        )}
      </div>
      {(told || problem) && (
        <div className="actions">
          {told && !problem && (
            <button type="button" disabled={isPending} onClick={() => mutate(told.sequence)}>
              {told.undoes === undefined ? words.undo : words.again}
              {told.undoes === undefined && <kbd> Ctrl Z</kbd>}
            </button>
          )}
          <button type="button" className="quiet" onClick={close}>
            {words.close}
          </button>
        </div>
      )}
    </section>
  );
};
