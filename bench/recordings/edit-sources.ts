import type { Source } from "./edit-maker.ts";
import { utterances } from "./speech.ts";

/**
 * Utterances of seven seconds and more by half of the speakers: on the first half detectors are made and their limits set, on the second
 * both are measured.
 */
export const halves = async (): Promise<Record<1 | 2, readonly Source[]>> => {
  const all = await utterances(7);
  const names = [...new Set(all.map(({ speaker }) => speaker))];
  const first = new Set(names.slice(0, names.length / 2));
  return {
    1: all.filter(({ speaker }) => first.has(speaker)),
    2: all.filter(({ speaker }) => !first.has(speaker)),
  };
};
