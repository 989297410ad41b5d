import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "../api/client.ts";
import type { StatementDraft, StatementEdit } from "../api/types.ts";
import { emptyDraft } from "./draft.ts";
import { StatementForm } from "./form.tsx";
import { excerptAround, wordsOf } from "./points.ts";
import { useReportWords } from "./words.ts";

interface AddProps {
  exhibit: string;
  text: string;
  /** What was selected, in code points; absent: nothing yet, and all of the text is shown. */
  span: { start: number; end: number } | undefined;
  onDone: (id?: string) => void;
}

const draftOf = (text: string, span: AddProps["span"]): StatementDraft =>
  span
    ? {
        ...emptyDraft,
        statement: wordsOf(text, span).replaceAll(/\s+/gu, " "),
        parts: [{ role: "content", ...span }],
      }
    : emptyDraft;

/** A statement that a person found in a text. */
export const Add = ({ exhibit, text, span, onDone }: AddProps) => {
  const words = useReportWords();
  const client = useQueryClient();
  const add = useMutation({
    mutationFn: (draft: StatementDraft) =>
      api.post<StatementEdit>("/api/statements", { exhibit, draft }),
    onSuccess: async ({ id }) => {
      await client.invalidateQueries();
      onDone(id);
    },
  });
  return (
    <StatementForm
      title={words.addTitle}
      draft={draftOf(text, span)}
      text={text}
      excerpt={span ? excerptAround(text, span) : { from: 0, to: text.length }}
      saving={add.isPending}
      {...(add.error && { problem: add.error.message })}
      onSave={(draft) => add.mutate(draft)}
      onCancel={() => onDone()}
    />
  );
};
