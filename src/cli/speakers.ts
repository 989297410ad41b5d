import type { Paint } from "../lib/tty.ts";
import type { Speakers } from "../model/speakers.ts";
import { clock } from "../recordings/clock.ts";
import type { LabelledTurn } from "../recordings/speakers/rttm.ts";
import { plain } from "./plain.ts";

/** Turns for a terminal: who speaks when and how long in all. */
export const turnsText = (
  turns: readonly LabelledTurn[],
  { voices }: Pick<Speakers, "voices">,
  paint: Paint,
): string => {
  if (turns.length === 0) return "  no voice was found\n";
  const sums = new Map<string, number>();
  for (const { voice, from, to } of turns) sums.set(voice, (sums.get(voice) ?? 0) + to - from);
  const named = (voice: string) =>
    voices[voice]
      ? `${voice}, purported: ${plain(voices[voice].purported)} (says ${plain(voices[voice].by)})`
      : voice;
  const lines = turns.map(({ from, to, voice }) => `  ${clock(from)}–${clock(to)}  ${voice}\n`);
  const totals = [...sums].map(
    ([voice, seconds]) => `  ${paint("bold", named(voice))}  ${clock(seconds)} in all\n`,
  );
  const note = "  Proposals by the sound alone. Nothing here says whose voice it is.\n";
  return [...lines, ...totals, note].join("");
};
