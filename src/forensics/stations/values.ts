// What more than one test asks of a list of numbers.

export const allEqual = (values: ArrayLike<number>): boolean => {
  for (let i = 1; i < values.length; i++) if (values[i] !== values[0]) return false;
  return true;
};

/** Width of the middle nine tenths of a list of counts; 0 of none. */
export const middleWidth = (counts: Int32Array): number => {
  const sorted = counts.toSorted();
  const at = (part: number) => sorted[Math.round(part * (sorted.length - 1))];
  return sorted.length > 0 ? at(0.95) - at(0.05) : 0;
};

/** Largest of a list of counts; 0 of none. */
export const largest = (counts: Int32Array): number =>
  counts.reduce((top, count) => (count > top ? count : top), 0);

/** Pearson's correlation, each pair counted `weights` times; not a number where either list is all equal. */
export const correlation = (
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  weights?: ArrayLike<number>,
): number => {
  const weight = (i: number) => (weights ? weights[i] : 1);
  let [total, sumX, sumY] = [0, 0, 0];
  for (let i = 0; i < x.length; i++) {
    total += weight(i);
    sumX += weight(i) * x[i];
    sumY += weight(i) * y[i];
  }
  let [xy, xx, yy] = [0, 0, 0];
  for (let i = 0; i < x.length; i++) {
    const [dx, dy] = [x[i] - sumX / total, y[i] - sumY / total];
    xy += weight(i) * dx * dy;
    xx += weight(i) * dx * dx;
    yy += weight(i) * dy * dy;
  }
  return xy / Math.sqrt(xx * yy);
};
