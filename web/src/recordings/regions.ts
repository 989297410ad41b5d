import type { Recording } from "../api/types.ts";
import type { Viewport } from "./viewport.ts";

export type Lane = "edit" | "other" | "match";

/** Something at a place of a recording. */
export interface Region {
  id: string;
  lane: Lane;
  kind: string;
  from: number;
  to: number;
}

const laneOf = (kind: string): Lane => (kind.startsWith("edit-") ? "edit" : "other");

/** Everything of a recording that has a place, in its order. */
export const regionsOf = ({ observations, matches }: Recording): Region[] => [
  ...observations.flatMap(({ kind, from, to }, index) =>
    from === undefined
      ? []
      : [{ id: `seen-${index}`, lane: laneOf(kind), kind, from, to: to ?? from }],
  ),
  ...matches.map(({ from, to }, index) => ({
    id: `match-${index}`,
    lane: "match" as const,
    kind: "match",
    from,
    to,
  })),
];

/** Regions that would lie on one another on the screen, as one. */
export interface Cluster {
  regions: Region[];
  from: number;
  to: number;
}

const middle = ({ from, to }: { from: number; to: number }): number => (from + to) / 2;

/** Regions of a lane in a stretch; those whose middles are closer than `gap` seconds as one, so that each can be hit. */
export const clustersOf = (
  regions: readonly Region[],
  { view, gap }: { view: Viewport; gap: number },
): Cluster[] => {
  const clusters: Cluster[] = [];
  const seen = regions
    .filter(({ from, to }) => to >= view.from && from <= view.to)
    .sort((a, b) => middle(a) - middle(b));
  for (const region of seen) {
    const last = clusters.at(-1);
    const { from, to } = region;
    if (last && middle(region) - middle(last.regions.at(-1) ?? region) < gap) {
      last.regions.push(region);
      last.from = Math.min(last.from, from);
      last.to = Math.max(last.to, to);
    } else clusters.push({ regions: [region], from, to });
  }
  return clusters;
};

/** A stretch around a region in which it can be heard for what it is. */
export const around = ({ from, to }: { from: number; to: number }, seconds: number) => ({
  from: Math.max(0, from - 1.5),
  to: Math.min(seconds, to + 1.5),
});
