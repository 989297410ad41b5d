import type { Spikes } from "../spikes/spikes.ts";
import { GRID } from "../spikes/spikes-density.ts";
import { at, label, line, type Picture, type PictureWords, svg, words } from "./svg.ts";

const [WIDTH, HEIGHT, LEFT, TOP] = [720, 240, 12, 16];

const x = (g: number): number => LEFT + (WIDTH * g) / (GRID - 1);

/** Stations at 0 and 100 per cent would press everything else flat: they are cut off at the top. */
const highest = (curves: readonly Float64Array[]): number =>
  curves.reduce((most, curve) => Math.max(most, ...curve.subarray(10, GRID - 10)), 1e-9) * 1.05;

/** Density of shares with the highest the resamples reached; where the data stand above it, a mark. */
export const spikesCurve = (
  { density, envelope, excess, resamples }: Spikes,
  { subject, wording }: PictureWords,
): Picture => {
  const top = highest([density, envelope]);
  const y = (d: number) => TOP + HEIGHT * (1 - Math.min(1, d / top));
  const points = (values: Float64Array) => Array.from(values, (d, g) => [x(g), y(d)] as const);
  const marks: string[] = [];
  density.forEach((d, g) => {
    if (d <= envelope[g] || excess[g] <= 0) return;
    const [from, to] = [y(envelope[g]), y(d)];
    marks.push(line([[x(g), from] as const, [x(g), to] as const], "#b3400f", 2));
  });
  const area = points(envelope)
    .map(([px, py]) => `${at(px)},${at(py)}`)
    .join(" ");
  const caption = wording.pictures.spikes(subject, resamples);
  const frame = { id: "spikes", width: LEFT + WIDTH + 12, height: TOP + HEIGHT + 40 };
  return {
    id: frame.id,
    ...caption,
    svg: svg({ ...frame, ...caption }, [
      `<polygon points="${LEFT},${TOP + HEIGHT} ${area} ${LEFT + WIDTH},${TOP + HEIGHT}" fill="#ddd"/>`,
      line(points(density), "#1f4e79"),
      ...marks,
      ...[0, 25, 50, 75, 100].map((percent) =>
        label(LEFT + (WIDTH * percent) / 100, TOP + HEIGHT + 16, `${percent}`),
      ),
      words(
        { x: LEFT + WIDTH / 2, y: TOP + HEIGHT + 34 },
        wording.pictures.shareOf(subject),
        wording,
      ),
    ]),
  };
};
