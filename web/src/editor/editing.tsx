import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../api/client.ts";
import { queries } from "../api/queries.ts";
import type { ClaimSource } from "../api/types.ts";
import { useWords } from "../i18n/index.ts";
import { FindingBody, Verdict } from "../parts/finding.tsx";
import { ProblemLine } from "../parts/problem.tsx";
import { WhoAreYou } from "../parts/who.tsx";
import { CodeEditor } from "./code-editor.tsx";
import { CommonForm } from "./common-form.tsx";
import { Conflict } from "./conflict.tsx";
import { type Draft, useDraft } from "./use-draft.ts";
import { useSaving } from "./use-saving.ts";

const DraftView = ({ draft }: { draft: Draft }) => {
  const words = useWords();
  return (
    <section aria-label={words.editor.result} aria-busy={draft.running}>
      <h2>{words.editor.result}</h2>
      {draft.running && (
        <p className="meta">
          {words.editor.running}{" "}
          <button type="button" onClick={() => void api.delete("/api/drafts")}>
            {words.editor.stop}
          </button>
        </p>
      )}
      {draft.problem && <ProblemLine problem={draft.problem} />}
      {draft.finding && (
        <>
          <Verdict finding={draft.finding} />
          <FindingBody finding={draft.finding} />
        </>
      )}
    </section>
  );
};

interface SaveBarProps {
  dirty: boolean;
  saving: boolean;
  saved: boolean;
  problem: string | undefined;
  reason: string;
  onReason: (reason: string) => void;
  onSave: () => void;
}

const SaveBar = (props: SaveBarProps) => {
  const words = useWords();
  const { data } = useQuery(queries.case);
  if (data && !data.canWrite) return <WhoAreYou />;
  return (
    <div className="common">
      <label>
        {words.editor.reason}
        <input
          value={props.reason}
          dir="auto"
          onChange={({ target }) => props.onReason(target.value)}
        />
      </label>
      <button
        type="button"
        className="first"
        disabled={!props.dirty || props.saving}
        onClick={props.onSave}
      >
        {words.editor.save} <kbd>Ctrl S</kbd>
      </button>
      <span role="status">
        {props.saved && !props.dirty && words.editor.saved}
        {props.problem && <span className="error">{props.problem}</span>}
      </span>
    </div>
  );
};

/** The editor of one claim: its text on one side, what it would find on the other, as it is typed. */
export const Editing = ({ source }: { source: ClaimSource }) => {
  const words = useWords();
  const vocabulary = useQuery(queries.vocabulary).data;
  const [base, setBase] = useState(source);
  const [text, setText] = useState(source.text);
  const [reason, setReason] = useState(words.editor.reasonDefault);
  const draft = useDraft(source.id, text);
  const { mutation, theirs, forget } = useSaving(source.id, setBase);
  const save = (over: string | null): void => mutation.mutate({ text, base: over, reason });
  return (
    <>
      {theirs && (
        <Conflict
          base={base.text}
          theirs={theirs.text}
          mine={text}
          onKeepMine={() => save(theirs.base)}
          onTakeTheirs={() => {
            setBase(theirs);
            setText(theirs.text);
            forget();
          }}
        />
      )}
      <CommonForm
        vocabulary={vocabulary}
        onInsert={(block) => setText(`${text.trimEnd()}\n${block}`)}
      />
      <SaveBar
        dirty={text !== base.text || base.base === null}
        saving={mutation.isPending}
        saved={mutation.isSuccess}
        problem={theirs ? undefined : mutation.error?.message}
        reason={reason}
        onReason={setReason}
        onSave={() => save(base.base)}
      />
      <div className="editing">
        <CodeEditor
          label={words.editor.text}
          text={text}
          vocabulary={vocabulary}
          onChange={setText}
          onSave={() => save(base.base)}
        />
        <DraftView draft={draft} />
      </div>
    </>
  );
};
