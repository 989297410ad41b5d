import type { BulkReconciled, ContestSum, Difference as Unlike } from "./bulk/reconcile.ts";
import { type NameProposal, proposeNames } from "./names/match.ts";

/** One figure that differs between two tabulations. */
export interface Difference extends Unlike {
  /** What would explain it: columns swapped, digits transposed; null if neither. */
  likely: string | null;
}

export interface Net {
  who: string;
  a: number | null;
  b: number | null;
  /** b less a; null where one side has none. */
  difference: number | null;
}

/** Two tabulations set against each other, in both directions. */
export interface Reconciliation {
  stationsOnlyA: { contest: string; station: string | null }[];
  stationsOnlyB: { contest: string; station: string | null }[];
  contestsOnlyA: string[];
  contestsOnlyB: string[];
  differences: Difference[];
  net: Net[];
  /** Contests led by one in a and by another in b. */
  changed: string[];
  /** Contests where the leaders' names are not matched: they could be one person spelt twice. */
  open: string[];
  /** Names without a match that may be one: for a person to confirm in the descriptor's `names`. */
  names: (NameProposal & { contest: string })[];
}

/** Runs one SELECT over the case's tables, rows as objects. */
export type Query = (sql: string) => Promise<Record<string, unknown>[]>;

const number = (value: unknown): number | null =>
  value === null || value === undefined ? null : Number(value);
const text = (value: unknown): string => value as string;
const textOrNull = (value: unknown): string | null => (value === null ? null : (value as string));
const quote = (value: string): string => `'${value.replaceAll("'", "''")}'`;

const distinctPlaces = (rows: readonly Record<string, unknown>[]) => [
  ...new Map(
    rows.map(({ contest, station }) => [
      `${text(contest)}\u0000${textOrNull(station) ?? ""}`,
      { contest: text(contest), station: textOrNull(station) },
    ]),
  ).values(),
];

const differenceOf = (row: Record<string, unknown>): Difference => ({
  contest: text(row.contest),
  station: textOrNull(row.station),
  candidate: text(row.candidate_a),
  a: number(row.votes_a),
  b: number(row.votes_b),
  likely: textOrNull(row.likely),
});

const unmatchedNames = (pairs: readonly Record<string, unknown>[]): Reconciliation["names"] => {
  const byContest = Map.groupBy(pairs, ({ contest }) => text(contest));
  return [...byContest].flatMap(([contest, rows]) => {
    const a = rows.flatMap((row) =>
      row.candidate_a === null ? [] : [{ id: text(row.candidate_a) }],
    );
    const b = rows.flatMap((row) =>
      row.candidate_b === null ? [] : [{ id: text(row.candidate_b) }],
    );
    return proposeNames(a, b).map((proposal) => Object.assign(proposal, { contest }));
  });
};

const withFlag = (rows: readonly Record<string, unknown>[], flag: boolean | null): string[] =>
  rows.filter(({ changes }) => changes === flag).map(({ contest }) => text(contest));

/** Reconciles through the macros: any data, whatever the careful reader or the bulk reader made of it. */
export const reconcileTables = async (
  query: Query,
  a: string,
  b: string,
): Promise<Reconciliation> => {
  const both = `${quote(a)}, ${quote(b)}`;
  const rows = await query(
    `select * from reconcile(${both}) order by contest, station, candidate_a, candidate_b`,
  );
  const contests = await query(
    `select contest, any_value(changes_result) as changes, any_value(in_both) as in_both, max(votes_a) is null as only_b
     from reconcile_contests(${both}) group by contest order by contest`,
  );
  const net = await query(`select * from reconcile_regions(${both}, 0)`);
  const pairs = await query(
    `select * from candidate_pairs(${both}) where matched_by is null order by all`,
  );
  const shared = contests.filter(({ in_both }) => in_both === true);
  const alone = contests.filter(({ in_both }) => in_both !== true);
  const at = (status: string) => distinctPlaces(rows.filter((row) => row.status === status));
  return {
    stationsOnlyA: at("station only in a"),
    stationsOnlyB: at("station only in b"),
    contestsOnlyA: alone
      .filter(({ only_b }) => only_b !== true)
      .map(({ contest }) => text(contest)),
    contestsOnlyB: alone
      .filter(({ only_b }) => only_b === true)
      .map(({ contest }) => text(contest)),
    differences: rows
      .filter(({ status }) => status === "differs" || status === "illegible")
      .map(differenceOf),
    net: net.map(({ who, votes_a, votes_b, difference }) => ({
      who: text(who),
      a: number(votes_a),
      b: number(votes_b),
      difference: number(difference),
    })),
    changed: withFlag(shared, true),
    open: withFlag(shared, null),
    names: unmatchedNames(pairs),
  };
};

const leaders = (votes: Record<string, number | null>): string[] => {
  const most = Math.max(0, ...Object.values(votes).map((count) => count ?? 0));
  return most === 0 ? [] : Object.keys(votes).filter((name) => votes[name] === most);
};

/** As the macro has it: none who leads in one leads in the other. */
const changes = ({ a, b }: ContestSum): boolean => {
  const [first, second] = [leaders(a), leaders(b)];
  return !first.some((name) => second.includes(name));
};

const totals = (contests: readonly ContestSum[], side: "a" | "b"): Map<string, number> => {
  const sums = new Map<string, number>();
  for (const contest of contests) {
    for (const [name, votes] of Object.entries(contest[side])) {
      if (votes !== null) sums.set(name, (sums.get(name) ?? 0) + votes);
    }
  }
  return sums;
};

const explain = (
  one: { a: number | null; b: number | null },
  others: readonly { a: number | null; b: number | null }[],
): string | null => {
  if (one.a === null || one.b === null) return null;
  if (others.some(({ a, b }) => a === one.b && b === one.a)) return "columns swapped";
  const sorted = (count: number): string => String(count).split("").toSorted().join("");
  return sorted(one.a) === sorted(one.b) ? "digits transposed" : null;
};

/** The same answer from the bulk reconciliation. `partyOf` names the party of a candidate, where one is known. */
export const reconcileBulk = (
  bulk: BulkReconciled,
  partyOf: (candidate: string) => string | null,
): Reconciliation => {
  const { contests, differences, onlyA, onlyB } = bulk;
  const bySheet = Map.groupBy(
    differences,
    ({ contest, station }) => `${contest}\u0000${station ?? ""}`,
  );
  const shared = contests.filter(({ sheetsA, sheetsB }) => sheetsA > 0 && sheetsB > 0);
  const [a, b] = [totals(contests, "a"), totals(contests, "b")];
  const named = (sums: Map<string, number>): Map<string, number> => {
    const byParty = new Map<string, number>();
    for (const [name, votes] of sums) {
      const who = partyOf(name) ?? name;
      byParty.set(who, (byParty.get(who) ?? 0) + votes);
    }
    return byParty;
  };
  const [netA, netB] = [named(a), named(b)];
  const who = [...new Set([...netA.keys(), ...netB.keys()])].sort((x, y) => (x < y ? -1 : 1));
  return {
    stationsOnlyA: onlyA,
    stationsOnlyB: onlyB,
    contestsOnlyA: contests.filter(({ sheetsB }) => sheetsB === 0).map(({ contest }) => contest),
    contestsOnlyB: contests.filter(({ sheetsA }) => sheetsA === 0).map(({ contest }) => contest),
    differences: differences.map((one) =>
      Object.assign(one, {
        likely: explain(one, bySheet.get(`${one.contest}\u0000${one.station ?? ""}`) ?? []),
      }),
    ),
    net: who.map((name) => {
      const [x, y] = [netA.get(name) ?? null, netB.get(name) ?? null];
      return { who: name, a: x, b: y, difference: x === null || y === null ? null : y - x };
    }),
    changed: shared.filter(changes).map(({ contest }) => contest),
    open: [],
    names: [],
  };
};
