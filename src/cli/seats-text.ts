import type { Paint } from "../lib/tty.ts";
import type { Change } from "../model/scenario.ts";
import type { Cell } from "../model/table.ts";
import type { ContestChange } from "../seats/compare.ts";
import { type Fraction, toDecimal } from "../seats/fraction.ts";
import type { Basis, House } from "../seats/house.ts";
import type { Members } from "../seats/roles.ts";
import type { Run } from "../seats/run.ts";
import type { CoalitionStudy, Study } from "../seats/study.ts";
import type { Verdict } from "../seats/verdict.ts";
import { rowsText } from "./grid.ts";
import { plain } from "./plain.ts";

const section = (title: string, body: string, paint: Paint): string =>
  `\n${paint("bold", title)}\n${body}`;

const grid = (names: string[], rows: Cell[][], paint: Paint): string =>
  // The grid closes with the number of rows, which a table of parties does not need.
  rowsText(names, rows, paint).split("\n").slice(0, -1).join("\n");

const partyName = (party: string | null): string => party ?? "party not known";

const basisText = (basis: Basis): string =>
  basis === "house" ? "seats of the full house" : "general seats";

const holdsText = ({ holds, low, high }: Verdict): string => {
  if (holds !== null) return holds ? "majority" : "no majority";
  return `open: ${low} to ${high}`;
};

const verdictText = (verdict: Verdict): string => `${verdict.seats}, ${holdsText(verdict)}`;

const whichText = (change: Change): string => {
  if ("stations" in change) return `stations ${change.stations.join(", ")} of ${change.contest}`;
  return change.contests ? change.contests.join(", ") : `every contest of ${change.won_by}`;
};

const changeText = (change: Change): string => {
  const which = whichText(change);
  switch (change.do) {
    case "accept":
      return `${change.from} is taken for ${which}`;
    case "annul":
      return `the result is annulled in ${which}`;
    case "remove":
      return `the sheets of ${change.from} are taken away: ${which}`;
    case "restore":
      return `the sheets of ${change.from} are added: ${which}`;
    default:
      return `the sheets of ${change.with} replace those of ${change.from}: ${which}`;
  }
};

const contestRow = ({ contest, declared, whatIf, open }: ContestChange): Cell[] => {
  const names = (all: ContestChange["declared"]): string =>
    all
      .map(({ party, name, candidate }) => `${name ?? candidate ?? "?"} (${party ?? "?"})`)
      .join(", ");
  const after = names(whatIf) || `open: ${open ?? "not in the result"}`;
  const basis = whatIf.some(({ settled }) => !settled) ? "on the sheets in hand" : "settled";
  return [contest, names(declared) || "open", after, whatIf.length > 0 ? basis : ""];
};

const seatsSection = ({ comparison }: Run, paint: Paint): string => {
  const { seats, open } = comparison;
  const rows = seats.map((row): Cell[] => [
    partyName(row.party),
    row.declared,
    row.whatIf,
    row.change > 0 ? `+${row.change}` : String(row.change),
    row.settled,
  ]);
  rows.push(["open", open.declared, open.whatIf, "", null]);
  return section(
    "Seats",
    grid(["party", "declared", "what if", "change", "settled"], rows, paint),
    paint,
  );
};

const coalitionsSection = ({ comparison }: Run, paint: Paint): string => {
  const { coalitions, minimalCoalitions: minimal } = comparison;
  const rows = coalitions.map(({ name, declared, whatIf }): Cell[] => [
    name,
    verdictText(declared),
    verdictText(whatIf),
  ]);
  rows.push([
    "minimal winning coalitions",
    minimal.declared ?? "too many to count",
    minimal.whatIf ?? "too many to count",
  ]);
  return section("Coalitions", grid(["coalition", "declared", "what if"], rows, paint), paint);
};

/** A what-if as a terminal shows it. */
export const whatIfText = (run: Run, changes: readonly Change[], paint: Paint): string => {
  const { base, date, basis, comparison } = run;
  const { contests, majority } = comparison;
  const heads = ["contest", "declared", "what if", "rests"];
  return [
    ...changes.map((change) => plain(`What if ${changeText(change)}`)),
    plain(
      `Declared: ${base.tabulation}, on ${date}. Majority: ${majority} of the ${basisText(basis)}.`,
    ),
    seatsSection(run, paint),
    section(
      contests.length === 1 ? "1 contest changes" : `${contests.length} contests change`,
      contests.length === 0 ? "none" : grid(heads, contests.map(contestRow), paint),
      paint,
    ),
    coalitionsSection(run, paint),
    "\nSettled seats cannot change by sheets not in hand; all others go to whoever leads on the sheets in hand.",
  ].join("\n");
};

const indexText = (value: Fraction | undefined): string =>
  value ? toDecimal(value, 6) : "too many";

const roleText = ({ veto, dummy, dictator }: Study["blocs"][number]): string => {
  if (dictator) return "a majority alone";
  if (veto) return "in every majority";
  return dummy ? "never needed" : "";
};

const blocsSection = ({ blocs }: Study, paint: Paint): string => {
  const heads = ["bloc", "seats", "needed in", "Shapley–Shubik", "Banzhaf", "role"];
  const rows = blocs.map((bloc): Cell[] => [
    bloc.id === "?" ? "party not known, each" : bloc.units > 1 ? `${bloc.id}, each` : bloc.id,
    bloc.units > 1 ? `${bloc.units} × ${bloc.seats}` : String(bloc.seats),
    bloc.minimalCoalitions,
    indexText(bloc.shapleyShubik),
    indexText(bloc.banzhaf),
    roleText(bloc),
  ]);
  return section("Blocs", grid(heads, rows, paint), paint);
};

const membersText = (members: Members): string =>
  members.map(({ id, units }) => (units > 1 ? `${units} of ${id}` : id)).join(" + ");

const coalitionText = ({ name, members, verdict, sidelinings }: CoalitionStudy): string => {
  const by = (role: string) => members.filter((one) => one.role === role).map(({ id }) => id);
  const lines = [`${name}: ${verdictText(verdict)}`];
  if (by("needed").length > 0) lines.push(`  needed: ${by("needed").join(", ")}`);
  if (by("surplus").length > 0) lines.push(`  surplus, one at a time: ${by("surplus").join(", ")}`);
  for (const { keep, seats, out } of sidelinings) {
    lines.push(`  ${membersText(keep)} (${seats}) could sideline ${membersText(out)}`);
  }
  return lines.map(plain).join("\n");
};

const simplestSection = ({ simplest, minimalCoalitions }: Study, paint: Paint): string => {
  const rows = simplest.map(({ members, seats, ways }): Cell[] => [
    membersText(members),
    seats,
    ways,
  ]);
  const all =
    minimalCoalitions === 1n
      ? "1 minimal winning coalition"
      : `${minimalCoalitions} minimal winning coalitions`;
  const title = simplest.length < minimalCoalitions ? `${all}, the simplest of them` : all;
  return section(title, grid(["coalition", "seats", "ways"], rows, paint), paint);
};

const portfoliosSection = ({ portfolios }: Study, paint: Paint): string => {
  const heads = ["party", "seats", "portfolios", "in proportion", "above or below"];
  const rows = portfolios.map(({ party, seats, portfolios, proportional, excess }): Cell[] => [
    party,
    seats,
    portfolios,
    toDecimal(proportional, 2),
    toDecimal(excess, 2),
  ]);
  return section("Portfolios against seats (Gamson's proportion)", grid(heads, rows, paint), paint);
};

/** What the counts of a house leave out; empty where every seat is settled. */
const cautionText = ({ parties, generalOpen }: House): string[] => {
  const unsettled = parties.reduce((sum, { general, settled }) => sum + general - settled, 0);
  if (unsettled + generalOpen === 0) return [];
  return [
    `Counted on who leads each seat: ${unsettled} unsettled, ${generalOpen} open and held by nobody here.`,
  ];
};

/** A study of coalitions as a terminal shows it. */
export const studyText = ({ base, date, whatIf }: Run, study: Study, paint: Paint): string =>
  [
    plain(
      `${base.tabulation}, on ${date}. Majority: ${study.quota} of the ${basisText(study.basis)}.`,
    ),
    ...cautionText(whatIf),
    blocsSection(study, paint),
    simplestSection(study, paint),
    ...(study.coalitions.length === 0
      ? []
      : [
          section(
            "Coalitions asked about, and alliances of the day",
            study.coalitions.map(coalitionText).join("\n"),
            paint,
          ),
        ]),
    ...(study.portfolios.length === 0 ? [] : [portfoliosSection(study, paint)]),
  ].join("\n");
