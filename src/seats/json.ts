import { type Fraction, toDecimal } from "./fraction.ts";
import type { House } from "./house.ts";
import type { MinimalCoalition } from "./minimal-winning.ts";
import type { Run } from "./run.ts";
import type { Study } from "./study.ts";

/** Decimals in print, as the literature on power gives them; the exact fraction stands beside it. */
const DIGITS = 6;

const count = (value: bigint | undefined): number | string | null =>
  value === undefined
    ? null
    : value <= BigInt(Number.MAX_SAFE_INTEGER)
      ? Number(value)
      : String(value);

const exact = (value: Fraction | undefined) =>
  value ? { exact: `${value.num}/${value.den}`, decimal: toDecimal(value, DIGITS) } : null;

const houseJson = ({
  chamber,
  parties,
  open,
  generalOpen,
  reservedOpen,
  reserved,
  late,
}: House) => ({
  chamber,
  parties,
  general_open: generalOpen,
  reserved_open: reservedOpen,
  open,
  reserved,
  joins_not_counted: late,
});

const coalitionJson = ({ ways, ...rest }: MinimalCoalition) => ({ ...rest, ways: count(ways) });

const headJson = ({ base, date, basis }: Run) => ({ base: base.tabulation, on: date, basis });

/** A what-if as `--json` prints it: whole numbers, or text where JSON cannot hold them exactly. */
export const runToJson = (run: Run) => {
  const { majority, seats, contests, coalitions, minimalCoalitions, open } = run.comparison;
  return {
    ...headJson(run),
    majority,
    seats: seats.map(({ whatIf, ...rest }) => Object.assign(rest, { what_if: whatIf })),
    contests_changed: contests.map(({ whatIf, ...rest }) =>
      Object.assign(rest, { what_if: whatIf }),
    ),
    coalitions: coalitions.map(({ whatIf, ...rest }) => Object.assign(rest, { what_if: whatIf })),
    minimal_coalitions: {
      declared: count(minimalCoalitions.declared),
      what_if: count(minimalCoalitions.whatIf),
    },
    open: { declared: open.declared, what_if: open.whatIf },
    declared: houseJson(run.declared),
    what_if: houseJson(run.whatIf),
  };
};

/** A study of coalitions as `--json` prints it. */
export const studyToJson = (run: Run, study: Study) => ({
  ...headJson(run),
  majority: study.quota,
  blocs: study.blocs.map(({ minimalCoalitions, shapleyShubik, banzhaf, ...rest }) => ({
    ...rest,
    minimal_coalitions: count(minimalCoalitions),
    shapley_shubik: exact(shapleyShubik),
    banzhaf: exact(banzhaf),
  })),
  minimal_coalitions: count(study.minimalCoalitions),
  simplest: study.simplest.map(coalitionJson),
  coalitions: study.coalitions,
  portfolios: study.portfolios.map(({ proportional, excess, ...rest }) => ({
    ...rest,
    proportional: exact(proportional),
    excess: exact(excess),
  })),
  house: houseJson(run.whatIf),
});
