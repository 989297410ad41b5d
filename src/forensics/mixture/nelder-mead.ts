export interface Optimum {
  at: number[];
  value: number;
  steps: number;
}

interface Corner {
  at: number[];
  value: number;
}

const between = (from: readonly number[], to: readonly number[], share: number): number[] =>
  from.map((x, i) => x + share * (to[i] - x));

/**
 * Highest point of a function near `start` by Nelder and Mead's simplex (1965), for a handful of dimensions. Stops when
 * the simplex is level to `tolerance`, or after `most` steps.
 */
export const maximise = (
  f: (x: readonly number[]) => number,
  start: readonly number[],
  { size = 0.5, tolerance = 1e-3, most = 600 } = {},
): Optimum => {
  const corner = (at: number[]): Corner => ({ at, value: f(at) });
  let simplex = [
    corner([...start]),
    ...start.map((_, i) => corner(start.map((x, j) => (i === j ? x + size : x)))),
  ];
  let steps = 0;
  for (; steps < most; steps++) {
    simplex.sort((a, b) => b.value - a.value);
    const best = simplex[0];
    const worst = simplex[simplex.length - 1];
    if (best.value - worst.value < tolerance) break;
    const others = simplex.slice(0, -1);
    const centre = start.map((_, i) => others.reduce((s, c) => s + c.at[i], 0) / others.length);
    const reflected = corner(between(centre, worst.at, -1));
    let next = reflected;
    if (reflected.value > best.value) {
      const expanded = corner(between(centre, worst.at, -2));
      if (expanded.value > reflected.value) next = expanded;
    } else if (reflected.value <= others[others.length - 1].value) {
      next = corner(between(centre, worst.at, reflected.value > worst.value ? -0.5 : 0.5));
    }
    if (next.value > worst.value) simplex = [...others, next];
    else simplex = simplex.map((c, i) => (i === 0 ? c : corner(between(best.at, c.at, 0.5))));
  }
  simplex.sort((a, b) => b.value - a.value);
  return { ...simplex[0], steps };
};
