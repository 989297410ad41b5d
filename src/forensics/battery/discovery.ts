/**
 * Benjamini and Hochberg's (1995) adjusted p-values: rejecting all at or below a level keeps the expected share of
 * false discoveries under it. Same order as given. Valid for independent and for positively dependent tests.
 */
export const falseDiscovery = (ps: readonly number[]): number[] => {
  const order = ps.map((_, i) => i).sort((i, j) => ps[j] - ps[i]);
  const adjusted = ps.map(() => 1);
  let least = 1;
  order.forEach((i, rank) => {
    least = Math.min(least, (ps[i] * ps.length) / (ps.length - rank));
    adjusted[i] = least;
  });
  return adjusted;
};
