import type { Spikes } from "../spikes.ts";
import { GRID } from "../spikes-density.ts";
import { label, line, type Picture, svg } from "./svg.ts";

const [WIDTH, HEIGHT, LEFT, TOP] = [720, 240, 12, 16];

/** Density of shares with the highest the resamples reached; where the data stand above it, a mark. */
export const spikesCurve = (
  spikes: Spikes,
  { id = "spikes", subject = "the leader" } = {},
): Picture => {
  const { density, envelope, excess, resamples } = spikes;
  // Stations at 0 and 100 per cent would press everything else flat: they are cut off at the top.
  const inner = (values: Float64Array) => values.subarray(10, GRID - 10);
  const top = Math.max(1e-9, ...inner(density), ...inner(envelope)) * 1.05;
  const x = (g: number) => LEFT + (WIDTH * g) / (GRID - 1);
  const y = (d: number) => TOP + HEIGHT * (1 - Math.min(1, d / top));
  const points = (values: Float64Array) => Array.from(values, (d, g) => [x(g), y(d)] as const);
  const marks = Array.from(density, (d, g) =>
    d > envelope[g] && excess[g] > 0
      ? line(
          [
            [x(g), y(envelope[g])],
            [x(g), y(d)],
          ],
          "#b3400f",
          2,
        )
      : "",
  ).filter(Boolean);
  const title = `Stations by share of ${subject}`;
  const description = `The line shows how many stations report each share; grey reaches as high as any of ${resamples} resampled smooth elections; what stands above is marked. Crowds at 0 and 100 per cent may be cut off at the top.`;
  const area = points(envelope)
    .map(([px, py]) => `${Math.round(px * 100) / 100},${Math.round(py * 100) / 100}`)
    .join(" ");
  return {
    id,
    title,
    description,
    otherwise:
      "Percentages rounded by hand stand out at 70, 75 or 80 as made-up ones do; small stations crowd at one half and other simple fractions; and of a thousand points some top any number of resamples by chance.",
    svg: svg({ id, width: LEFT + WIDTH + 12, height: TOP + HEIGHT + 40, title, description }, [
      `<polygon points="${LEFT},${TOP + HEIGHT} ${area} ${LEFT + WIDTH},${TOP + HEIGHT}" fill="#ddd"/>`,
      line(points(density), "#1f4e79"),
      ...marks,
      ...[0, 25, 50, 75, 100].map((percent) =>
        label(LEFT + (WIDTH * percent) / 100, TOP + HEIGHT + 16, `${percent}`),
      ),
      label(LEFT + WIDTH / 2, TOP + HEIGHT + 34, `share of ${subject}, %`),
    ]),
  };
};
