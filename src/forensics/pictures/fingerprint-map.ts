import type { Stations } from "../../model/forensics.ts";
import { fingerprint } from "../fingerprint.ts";
import { turnoutShare } from "../turnout-share.ts";
import { at, label, type Picture, shade, svg } from "./svg.ts";

const [SIZE, LEFT, TOP] = [400, 56, 16];

/** Stations by turnout and share as a heat map; darker where there are more, on a scale of roots. */
export const fingerprintMap = (
  stations: Stations,
  { id = "fingerprint", subject = "the leader" } = {},
): Picture => {
  const cells = 50;
  const counts = fingerprint(turnoutShare(stations), cells);
  const top = counts.reduce((most, n) => Math.max(most, n), 1);
  const side = SIZE / cells;
  const squares: string[] = [];
  counts.forEach((n, i) => {
    if (n === 0) return;
    const x = LEFT + (i % cells) * side;
    const y = TOP + SIZE - (Math.floor(i / cells) + 1) * side;
    squares.push(
      `<rect x="${at(x)}" y="${at(y)}" width="${at(side)}" height="${at(side)}" fill="${shade(Math.sqrt(n / top))}"/>`,
    );
  });
  const ticks = [0, 25, 50, 75, 100].flatMap((percent) => [
    label(LEFT + (SIZE * percent) / 100, TOP + SIZE + 16, `${percent}`),
    label(LEFT - 6, TOP + SIZE - (SIZE * percent) / 100 + 4, `${percent}`, "end"),
  ]);
  const title = `Turnout and share of ${subject}`;
  const description =
    "Each cell is a pair of turnout (across) and share (up); the darker, the more stations. Like places that vote undisturbed make one round cloud.";
  return {
    id,
    title,
    description,
    otherwise:
      "A slanted or double cloud also comes of town and country, or regions, that honestly differ; hospitals, barracks and strongholds stand in the upper right corner by themselves.",
    svg: svg({ id, width: LEFT + SIZE + 20, height: TOP + SIZE + 44, title, description }, [
      `<rect x="${LEFT}" y="${TOP}" width="${SIZE}" height="${SIZE}" fill="none" stroke="#999"/>`,
      ...squares,
      ...ticks,
      label(LEFT + SIZE / 2, TOP + SIZE + 36, "turnout, %"),
      `<text transform="translate(14 ${TOP + SIZE / 2}) rotate(-90)" text-anchor="middle">share, %</text>`,
    ]),
  };
};
