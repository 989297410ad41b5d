import type { Stations } from "../../model/forensics.ts";
import { type CountColumn, countColumns, lastDigit, tally, total } from "../digit-counts.ts";
import { at, label, type Picture, svg } from "./svg.ts";

const [WIDTH, HEIGHT, LEFT, TOP] = [400, 180, 48, 16];

/** Shares of last digits as bars; the band holds 95 of 100 digits of a station count where all are equally likely. */
const bars = ({ name, counts }: CountColumn, id: string): Picture => {
  const seen = tally(counts, 0, lastDigit);
  const n = Math.max(1, total(seen));
  const half = 1.96 * Math.sqrt(0.09 / n);
  const highest = Math.max(0.1 + 2 * half, ...seen.map((count) => count / n)) * 1.1;
  const y = (share: number) => TOP + HEIGHT * (1 - share / highest);
  const step = WIDTH / 10;
  const marks = seen.map((count, digit) => {
    const x = LEFT + digit * step + step * 0.15;
    const height = HEIGHT - (y(count / n) - TOP);
    return `<rect x="${at(x)}" y="${at(y(count / n))}" width="${at(step * 0.7)}" height="${at(height)}" fill="#4a78a8"/>${label(x + step * 0.35, TOP + HEIGHT + 16, String(digit))}`;
  });
  const title = `Last digits of ${name}`;
  const description = `Share of stations whose count ends in each digit; the grey band is where chance alone leaves 95 of 100 bars, for ${n} stations.`;
  const band = `<rect x="${LEFT}" y="${at(y(0.1 + half))}" width="${WIDTH}" height="${at(y(0.1 - half) - y(0.1 + half))}" fill="#bbb" fill-opacity="0.6"/>`;
  return {
    id,
    title,
    description,
    otherwise:
      "Small stations end in low digits more often, stations built to one size crowd just under it, and sheets copied by hand are rounded to 0 and 5.",
    svg: svg({ id, width: LEFT + WIDTH + 12, height: TOP + HEIGHT + 40, title, description }, [
      ...marks,
      band,
      label(LEFT - 6, y(0.1) + 4, "10 %", "end"),
      label(LEFT + WIDTH / 2, TOP + HEIGHT + 34, `last digit of ${name}`),
    ]),
  };
};

/** One picture for the leader's votes and one for valid votes. */
export const digitBars = (stations: Stations): Picture[] =>
  countColumns(stations).map((column, i) => bars(column, `digits-${i + 1}`));
