/**
 * From UTF-16 offsets, as JavaScript counts, to Unicode code points, as the W3C Web Annotation model counts
 * (Selectors, 4.2.5). One pass; memory only for the characters outside the Basic Multilingual Plane.
 */
export const codePointCounter = (text: string): ((offset: number) => number) => {
  const pairs: number[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit < 0xd800 || unit > 0xdbff) continue;
    const next = text.charCodeAt(at + 1);
    if (next >= 0xdc00 && next <= 0xdfff) pairs.push(at);
  }
  return (offset) => offset - pairsBefore(pairs, offset);
};

/** How many surrogate pairs begin before the offset: a binary search. */
const pairsBefore = (pairs: readonly number[], offset: number): number => {
  let low = 0;
  let high = pairs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((pairs[middle] ?? 0) < offset - 1) low = middle + 1;
    else high = middle;
  }
  return low;
};
