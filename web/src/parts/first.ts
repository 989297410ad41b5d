import type { ContestRow } from "../api/types.ts";

type Leader = ContestRow["tabulations"][number];

/** Who is first in one tabulation, all of those who tie: by party where it has parties. */
const firstIn = (leaders: readonly Leader[]): string =>
  JSON.stringify(leaders.map(({ party, name }) => party ?? name ?? "").sort());

const disagrees = (leaders: readonly Leader[]): boolean => {
  const byTabulation = Map.groupBy(leaders, ({ tabulation }) => tabulation);
  return new Set([...byTabulation.values()].map(firstIn)).size > 1;
};

/**
 * Whether two accounts of the same election name another party (or, without parties, another name) as first. That two elections had
 * another first is no disagreement: seats of 2018 and 2024 may bear one name.
 */
export const differs = ({ tabulations }: ContestRow): boolean => {
  const races = Map.groupBy(tabulations, ({ election, chamber }) => `${election} ${chamber ?? ""}`);
  return [...races.values()].some(disagrees);
};
