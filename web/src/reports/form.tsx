import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from "react";
import type { StatementDraft } from "../api/types.ts";
import { FormActions } from "../parts/form-actions.tsx";
import { TextArea, TextField } from "../parts/text-field.tsx";
import { ChainFields } from "./chain-fields.tsx";
import { cleanDraft } from "./draft.ts";
import { Marking } from "./excerpt.tsx";
import type { Excerpt } from "./points.ts";
import { useReportWords } from "./words.ts";

type Force = StatementDraft["force"];
type Quoted = NonNullable<StatementDraft["quoted"]>;

const quotations: Quoted[] = ["direct", "indirect", "mixed"];

export interface FormProps {
  title: string;
  draft: StatementDraft;
  /** The text it stands in, where it is among the exhibits, and the piece of it to show. */
  text?: string;
  excerpt?: Excerpt;
  saving: boolean;
  problem?: string;
  /** Stands above the fields: what somebody else wrote meanwhile. */
  children?: ReactNode;
  onSave: (draft: StatementDraft) => void;
  onCancel: () => void;
  onDraft?: (draft: StatementDraft) => void;
}

interface FieldsProps {
  draft: StatementDraft;
  set: (part: Partial<StatementDraft>) => void;
}

const Words = ({ draft, set, first }: FieldsProps & { first: boolean }) => {
  const words = useReportWords();
  const wording = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (first) wording.current?.focus();
  }, [first]);
  return (
    <>
      <TextArea
        label={words.wording}
        ref={wording}
        required
        value={draft.statement}
        onType={(statement) => set({ statement })}
      />
      <div className="field-row">
        <TextField label={words.cue} value={draft.cue ?? ""} onType={(cue) => set({ cue })} />
        <TextField
          label={words.hedge}
          value={draft.hedge ?? ""}
          onType={(hedge) => set({ hedge })}
        />
        <label>
          {words.force}
          <select
            value={draft.force}
            onChange={({ target }) => set({ force: target.value as Force })}
          >
            {Object.entries(words.forces).map(([force, name]) => (
              <option key={force} value={force}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <label>
          {words.quoted}
          <select
            value={draft.quoted ?? ""}
            onChange={({ target }) => set({ quoted: (target.value || undefined) as Quoted })}
          >
            <option value="">{words.quotedAs.unknown}</option>
            {quotations.map((one) => (
              <option key={one} value={one}>
                {words.quotedAs[one]}
              </option>
            ))}
          </select>
        </label>
      </div>
    </>
  );
};

const Grounds = ({ draft, set }: FieldsProps) => {
  const words = useReportWords();
  return (
    <div className="field-row">
      <TextArea
        label={words.recordings}
        value={draft.recordings.join("\n")}
        onType={(lines) => set({ recordings: lines === "" ? [] : lines.split("\n") })}
      />
      <TextArea label={words.note} value={draft.note ?? ""} onType={(note) => set({ note })} />
      <label className="check-line">
        <input
          type="checkbox"
          checked={draft.results}
          onChange={({ target }) => set({ results: target.checked })}
        />
        {words.results}
      </label>
    </div>
  );
};

/** A statement to correct or to add: its words marked in the text, how it reached us, what it rests on. Ctrl Enter saves, Escape leaves. */
export const StatementForm = (props: FormProps) => {
  const words = useReportWords();
  const { title, text, excerpt, saving, problem, children, onSave, onCancel, onDraft } = props;
  const [draft, setDraft] = useState(props.draft);
  const change = (next: StatementDraft): void => {
    setDraft(next);
    onDraft?.(next);
  };
  const set = (part: Partial<StatementDraft>): void => change({ ...draft, ...part });
  const save = (): void => onSave(cleanDraft(draft));
  const onKeyDown = (event: KeyboardEvent): void => {
    event.stopPropagation();
    if (event.key === "Escape") onCancel();
    else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) save();
    else return;
    event.preventDefault();
  };
  return (
    <form
      className="statement-form"
      aria-label={title}
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <h3>{title}</h3>
      {children}
      {text !== undefined && excerpt && (
        <Marking text={text} excerpt={excerpt} draft={draft} onChange={change} />
      )}
      <Words draft={draft} set={set} first={text === undefined} />
      <ChainFields chain={draft.chain} onChange={(chain) => set({ chain })} />
      <Grounds draft={draft} set={set} />
      <FormActions
        save={
          <>
            {words.save} <kbd>Ctrl Enter</kbd>
          </>
        }
        cancel={
          <>
            {words.cancel} <kbd>Esc</kbd>
          </>
        }
        disabled={saving || draft.statement.trim() === ""}
        problem={problem}
        onCancel={onCancel}
      />
    </form>
  );
};
