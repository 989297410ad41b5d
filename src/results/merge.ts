import type { Cell } from "../model/table.ts";
import { lookup } from "./lookup.ts";
import type { StationFacts } from "./part.ts";
import { type CandidateFacts, type ContestFacts, type Part, type Rows } from "./part.ts";
import type { Descriptor } from "./sources.ts";

const merged = <T>(
  parts: readonly Part[],
  pick: (part: Part) => Map<string, T>,
  join: (a: T, b: T) => T,
) => {
  const all = new Map<string, T>();
  for (const part of parts) {
    for (const [key, facts] of pick(part)) {
      const known = all.get(key);
      all.set(key, known === undefined ? facts : join(known, facts));
    }
  }
  return all;
};

const commonPrefix = (a: readonly string[], b: readonly string[]): readonly string[] => {
  const differs = a.findIndex((place, i) => place !== b[i]);
  return differs === -1 ? a : a.slice(0, differs);
};

const joinContests = (a: ContestFacts, b: ContestFacts): ContestFacts => ({
  contest: a.contest,
  regions: commonPrefix(a.regions, b.regions),
  registered: a.registered ?? b.registered,
  stationsExpected: a.stationsExpected ?? b.stationsExpected,
  stationsCounted: a.stationsCounted ?? b.stationsCounted,
});

const joinStations = (a: StationFacts, b: StationFacts): StationFacts =>
  a.registered === b.registered ? a : { ...a, registered: null };

const mergeContests = (parts: readonly Part[]): Map<string, ContestFacts> =>
  merged(parts, (part) => part.contests, joinContests);

export const mergeStations = (parts: readonly Part[]): Map<string, StationFacts> =>
  merged(parts, (part) => part.stations, joinStations);

export const mergeCandidates = (parts: readonly Part[]): Map<string, CandidateFacts> =>
  merged(
    parts,
    (part) => part.candidates,
    (first) => first,
  );

/** What the stations of a contest say of it where the tabulation claims to hold every one of them. */
const wholeContest = (stations: Iterable<StationFacts>) => {
  const whole = new Map<string, { count: number; registered: number | null }>();
  for (const { contest, registered } of stations) {
    const sum = whole.get(contest) ?? { count: 0, registered: 0 };
    sum.count++;
    sum.registered =
      sum.registered === null || registered === null ? null : sum.registered + registered;
    whole.set(contest, sum);
  }
  return whole;
};

const wholes = (parts: readonly Part[]): ReturnType<typeof wholeContest> => {
  const whole = wholeContest(mergeStations(parts).values());
  for (const [contest, sum] of parts.flatMap(({ bulk }) => [...(bulk?.whole ?? [])])) {
    whole.set(contest, sum);
  }
  return whole;
};

/** Rows of the contests table: the data, completed by what the descriptor says of a contest. */
export const contestRows = ({ id, value }: Descriptor, parts: readonly Part[]): Rows => {
  const contests = mergeContests(parts);
  const whole = wholes(value.coverage.stations === "all" ? parts : []);
  const names = new Set([...contests.keys(), ...Object.keys(value.contests)]);
  return [...names].map((contest): readonly Cell[] => {
    const said = lookup(value.contests, contest);
    const read = contests.get(contest);
    const all = whole.get(contest);
    return [
      id,
      contest,
      said?.regions ?? read?.regions ?? [],
      said?.seats ?? 1,
      said?.registered ?? read?.registered ?? all?.registered ?? null,
      said?.stations_expected ?? read?.stationsExpected ?? all?.count ?? null,
      said?.stations_counted ?? read?.stationsCounted ?? null,
      said?.note ?? null,
    ];
  });
};

export const stationRows = (id: string, stations: Map<string, StationFacts>): Rows =>
  [...stations.values()].map((s) => [id, s.contest, s.station, s.regions, s.registered]);

export const candidateRows = (id: string, candidates: Map<string, CandidateFacts>): Rows =>
  [...candidates.values()].map((c) => [id, c.contest, c.candidate, c.name, c.party, c.label]);

export const tabulationRow = ({ id, value }: Descriptor): readonly Cell[] => [
  id,
  value.title,
  value.issuer,
  value.stage,
  value.level,
  value.chamber ?? null,
  value.election,
  value.as_of ?? null,
  value.coverage.candidates,
  value.coverage.stations,
  value.source ?? null,
  value.note ?? null,
];
