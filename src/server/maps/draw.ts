import { geoIdentity, geoPath } from "d3-geo";
import type { Area, Geometry } from "./geometry.ts";

const SIZE = 1000;

export interface DrawnMap {
  file: string;
  width: number;
  height: number;
  areas: { contest: string; path: string }[];
}

/** Points nearer than this to the last one drawn are left out: they would lie within the width of a line. */
const NEAR = 0.4;

const middleOf = (areas: readonly Area[]): number => {
  let [low, high] = [90, -90];
  for (const { polygons } of areas)
    for (const [, north] of polygons.flat(2)) {
      low = Math.min(low, north);
      high = Math.max(high, north);
    }
  return (low + high) / 2;
};

/** Equirectangular, true to scale at the map's middle latitude (Snyder, Map Projections, USGS PP 1395, p. 90). */
const flat = (areas: readonly Area[]): Area[] => {
  const narrow = Math.cos((middleOf(areas) * Math.PI) / 180);
  return areas.map(({ contest, polygons }) => ({
    contest,
    polygons: polygons.map((rings) =>
      rings.map((ring) => ring.map(([east, north]) => [east * narrow, north])),
    ),
  }));
};

const thin = (ring: number[][], near: number): number[][] => {
  let last = ring[0];
  const kept = ring.filter((point, index) => {
    const far = Math.hypot(point[0] - last[0], point[1] - last[1]) >= near;
    if (index === 0 || index === ring.length - 1 || far) {
      last = point;
      return true;
    }
    return false;
  });
  return kept.length >= 4 ? kept : ring.slice(0, 4);
};

const shapeOf = ({ polygons }: Area) => ({
  type: "MultiPolygon" as const,
  coordinates: polygons,
});

/** Draws the areas of a map as SVG paths, the longer side 1,000 wide or high, north up. */
export const drawMap = ({ file, areas }: Geometry): DrawnMap => {
  const plane = flat(areas);
  const whole = { type: "GeometryCollection" as const, geometries: plane.map(shapeOf) };
  // In the plane, so that an outline drawn the wrong way round does not become the rest of the world.
  const projection = geoIdentity().reflectY(true).fitSize([SIZE, SIZE], whole);
  const [[left, top], [right, bottom]] = geoPath(projection).bounds(whole);
  const near = NEAR / projection.scale();
  projection.translate([projection.translate()[0] - left, projection.translate()[1] - top]);
  const path = geoPath(projection).digits(1);
  return {
    file,
    width: Math.max(1, Math.ceil(right - left)),
    height: Math.max(1, Math.ceil(bottom - top)),
    areas: plane.map(({ contest, polygons }) => ({
      contest,
      path:
        path({
          type: "MultiPolygon",
          coordinates: polygons.map((rings) => rings.map((ring) => thin(ring, near))),
        }) ?? "",
    })),
  };
};
