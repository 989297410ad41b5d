import type { Recording } from "../api/types.ts";
import { clock } from "./clock.ts";
import { type Cluster, clustersOf, type Lane, regionsOf } from "./regions.ts";
import { placeIn } from "./surface.tsx";
import type { Viewport } from "./viewport.ts";
import { useRecordingWords } from "./words.ts";

interface LanesProps {
  recording: Recording;
  view: Viewport;
  /** Opens one region, or draws a bunch of them larger. */
  onOpen: (cluster: Cluster) => void;
}

const lanes: Lane[] = ["edit", "other", "match"];

/** Share of the width below which two regions cannot be told apart. */
const GAP = 0.008;

/** What was seen and where it stands in others, each at its place. */
export const Lanes = ({ recording, view, onOpen }: LanesProps) => {
  const words = useRecordingWords();
  const all = regionsOf(recording);
  const gap = (view.to - view.from) * GAP;
  const nameOf = ({ regions, from, to }: Cluster): string => {
    if (regions.length > 1) return words.several(regions.length);
    const kind = words.kinds[regions[0].kind] ?? regions[0].kind;
    return `${kind}: ${to > from ? words.span(clock(from, 1), clock(to, 1)) : words.at(clock(from, 1))}`;
  };
  return (
    <div className="lanes">
      {lanes.map((lane) => {
        const regions = all.filter((region) => region.lane === lane);
        if (regions.length === 0) return null;
        return (
          <div key={lane} className={`lane ${lane}`} role="group" aria-label={words.lanes[lane]}>
            <span className="lane-name" aria-hidden="true">
              {words.lanes[lane]}
            </span>
            {clustersOf(regions, { view, gap }).map((cluster) => (
              <button
                key={cluster.regions[0].id}
                type="button"
                title={nameOf(cluster)}
                aria-label={nameOf(cluster)}
                style={placeIn(view, cluster.from, cluster.to)}
                onClick={() => onOpen(cluster)}
              >
                {cluster.regions.length > 1 ? cluster.regions.length : ""}
              </button>
            ))}
          </div>
        );
      })}
    </div>
  );
};
