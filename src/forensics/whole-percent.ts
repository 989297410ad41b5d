/**
 * Is `part` of `whole`, in per cent, within `window` thousandths of a point of a whole number? Reckoned in
 * whole numbers, so that a share right on the edge is in whatever the machine's rounding.
 */
export const isWholePercent = (part: number, whole: number, window: number): boolean => {
  const over = (100 * part) % whole;
  return 1000 * Math.min(over, whole - over) <= window * whole;
};

/** How far from the most probable count, in standard deviations, probabilities are still added up. */
const REACH = 8.5;

/**
 * Chance that a Binomial(`whole`, `part`/`whole`) count falls on a whole percentage. Exact: the probabilities are walked
 * outwards from the most probable count by their ratio and divided by their own sum, so nothing is rounded
 * away but tails below 10⁻¹⁶.
 */
export const wholePercentChance = (part: number, whole: number, window: number): number => {
  if (part <= 0 || part >= whole) return 1;
  const odds = part / (whole - part);
  const mode = Math.min(whole, Math.floor(((whole + 1) * part) / whole));
  const reach = Math.ceil(REACH * Math.sqrt((part * (whole - part)) / whole) + 12);
  const limit = (window * whole) / 1000;
  const top = Math.min(whole, mode + reach);
  const bottom = Math.max(0, mode - reach);
  let total = 0;
  let hits = 0;
  let chance = 1;
  let over = (100 * mode) % whole;
  for (let k = mode; ; ) {
    total += chance;
    if (over <= limit || whole - over <= limit) hits += chance;
    if (k === top) break;
    chance *= ((whole - k) / (k + 1)) * odds;
    k += 1;
    over += 100;
    while (over >= whole) over -= whole;
  }
  chance = 1;
  over = (100 * mode) % whole;
  for (let k = mode; k > bottom; ) {
    chance *= k / ((whole - k + 1) * odds);
    k -= 1;
    over -= 100;
    while (over < 0) over += whole;
    total += chance;
    if (over <= limit || whole - over <= limit) hits += chance;
  }
  return hits / total;
};
