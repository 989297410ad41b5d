import type { Maps } from "../api/types.ts";
import type { Class } from "./classes.ts";

const HATCH = "map-hatch";

const fillOf = (one: Class | undefined): string => one?.fill ?? `url(#${HATCH})`;

/** Drawn under what is not known, so that it is no colour among the colours. */
export const Hatch = () => (
  <svg className="map-defs" aria-hidden="true" focusable="false">
    <defs>
      <pattern id={HATCH} width="8" height="8" patternUnits="userSpaceOnUse">
        <rect width="8" height="8" className="hatch-ground" />
        <path d="M0 8L8 0" className="hatch-line" />
      </pattern>
    </defs>
  </svg>
);

export const Legend = ({ classes, title }: { classes: readonly Class[]; title: string }) => (
  <ul className="map-legend" aria-label={title}>
    {classes.map((one) => (
      <li key={one.name} dir="auto">
        <svg width="18" height="14" aria-hidden="true" focusable="false">
          <rect width="18" height="14" fill={fillOf(one)} className="map-key" />
        </svg>
        {one.name}
      </li>
    ))}
  </ul>
);

interface Props {
  map: Maps["maps"][number];
  classes: ReadonlyMap<string, Class>;
  label: string;
}

/** One map; what it says stands in a table for those who cannot see it. */
export const Choropleth = ({ map, classes, label }: Props) => (
  <svg
    className="map"
    role="img"
    aria-label={label}
    viewBox={`0 0 ${map.width} ${map.height}`}
    style={{ aspectRatio: map.width / map.height }}
  >
    {map.areas.map(({ contest, path }, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: a contest may lie in several areas, and their order never changes
      <path key={index} d={path} fill={fillOf(classes.get(contest))} fillRule="evenodd">
        <title>{`${contest}: ${classes.get(contest)?.name ?? "?"}`}</title>
      </path>
    ))}
  </svg>
);
