import { useState } from "react";
import type { Vocabulary } from "../api/types.ts";
import { useWords } from "../i18n/index.ts";
import { type Answers, type CheckKind, checkBlock, type Field, fieldsOf } from "./common-checks.ts";

const kinds = Object.keys(fieldsOf) as CheckKind[];

const namesFor: Partial<Record<Field, string>> = {
  tabulation: "tabulation",
  other: "tabulation",
  party: "party",
  alliance: "alliance",
};

interface FieldProps {
  field: Field;
  value: string;
  vocabulary: Vocabulary;
  onChange: (value: string) => void;
}

const FieldInput = ({ field, value, vocabulary, onChange }: FieldProps) => {
  const { fields } = useWords().editor;
  const names = vocabulary.names[namesFor[field] ?? ""];
  return (
    <label>
      {fields[field]}
      {names ? (
        <select required value={value} onChange={({ target }) => onChange(target.value)}>
          <option value="" />
          {names.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      ) : (
        <input
          required
          type={field === "date" ? "date" : field === "parties" ? "text" : "number"}
          min={0}
          placeholder={field === "parties" ? "PML-N, PPP" : undefined}
          value={value}
          onChange={({ target }) => onChange(target.value)}
        />
      )}
    </label>
  );
};

interface CommonFormProps {
  vocabulary: Vocabulary | undefined;
  onInsert: (block: string) => void;
}

/** A form for the checks most often needed, for people who do not write SQL; it writes what they would have. */
export const CommonForm = ({ vocabulary, onInsert }: CommonFormProps) => {
  const { editor } = useWords();
  const [kind, setKind] = useState<CheckKind>("seats");
  const [answers, setAnswers] = useState<Answers>({});
  if (!vocabulary) return null;
  return (
    <details>
      <summary>{editor.common}</summary>
      <form
        className="common"
        onSubmit={(event) => {
          event.preventDefault();
          onInsert(checkBlock(kind, answers));
        }}
      >
        <label>
          {editor.common}
          <select value={kind} onChange={({ target }) => setKind(target.value as CheckKind)}>
            {kinds.map((one) => (
              <option key={one} value={one}>
                {editor.checks[one]}
              </option>
            ))}
          </select>
        </label>
        {fieldsOf[kind].map((field) => (
          <FieldInput
            key={field}
            field={field}
            value={answers[field] ?? ""}
            vocabulary={vocabulary}
            onChange={(value) => setAnswers({ ...answers, [field]: value })}
          />
        ))}
        <button type="submit">{editor.insert}</button>
      </form>
    </details>
  );
};
