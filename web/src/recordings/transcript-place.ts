/** Number of the last cue that has begun; −1 before the first. Cues stand in order. */
export const cueAt = (cues: readonly { from: number }[], seconds: number): number => {
  let low = 0;
  let high = cues.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (cues[middle].from <= seconds) low = middle + 1;
    else high = middle;
  }
  return low - 1;
};
