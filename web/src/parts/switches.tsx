import { useState } from "react";
import type { House, Tabulation, WhatIf } from "../api/types.ts";
import { useWords } from "../i18n/index.ts";
import type { Words } from "../i18n/words.ts";

export type Change = NonNullable<WhatIf["changes"]>[number];

/** One thing that could be otherwise, and whether it is. */
export interface Switch {
  change: Change;
  said: string;
  on: boolean;
}

type Kind = keyof Words["whatIf"]["kinds"];

interface SwitchFormProps {
  house: House;
  tabulations: Tabulation[];
  onAdd: (one: Switch) => void;
}

const split = (typed: string): string[] =>
  typed
    .split(/[,،]/)
    .map((one) => one.trim())
    .filter(Boolean);

interface Answers {
  kind: Kind;
  from: Tabulation | undefined;
  party: { id: string; name: string };
  contests: string[];
}

/** The answers as a change and in words; undefined while something is missing. */
const switchOf = ({ kind, from, party, contests }: Answers, words: Words): Switch | undefined => {
  const { say } = words.whatIf;
  const named = contests.join(", ");
  if (kind === "annul")
    return contests.length === 0
      ? undefined
      : { change: { do: "annul", contests }, said: say.annul(named), on: true };
  if (!from) return undefined;
  if (kind === "won")
    return {
      change: { do: "accept", from: from.id, won_by: party.id },
      said: say.won(from.title, party.name),
      on: true,
    };
  return contests.length === 0
    ? undefined
    : {
        change: { do: "accept", from: from.id, contests },
        said: say.contests(from.title, named),
        on: true,
      };
};

/** Puts one switch together, without a language to learn. */
export const SwitchForm = ({ house, tabulations, onAdd }: SwitchFormProps) => {
  const words = useWords();
  const own = words.whatIf;
  const parties = house.blocs.flatMap(({ party, name }) => (party ? [{ id: party, name }] : []));
  const others = tabulations.filter(({ id }) => id !== house.tabulation);
  const [kind, setKind] = useState<Kind>("won");
  const [from, setFrom] = useState(others.at(0)?.id);
  const [party, setParty] = useState(parties.at(0)?.id);
  const [contests, setContests] = useState("");
  const ready = switchOf(
    {
      kind,
      from: others.find(({ id }) => id === from),
      party: parties.find(({ id }) => id === party) ?? { id: "", name: "" },
      contests: split(contests),
    },
    words,
  );
  return (
    <form
      className="fields"
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) onAdd(ready);
      }}
    >
      <label>
        {own.change}
        <select value={kind} onChange={({ target }) => setKind(target.value as Kind)}>
          {(["won", "contests", "annul"] as const).map((one) => (
            <option key={one} value={one}>
              {own.kinds[one]}
            </option>
          ))}
        </select>
      </label>
      {kind !== "annul" && (
        <label>
          {own.from}
          <select value={from} onChange={({ target }) => setFrom(target.value)}>
            {others.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </select>
        </label>
      )}
      {kind === "won" ? (
        <label>
          {own.wonBy}
          <select value={party} onChange={({ target }) => setParty(target.value)}>
            {parties.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
      ) : (
        <label>
          {own.which}
          <input
            value={contests}
            dir="auto"
            placeholder="NA-236, NA-237"
            onChange={({ target }) => setContests(target.value)}
          />
        </label>
      )}
      <button type="submit" disabled={!ready}>
        {own.add}
      </button>
    </form>
  );
};

interface SwitchListProps {
  switches: Switch[];
  onChange: (switches: Switch[]) => void;
}

/** The switches set up so far: each can be turned off and on again, or taken away. */
export const SwitchList = ({ switches, onChange }: SwitchListProps) => {
  const { whatIf: own } = useWords();
  const set = (index: number, on: boolean): void =>
    onChange(switches.map((one, at) => (at === index ? { ...one, on } : one)));
  return (
    <ul className="switches" aria-label={own.changes}>
      {switches.map(({ said, on }, index) => (
        <li key={said}>
          <label className="check-line">
            <input
              type="checkbox"
              role="switch"
              checked={on}
              onChange={({ target }) => set(index, target.checked)}
            />
            <span dir="auto">{said}</span>
          </label>
          <button
            type="button"
            className="quiet"
            aria-label={`${own.remove}: ${said}`}
            onClick={() => onChange(switches.filter((_, at) => at !== index))}
          >
            {own.remove}
          </button>
        </li>
      ))}
    </ul>
  );
};
