/**
 * Hartigans' dip: the largest distance between the distribution of `sorted` values and the nearest one with a single
 * mode, as a fraction. Follows algorithm AS 217 (Hartigan 1985) with the corrections of Maechler: the modal interval is
 * narrowed between the greatest convex minorant and the least concave majorant. Indexes count from 0.
 */
export const dip = (x: Float64Array): number => {
  const n = x.length;
  if (n < 2 || x[0] === x[n - 1]) return 1 / (2 * n);
  const below = minorant(x);
  const above = majorant(x);
  let [low, high] = [0, n - 1];
  let largest = 1;
  for (;;) {
    const gcm = chain(high, low, below);
    const lcm = chain(low, high, above);
    const { gap, g, h } = widest(x, gcm, lcm);
    if (gap < largest) break;
    largest = Math.max(largest, under(x, gcm, g), over(x, lcm, h));
    if (low === gcm[g] && high === lcm[h]) break;
    low = gcm[g];
    high = lcm[h];
  }
  return largest / (2 * n);
};

/** For each point, the previous corner of the convex minorant ending there. */
const minorant = (x: Float64Array): Int32Array => {
  const corner = new Int32Array(x.length);
  for (let j = 1; j < x.length; j++) {
    let k = j - 1;
    while (k > 0 && (x[j] - x[k]) * (k - corner[k]) >= (x[k] - x[corner[k]]) * (j - k)) {
      k = corner[k];
    }
    corner[j] = k;
  }
  return corner;
};

/** For each point, the next corner of the concave majorant starting there. */
const majorant = (x: Float64Array): Int32Array => {
  const last = x.length - 1;
  const corner = new Int32Array(x.length).fill(last);
  for (let j = last - 1; j >= 0; j--) {
    let k = j + 1;
    while (k < last && (x[j] - x[k]) * (k - corner[k]) >= (x[k] - x[corner[k]]) * (j - k)) {
      k = corner[k];
    }
    corner[j] = k;
  }
  return corner;
};

/** Corners from one point to another. */
const chain = (from: number, to: number, next: Int32Array): number[] => {
  const points = [from];
  while (points[points.length - 1] !== to) points.push(next[points[points.length - 1]]);
  return points;
};

/** Where minorant (from the right) and majorant (from the left) are furthest apart. */
const widest = (x: Float64Array, gcm: readonly number[], lcm: readonly number[]) => {
  let [g, h] = [gcm.length - 1, lcm.length - 1];
  if (gcm.length === 2 && lcm.length === 2) return { gap: 1, g, h };
  let gap = 0;
  let ix = gcm.length - 2;
  let iv = 1;
  do {
    const [a, b] = [gcm[ix], lcm[iv]];
    if (a > b) {
      const c = gcm[ix + 1];
      const wide = b - c + 1 - ((x[b] - x[c]) * (a - c)) / (x[a] - x[c]);
      iv += 1;
      if (wide >= gap) [gap, g, h] = [wide, ix + 1, iv - 1];
    } else {
      const c = lcm[iv - 1];
      const wide = ((x[a] - x[c]) * (b - c)) / (x[b] - x[c]) - (a - c - 1);
      ix -= 1;
      if (wide >= gap) [gap, g, h] = [wide, ix + 1, iv];
    }
    ix = Math.max(ix, 0);
    iv = Math.min(iv, lcm.length - 1);
  } while (gcm[ix] !== lcm[iv]);
  return { gap, g, h };
};

/** Largest distance of the data above the minorant, left of the modal interval. */
const under = (x: Float64Array, gcm: readonly number[], g: number): number => {
  let largest = 1;
  for (let j = g; j < gcm.length - 1; j++) {
    const [from, to] = [gcm[j + 1], gcm[j]];
    if (to - from <= 1 || x[to] === x[from]) continue;
    const slope = (to - from) / (x[to] - x[from]);
    for (let k = from; k <= to; k++) {
      largest = Math.max(largest, k - from + 1 - (x[k] - x[from]) * slope);
    }
  }
  return largest;
};

/** Largest distance of the data below the majorant, right of the modal interval. */
const over = (x: Float64Array, lcm: readonly number[], h: number): number => {
  let largest = 1;
  for (let j = h; j < lcm.length - 1; j++) {
    const [from, to] = [lcm[j], lcm[j + 1]];
    if (to - from <= 1 || x[to] === x[from]) continue;
    const slope = (to - from) / (x[to] - x[from]);
    for (let k = from; k <= to; k++) {
      largest = Math.max(largest, (x[k] - x[from]) * slope - (k - from - 1));
    }
  }
  return largest;
};
