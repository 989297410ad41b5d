import { plainText } from "./markup.ts";

/** A cue before its lines are read: times in seconds, lines with their markup. */
export interface Caption {
  from: number;
  to: number;
  lines: string[];
}

const textsOf = ({ lines }: Caption): string[] =>
  lines.map(plainText).filter((text) => text.trim() !== "");

/** Whether a caption starts with the line on which the one before it ended, as it ended. */
const goesOn = (before: Caption, now: Caption): boolean =>
  Math.abs(now.from - before.to) < 0.05 &&
  textsOf(before).at(-1) !== undefined &&
  textsOf(before).at(-1) === textsOf(now)[0];

const SHARE = 0.3;

const withoutFirst = ({ lines, ...rest }: Caption): string[] =>
  lines.slice(lines.findIndex((line) => textsOf({ ...rest, lines: [line] }).length > 0) + 1);

/**
 * Captions that roll, as YouTube makes them by machine: each repeats the last line of the one before it above its own, and between two
 * stands one of some milliseconds that only repeats. The repeated lines are taken out, and captions that hold nothing else. A file in
 * which fewer than three in ten captions have a repeated line above one of their own is left as it is: a chant is no such thing.
 */
export const unrolled = (captions: Caption[]): Caption[] => {
  const rolls = captions.map((now, i) => i > 0 && goesOn(captions[i - 1], now));
  const above = captions.filter((now, i) => rolls[i] && textsOf(now).length > 1).length;
  if (above < 2 || above < SHARE * captions.length) return captions;
  return captions
    .map((now, i) => (rolls[i] ? { ...now, lines: withoutFirst(now) } : now))
    .filter((now) => textsOf(now).length > 0);
};
