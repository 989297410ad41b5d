import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";
import { ApiError, api, segment } from "../api/client.ts";
import { queries } from "../api/queries.ts";
import type { StatementDraft, StatementEdit } from "../api/types.ts";
import { Waiting } from "../parts/problem.tsx";
import { cleanDraft, draftText } from "./draft.ts";
import { StatementForm } from "./form.tsx";
import { excerptAround } from "./points.ts";
import { useReportWords } from "./words.ts";

// The difference view brings an editor with it: only where two people met.
const Conflict = lazy(async () => ({
  default: (await import("../editor/conflict.tsx")).Conflict,
}));

const address = (id: string): string => `/api/statements/${segment(id)}`;

const readNow = (id: string): Promise<StatementEdit> => api.get<StatementEdit>(address(id));

/** Saving a correction; where the statement is no longer the version edited, what it is now comes back instead. */
const useCorrection = (id: string, onDone: () => void) => {
  const client = useQueryClient();
  const [theirs, setTheirs] = useState<StatementEdit>();
  const mutation = useMutation({
    mutationFn: (body: { version: string; draft: StatementDraft }) =>
      api.put<StatementEdit>(address(id), body),
    onSuccess: () => {
      onDone();
      return client.invalidateQueries();
    },
    onError: async (error) => {
      if (error instanceof ApiError && error.status === 409) setTheirs(await readNow(id));
    },
  });
  return { mutation, theirs, forget: () => setTheirs(undefined) };
};

const exhibitOf = (source: string): string | undefined =>
  source.startsWith("exhibits/") ? source.slice("exhibits/".length) : undefined;

const spanOf = ({ parts }: StatementDraft) => ({
  start: Math.min(...parts.map(({ start }) => start)),
  end: Math.max(...parts.map(({ end }) => end)),
});

interface CorrectingProps {
  edit: StatementEdit;
  text: string | undefined;
  onDone: () => void;
}

const Correcting = ({ edit, text, onDone }: CorrectingProps) => {
  const words = useReportWords();
  const { id } = edit;
  const [base, setBase] = useState(edit);
  const [mine, setMine] = useState(edit.draft);
  const { mutation, theirs, forget } = useCorrection(id, onDone);
  const save = (version: string, draft: StatementDraft): void =>
    mutation.mutate({ version, draft: cleanDraft(draft) });
  return (
    <StatementForm
      key={base.version}
      title={words.correctTitle(id)}
      draft={base.draft}
      {...(text !== undefined && {
        text,
        excerpt:
          base.draft.parts.length > 0
            ? excerptAround(text, spanOf(base.draft))
            : { from: 0, to: text.length },
      })}
      saving={mutation.isPending}
      {...(mutation.error && !theirs && { problem: mutation.error.message })}
      onDraft={setMine}
      onSave={(draft) => save((theirs ?? base).version, draft)}
      onCancel={onDone}
    >
      {theirs && (
        <Suspense fallback={<p className="meta">{words.changed}</p>}>
          <Conflict
            base={draftText(base.draft)}
            theirs={draftText(theirs.draft)}
            mine={draftText(mine)}
            onKeepMine={() => save(theirs.version, mine)}
            onTakeTheirs={() => {
              setBase(theirs);
              setMine(theirs.draft);
              forget();
            }}
          />
        </Suspense>
      )}
    </StatementForm>
  );
};

/** A statement to correct in place, as its line says it now. */
export const Correct = ({ id, onDone }: { id: string; onDone: () => void }) => {
  const { data, error } = useQuery({
    queryKey: ["statement", id],
    queryFn: () => readNow(id),
    // What is being edited is what was read when the editing began.
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnMount: "always",
  });
  const [edit, setEdit] = useState<StatementEdit>();
  if (data && !edit) setEdit(data);
  const exhibit = exhibitOf(data?.source ?? "");
  const text = useQuery({ ...queries.text(exhibit ?? ""), enabled: exhibit !== undefined });
  if (!edit || (exhibit !== undefined && text.isPending)) return <Waiting inside error={error} />;
  return <Correcting edit={edit} text={text.data?.text} onDone={onDone} />;
};
