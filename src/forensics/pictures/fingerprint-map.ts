import type { Stations } from "../../model/forensics.ts";
import { fingerprint } from "../shares/fingerprint.ts";
import { turnoutShare } from "../stations/turnout-share.ts";
import { at, label, type Picture, type PictureWords, shade, svg, words } from "./svg.ts";

const [SIZE, LEFT, TOP, CELLS] = [400, 56, 16, 50];

const ticks = (): string[] =>
  [0, 25, 50, 75, 100].flatMap((percent) => [
    label(LEFT + (SIZE * percent) / 100, TOP + SIZE + 16, `${percent}`),
    label(LEFT - 6, TOP + SIZE - (SIZE * percent) / 100 + 4, `${percent}`, "end"),
  ]);

/** Stations by turnout and share as a heat map; darker where there are more, on a scale of roots. */
export const fingerprintMap = (stations: Stations, { subject, wording }: PictureWords): Picture => {
  const counts = fingerprint(turnoutShare(stations), CELLS);
  const top = counts.reduce((most, n) => Math.max(most, n), 1);
  const side = SIZE / CELLS;
  const squares: string[] = [];
  counts.forEach((n, i) => {
    if (n === 0) return;
    const x = LEFT + (i % CELLS) * side;
    const y = TOP + SIZE - (Math.floor(i / CELLS) + 1) * side;
    squares.push(
      `<rect x="${at(x)}" y="${at(y)}" width="${at(side)}" height="${at(side)}" fill="${shade(Math.sqrt(n / top))}"/>`,
    );
  });
  const caption = wording.pictures.fingerprint(subject);
  const frame = { id: "fingerprint", width: LEFT + SIZE + 20, height: TOP + SIZE + 44 };
  return {
    id: frame.id,
    ...caption,
    svg: svg({ ...frame, ...caption }, [
      `<rect x="${LEFT}" y="${TOP}" width="${SIZE}" height="${SIZE}" fill="none" stroke="#999"/>`,
      ...squares,
      ...ticks(),
      words({ x: LEFT + SIZE / 2, y: TOP + SIZE + 36 }, wording.pictures.turnout, wording),
      words({ x: 14, y: TOP + SIZE / 2, turned: true }, wording.pictures.share, wording),
    ]),
  };
};
