import { hopKinds } from "../../../src/model/hop-kinds.ts";
import type { StatementDraft } from "../api/types.ts";
import { useWords } from "../i18n/index.ts";
import { TextField } from "../parts/text-field.tsx";
import { useReportWords } from "./words.ts";

type Hop = StatementDraft["chain"][number];

interface HopProps {
  hop: Hop;
  first: boolean;
  only: boolean;
  onChange: (hop: Hop) => void;
  onUp: () => void;
  onRemove: () => void;
}

const HopFields = ({ hop, first, only, onChange, onUp, onRemove }: HopProps) => {
  const words = useReportWords();
  const { hops } = useWords();
  const shown = hop.name || hop.id || hops[hop.kind];
  const field = (key: "name" | "id" | "cue", label: string) => (
    <TextField
      label={label}
      value={hop[key] ?? ""}
      onType={(value) => onChange({ ...hop, [key]: value })}
    />
  );
  return (
    <li className="hop-fields">
      <label>
        {words.hopKind}
        <select
          value={hop.kind}
          onChange={({ target }) => onChange({ ...hop, kind: target.value as Hop["kind"] })}
        >
          {hopKinds.map((kind) => (
            <option key={kind} value={kind}>
              {hops[kind]}
            </option>
          ))}
        </select>
      </label>
      {hop.kind !== "publication" && field("name", words.hopName)}
      {hop.kind !== "publication" && field("id", words.hopId)}
      {field("cue", words.hopCue)}
      <span className="actions">
        {!first && (
          <button type="button" className="quiet" aria-label={words.hopUp(shown)} onClick={onUp}>
            ↑
          </button>
        )}
        {!only && (
          <button
            type="button"
            className="quiet"
            aria-label={words.hopRemove(shown)}
            onClick={onRemove}
          >
            ×
          </button>
        )}
      </span>
    </li>
  );
};

interface ChainProps {
  chain: Hop[];
  onChange: (chain: Hop[]) => void;
}

/** The links through which a statement reached us, to change. */
export const ChainFields = ({ chain, onChange }: ChainProps) => {
  const words = useReportWords();
  return (
    <fieldset className="chain-fields">
      <legend>
        {words.chain} <span className="meta">{words.chainHint}</span>
      </legend>
      <ol>
        {chain.map((hop, index) => (
          <HopFields
            // A link has nothing of its own but its place.
            // oxlint-disable-next-line react/no-array-index-key
            key={index}
            hop={hop}
            first={index === 0}
            only={chain.length === 1}
            onChange={(next) => onChange(chain.with(index, next))}
            onUp={() => onChange(chain.with(index - 1, hop).with(index, chain[index - 1]))}
            onRemove={() => onChange(chain.toSpliced(index, 1))}
          />
        ))}
      </ol>
      <button type="button" onClick={() => onChange([...chain, { kind: "person", name: "" }])}>
        {words.hopAdd}
      </button>
    </fieldset>
  );
};
