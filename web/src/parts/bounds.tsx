import { useId } from "react";
import type { Contest } from "../api/types.ts";
import { useWords } from "../i18n/index.ts";
import { formatNumber } from "./format.ts";

type Standing = Contest["tabulations"][number]["standings"][number];

const WIDTH = 240;
const HEIGHT = 16;

/** Votes in hand, solid, and what missing sheets could add, hatched; the same in words for those who do not see it. */
export const Bounds = ({ standing, most }: { standing: Standing; most: number }) => {
  const { results } = useWords();
  const hatch = useId();
  const { low, high, colour } = standing;
  const x = (votes: number): number => (votes / most) * WIDTH;
  const words =
    high === undefined
      ? `≥ ${formatNumber(low)}, ${results.unbounded}`
      : low === high
        ? formatNumber(low)
        : `${formatNumber(low)}–${formatNumber(high)}`;
  const reach = high === undefined ? WIDTH - x(low) : x(high) - x(low);
  return (
    <svg
      className="bounds"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={words}
    >
      <title>{words}</title>
      <defs>
        <pattern
          id={hatch}
          width="5"
          height="5"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect width="1.6" height="5" fill="var(--soft)" />
        </pattern>
      </defs>
      <rect
        className="hand"
        width={x(low)}
        height={HEIGHT}
        style={{ fill: colour ?? "var(--soft)" }}
      />
      {reach > 0 && (
        <rect
          x={x(low)}
          width={reach}
          height={HEIGHT}
          style={{
            fill: `url(#${hatch})`,
            stroke: "var(--soft)",
            strokeDasharray: high === undefined ? "3 3" : undefined,
          }}
        />
      )}
    </svg>
  );
};
