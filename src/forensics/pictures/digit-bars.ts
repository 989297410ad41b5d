import type { Stations } from "../../model/forensics.ts";
import { byLastDigit, digitChances } from "../digits/digit-chances.ts";
import {
  type CountColumn,
  countColumns,
  LAST_DIGITS,
  lastDigit,
  runFree,
  tally,
  total,
} from "../digits/digit-counts.ts";
import { lastDigits } from "../digits/last-digit.ts";
import type { Reason } from "../reasons.ts";
import type { DigitColumn, Wording } from "../wording/wording.ts";
import { notDrawn } from "./not-drawn.ts";
import { at, label, type Picture, svg, words } from "./svg.ts";

const [WIDTH, HEIGHT, LEFT, TOP] = [400, 180, 48, 16];
const STEP = WIDTH / 10;

/** Counts the picture and the test `last-digit` both leave out. */
const { smallest } = lastDigits.defaults;

interface Bar {
  digit: number;
  /** Share of counts that end in it. */
  seen: number;
  /** Where chance alone leaves 95 of 100 such shares, at the same stations. */
  low: number;
  high: number;
}

const barsOf = (column: CountColumn): { bars: Bar[]; stations: number } => {
  const seen = tally(column.counts, smallest, lastDigit);
  const stations = total(seen);
  const n = Math.max(1, stations);
  const chances = stations > 0 ? digitChances(column, byLastDigit(smallest)) : seen.map(() => 0.1);
  const bars = chances.map((chance, digit) => {
    const half = 1.96 * Math.sqrt((chance * (1 - chance)) / n);
    return { digit, seen: seen[digit] / n, low: Math.max(0, chance - half), high: chance + half };
  });
  return { bars, stations };
};

const draw = ({ digit, seen, low, high }: Bar, y: (share: number) => number): string => {
  const x = LEFT + digit * STEP;
  const bar = `<rect x="${at(x + STEP * 0.15)}" y="${at(y(seen))}" width="${at(STEP * 0.7)}" height="${at(TOP + HEIGHT - y(seen))}" fill="#4a78a8"/>`;
  const band = `<rect x="${at(x)}" y="${at(y(high))}" width="${at(STEP)}" height="${at(y(low) - y(high))}" fill="#999" fill-opacity="0.6"/>`;
  return [bar, band, label(x + STEP / 2, TOP + HEIGHT + 16, String(digit))].join("");
};

/** Why a column's bars are not to be shown; nothing where they are. */
const against = ({ counts }: CountColumn): Reason | undefined =>
  total(tally(counts, smallest, lastDigit)) < lastDigits.minimum
    ? "too-few-counts"
    : runFree(counts, smallest, LAST_DIGITS)
      ? undefined
      : "too-alike";

const picture = (column: CountColumn, name: DigitColumn, wording: Wording): Picture => {
  const { bars, stations } = barsOf(column);
  const caption = wording.pictures.digits(name, stations);
  const reason = against(column);
  if (reason) return notDrawn({ id: `digits-${name}`, caption, reason }, wording);
  const highest = Math.max(...bars.flatMap(({ seen, high }) => [seen, high])) * 1.1;
  const y = (share: number) => TOP + HEIGHT * (1 - share / highest);
  const frame = {
    id: `digits-${name}`,
    width: LEFT + WIDTH + 12,
    height: TOP + HEIGHT + 40,
  };
  return {
    id: frame.id,
    ...caption,
    svg: svg({ ...frame, ...caption }, [
      ...bars.map((bar) => draw(bar, y)),
      label(LEFT - 6, y(0.1) + 4, "10 %", "end"),
      words(
        { x: LEFT + WIDTH / 2, y: TOP + HEIGHT + 34 },
        wording.pictures.lastDigit(name),
        wording,
      ),
    ]),
  };
};

/** Last digits as bars, each with the band of chance at the same stations: the leader's votes, then valid votes. */
export const digitBars = (stations: Stations, wording: Wording): Picture[] => {
  const [leader, valid] = countColumns(stations);
  return [picture(leader, "leader", wording), ...(valid ? [picture(valid, "valid", wording)] : [])];
};
