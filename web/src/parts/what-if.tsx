import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { queries } from "../api/queries.ts";
import type { Compared, House } from "../api/types.ts";
import { useWords } from "../i18n/index.ts";
import { Grid } from "./grid.tsx";
import { Hemicycle } from "./hemicycle.tsx";
import { ProblemLine, Waiting } from "./problem.tsx";
import { type Switch, SwitchForm, SwitchList } from "./switches.tsx";

type Verdict = Compared["coalitions"][number]["declared"];

const Sides = ({ found }: { found: Compared }) => {
  const { whatIf: words } = useWords();
  const side = (which: "declared" | "whatIf", label: string) => (
    <figure>
      <figcaption>{label}</figcaption>
      <Hemicycle
        label={label}
        blocs={found.seats.map((one) => ({ ...one, seats: one[which], alone: false }))}
        open={found.open[which]}
      />
    </figure>
  );
  return (
    <div className="houses">
      {side("declared", words.declared)}
      {side("whatIf", words.after)}
    </div>
  );
};

const SeatTable = ({ found }: { found: Compared }) => {
  const { whatIf: words, seats } = useWords();
  const { open } = found;
  return (
    <Grid
      label={words.title}
      columns={[
        { name: seats.party },
        { name: words.declared, number: true },
        { name: words.after, number: true },
        { name: words.difference, number: true, signed: true },
        { name: words.settled, number: true },
      ]}
      rows={[
        ...found.seats.map((one) => [one.name, one.declared, one.whatIf, one.change, one.settled]),
        [words.open, open.declared, open.whatIf, open.whatIf - open.declared, null],
      ]}
    />
  );
};

const Coalitions = ({ found }: { found: Compared }) => {
  const { whatIf: words } = useWords();
  const said = ({ holds, low, high, majority }: Verdict): string => {
    const { verdicts } = words;
    const verdict = holds === null ? verdicts.open : holds ? verdicts.holds : verdicts.fails;
    return `${verdict} (${words.verdict(low, high, majority)})`;
  };
  if (found.coalitions.length === 0) return null;
  return (
    <Grid
      label={words.coalition}
      columns={[
        { name: words.coalition },
        { name: words.members },
        { name: words.declared },
        { name: words.after },
      ]}
      rows={found.coalitions.map(({ name, members, declared, whatIf }) => [
        name,
        members.join(", "),
        said(declared),
        said(whatIf),
      ])}
    />
  );
};

const Handed = ({ found }: { found: Compared }) => {
  const { whatIf: words, results } = useWords();
  return (
    <details>
      <summary>{words.handed(found.contests.length)}</summary>
      <Grid
        label={words.handed(found.contests.length)}
        columns={[
          { name: results.columns.contest },
          { name: words.declared },
          { name: words.after },
          { name: words.settled },
        ]}
        rows={found.contests.map(({ contest, declared, whatIf, settled }) => [
          contest,
          declared || words.open,
          whatIf || words.open,
          settled ? "✓" : words.unsettled,
        ])}
      />
    </details>
  );
};

const Outcome = ({ house, switches }: { house: House; switches: Switch[] }) => {
  const { whatIf: words } = useWords();
  const changes = switches.filter(({ on }) => on).map(({ change }) => change);
  const { data, error } = useQuery(queries.whatIf({ base: house.tabulation, changes }));
  if (error) return <ProblemLine problem={error.problem} />;
  if (!data) return <Waiting inside error={null} />;
  return (
    <>
      <p role="status" className="key">
        {changes.length === 0 ? words.none : words.handed(data.contests.length)}
      </p>
      <Sides found={data} />
      <SeatTable found={data} />
      <Coalitions found={data} />
      {data.contests.length > 0 && <Handed found={data} />}
    </>
  );
};

/** The house if some results were otherwise, beside the declared one. */
export const WhatIf = ({ house }: { house: House }) => {
  const { whatIf: words } = useWords();
  const { data: tabulations } = useQuery(queries.tabulations);
  const [switches, setSwitches] = useState<Switch[]>([]);
  const add = (one: Switch): void =>
    setSwitches([...switches.filter(({ said }) => said !== one.said), one]);
  return (
    <>
      <p className="meta">{words.note}</p>
      {tabulations && <SwitchForm house={house} tabulations={tabulations} onAdd={add} />}
      {switches.length > 0 && (
        <>
          <SwitchList switches={switches} onChange={setSwitches} />
          <Outcome house={house} switches={switches} />
        </>
      )}
    </>
  );
};
