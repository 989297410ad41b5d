/**
 * Is `part` of `whole`, in per cent, within `window` thousandths of a point of a whole number? Reckoned in
 * whole numbers, so that a share right on the edge is in whatever the machine's rounding.
 */
export const isWholePercent = (part: number, whole: number, window: number): boolean => {
  const over = (100 * part) % whole;
  return 1000 * Math.min(over, whole - over) <= window * whole;
};

/** ln k! for k from 0, grown as larger stations turn up; a running sum, good to 10⁻¹³ of each probability. */
let factorials = new Float64Array(1);

const logFactorials = (most: number): Float64Array => {
  if (most < factorials.length) return factorials;
  const longer = new Float64Array(Math.max(4096, 2 * most));
  longer.set(factorials);
  // Kahan's compensation: a million roundings of one sum would show.
  let lost = 0;
  for (let k = factorials.length; k < longer.length; k++) {
    const next = Math.log(k) - lost;
    longer[k] = longer[k - 1] + next;
    lost = longer[k] - longer[k - 1] - next;
  }
  factorials = longer;
  return factorials;
};

/** How far from the mean, in standard deviations, probabilities are still added up: tails of 10⁻¹⁴ are left. */
const REACH = 7.7;

/**
 * Chance that a Binomial(`whole`, `part`/`whole`) count falls on a whole percentage. Exact: the probabilities of the counts
 * in each window round a whole percentage are added, the first of a window from factorials and the rest by their ratio.
 */
export const wholePercentChance = (part: number, whole: number, window: number): number => {
  if (part <= 0 || part >= whole) return 1;
  const log = logFactorials(whole);
  const [logYes, logNo] = [Math.log(part / whole), Math.log((whole - part) / whole)];
  const odds = part / (whole - part);
  const reach = REACH * Math.sqrt((part * (whole - part)) / whole) + 10;
  const first = Math.max(0, Math.floor((100 * (part - reach)) / whole));
  const last = Math.min(100, Math.ceil((100 * (part + reach)) / whole));
  const width = window * whole;
  let sum = 0;
  for (let percent = first; percent <= last; percent++) {
    const centre = 1000 * percent * whole;
    // Counts k with |100 000 k − centre| ≤ width.
    let k = Math.ceil((centre - width) / 100_000);
    const top = Math.min(whole, Math.floor((centre + width) / 100_000));
    if (k < 0) k = 0;
    if (k > top) continue;
    let chance = Math.exp(log[whole] - log[k] - log[whole - k] + k * logYes + (whole - k) * logNo);
    sum += chance;
    for (; k < top; k++) {
      chance *= ((whole - k) / (k + 1)) * odds;
      sum += chance;
    }
  }
  return sum;
};
