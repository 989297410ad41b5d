import { MandateError } from "../lib/error.ts";
import type { Change } from "../model/scenario.ts";
import type { Candidate, ContestResult } from "./contest.ts";
import { seatsOfContest } from "./contest.ts";

/** What one sheet says of one candidate. */
export interface SheetVotes {
  station: string;
  candidate: string;
  party: string | null;
  votes: number | null;
}

/** What changes may draw on: contests by tabulation, and the sheets of the contests that changes name. */
export interface Evidence {
  contest(tabulation: string, contest: string): ContestResult | undefined;
  sheets(tabulation: string, contest: string): readonly SheetVotes[];
}

/** Contests by id, in order, and which were annulled. */
export interface State {
  contests: Map<string, ContestResult>;
  annulled: Set<string>;
  /** Sheets put in or taken out so far, by contest, tabulation and station. */
  moved: Map<string, "in" | "out">;
}

type SheetChange = Extract<Change, { do: "remove" | "restore" | "replace" }>;
type ContestChange = Extract<Change, { do: "accept" | "annul" }>;

const noContest = (contest: string, where: string): MandateError =>
  new MandateError({
    code: "seats/no-contest",
    message: `${where} has no contest ${contest}`,
    fix: 'See the contests with: mandate query FOLDER "select distinct contest from contests"',
  });

/** The contests a change names, or those its `won_by` party holds in the state before the change. */
const contestsOf = ({ contests, annulled }: State, change: ContestChange): string[] => {
  if (change.contests) return change.contests;
  const holds = (result: ContestResult): boolean =>
    !annulled.has(result.contest) &&
    seatsOfContest(result).held.some(({ party }) => party === change.won_by);
  return [...contests.values()].filter(holds).map(({ contest }) => contest);
};

const accept = (
  state: State,
  change: ContestChange & { do: "accept" },
  evidence: Evidence,
): void => {
  for (const contest of contestsOf(state, change)) {
    const result = evidence.contest(change.from, contest);
    if (!result) throw noContest(contest, change.from);
    state.contests.set(contest, result);
    state.annulled.delete(contest);
    for (const key of state.moved.keys()) {
      if (key.startsWith(`${contest}\n`)) state.moved.delete(key);
    }
  }
};

const annul = (state: State, change: ContestChange): void => {
  for (const contest of contestsOf(state, change)) {
    if (!state.contests.has(contest)) throw noContest(contest, "the result");
    state.annulled.add(contest);
  }
};

/** The candidate of the contest a sheet's line is about: the same id or, failing that, the only one of the party. */
const matchOf = (
  candidates: readonly Candidate[],
  { candidate, party }: SheetVotes,
): Candidate | undefined => {
  const same = candidates.find((one) => one.candidate === candidate);
  if (same || party === null) return same;
  const ofParty = candidates.filter((one) => one.party === party);
  return ofParty.length === 1 ? ofParty[0] : undefined;
};

const unmatched = (contest: string, { candidate, station }: SheetVotes): MandateError =>
  new MandateError({
    code: "seats/no-candidate",
    message: `station ${station} has votes for ${candidate}, who is not in ${contest}`,
    fix: "Name the party of that column in the descriptor, or give both tabulations the same candidate id.",
  });

const belowZero = (contest: string, candidate: string): MandateError =>
  new MandateError({
    code: "seats/below-zero",
    message: `${contest}: taking these sheets away leaves ${candidate} fewer than no votes`,
    fix: "These sheets cannot be part of this total: take a base that they are summed up in.",
  });

const combined = (
  contest: string,
  one: Candidate,
  votes: number | null,
  sign: 1 | -1,
): Candidate => {
  const sum = one.votes === null || votes === null ? null : one.votes + sign * votes;
  if (sum !== null && sum < 0) throw belowZero(contest, one.candidate);
  return { ...one, votes: sum };
};

const add = (result: ContestResult, sheets: readonly SheetVotes[], sign: 1 | -1): ContestResult => {
  const candidates = [...result.candidates];
  for (const line of sheets) {
    const found = matchOf(candidates, line);
    if (!found && line.votes === 0) continue;
    if (!found) throw unmatched(result.contest, line);
    candidates[candidates.indexOf(found)] = combined(result.contest, found, line.votes, sign);
  }
  return { ...result, candidates };
};

const sheetsAt = (
  evidence: Evidence,
  tabulation: string,
  { contest, stations }: SheetChange,
): readonly SheetVotes[] => {
  const sheets = evidence.sheets(tabulation, contest);
  const missing = stations.find((station) => !sheets.some((line) => line.station === station));
  if (missing === undefined) return sheets.filter(({ station }) => stations.includes(station));
  throw new MandateError({
    code: "seats/no-sheet",
    message: `${tabulation} has no sheet of station ${missing} in ${contest}`,
    fix: "Station ids are as the data writes them: see the table stations.",
  });
};

const exactOnly = (result: ContestResult): void => {
  if (result.lists !== "winners") return;
  throw new MandateError({
    code: "seats/winner-only",
    message: `${result.contest}: ${result.sources.join(", ")} gives only the winner's votes, so sheets cannot be added or taken away`,
    fix: "Take a base that lists every candidate, or accept a tabulation for the whole contest.",
  });
};

/**
 * Notes each station's sheet as put in or taken out, and refuses to count one twice or to take one away twice. A
 * contest's first source is in it whole; of any other tabulation only what was put in.
 */
const note = (
  state: State,
  { contest, stations }: SheetChange,
  tabulation: string,
  turn: "in" | "out",
): void => {
  const whole = state.contests.get(contest)?.sources[0] === tabulation;
  for (const station of stations) {
    const key = `${contest}\n${tabulation}\n${station}`;
    const now = state.moved.get(key) ?? (whole ? "in" : undefined);
    if (now === turn) throw movedTwice(contest, station, turn);
    state.moved.set(key, turn);
  }
};

const movedTwice = (contest: string, station: string, turn: "in" | "out"): MandateError =>
  new MandateError({
    code: "seats/sheet-twice",
    message: `${contest}: the sheet of station ${station} is ${turn === "in" ? "already counted" : "already taken away"}`,
    fix: "Name each station once, and restore only sheets that are not in the result.",
  });

const changeSheets = (state: State, change: SheetChange, evidence: Evidence): void => {
  const before = state.contests.get(change.contest);
  if (!before) throw noContest(change.contest, "the result");
  exactOnly(before);
  let result = before;
  const out = change.do === "restore" ? undefined : change.from;
  const into =
    change.do === "replace" ? change.with : change.do === "restore" ? change.from : undefined;
  if (out) {
    note(state, change, out, "out");
    result = add(result, sheetsAt(evidence, out, change), -1);
  }
  if (into) {
    note(state, change, into, "in");
    result = add(result, sheetsAt(evidence, into, change), 1);
  }
  const sources = [...new Set([...before.sources, ...(into ? [into] : [])])];
  state.contests.set(change.contest, { ...result, sources, settled: before.complete });
};

/**
 * The contests after the changes, in order, from those of a base. The base is left as it was. Throws `seats/…`
 * where a change names what is not there or takes away what cannot have been counted.
 */
export const applyChanges = (
  base: Iterable<ContestResult>,
  changes: readonly Change[],
  evidence: Evidence,
): State => {
  const state: State = {
    contests: new Map(Array.from(base, (result) => [result.contest, result])),
    annulled: new Set(),
    moved: new Map(),
  };
  for (const change of changes) {
    if (change.do === "accept") accept(state, change, evidence);
    else if (change.do === "annul") annul(state, change);
    else changeSheets(state, change, evidence);
  }
  return state;
};
