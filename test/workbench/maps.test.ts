import { expect, test } from "vitest";
import { mapLimits, parseGeometry } from "../../src/server/maps/geometry.ts";
import { starterCase } from "../temporary.ts";
import { serve } from "./serve.ts";

const square = (east: number, north: number) => [
  [
    [east, north],
    [east + 1, north],
    [east + 1, north + 1],
    [east, north + 1],
    [east, north],
  ],
];
const feature = (contest: string, coordinates: unknown, type = "Polygon") => ({
  type: "Feature",
  properties: { contest },
  geometry: { type, coordinates },
});
const collection = (...features: unknown[]): string =>
  JSON.stringify({ type: "FeatureCollection", features });

const wards = collection(
  feature("North", square(67, 25)),
  feature("Centre", square(67, 24)),
  feature("South", [square(67, 23), square(69, 23)], "MultiPolygon"),
);

test("areas are drawn north up, whichever way round their outlines run, and told who leads there", async () => {
  const clockwise = collection(
    feature(
      "North",
      square(67, 25).map((ring) => ring.toReversed()),
    ),
  );
  const { read } = await serve(
    starterCase({ "geometry/wards.geojson": wards, "geometry/x.geojson": clockwise }),
  );
  const { maps, problems } = await read("/api/maps");
  expect(problems).toEqual([]);
  expect(maps.map(({ file }: { file: string }) => file)).toEqual([
    "geometry/wards.geojson",
    "geometry/x.geojson",
  ]);
  const [{ width, height, areas }, alone] = maps;
  // Three degrees by three, narrower by the cosine of 24.5°.
  expect([width, height]).toEqual([910, 1000]);
  const tops = areas.map(({ path }: { path: string }) =>
    Math.min(...[...path.matchAll(/,([\d.]+)/g)].map(([, y]) => Number(y))),
  );
  expect(tops.map(Math.round)).toEqual([0, 333, 667]);
  expect(alone.areas[0].path.length).toBeLessThan(80);
  const values = await read("/api/map-values?tabulation=declared&against=sheets");
  expect(values.map(({ contest }: { contest: string }) => contest)).toEqual(
    expect.arrayContaining(["North", "Centre", "South"]),
  );
  for (const one of values) expect(one.winner).toBeTypeOf("string");
  expect(values.some((one: object) => "differs" in one)).toBe(true);
  expect(await read("/api/map-values?tabulation=nothing")).toMatchObject({
    code: "server/missing",
  });
});

test("a case without geometry has no map; what cannot be drawn is told with its place, and the rest stands", async () => {
  expect(await (await serve(starterCase())).read("/api/maps")).toEqual({ maps: [], problems: [] });
  const folder = starterCase({
    "geometry/a.geojson": '{\n "type": "FeatureCollection",\n oops }',
    "geometry/b.geojson": wards,
    "geometry/c.geojson": collection(feature("North", square(67, 25)), feature("", square(0, 0))),
  });
  const { maps, problems } = await (await serve(folder)).read("/api/maps");
  expect(maps).toHaveLength(1);
  expect(problems).toMatchObject([
    { code: "geometry/invalid", at: { file: "geometry/a.geojson", line: 3 } },
    { code: "geometry/invalid", message: expect.stringMatching(/^feature 2: properties\.contest/) },
  ]);
});

test.each([
  ['{\n"type": }', 2],
  ['{\n"type": "Feature', 2],
  ["\n\n[1,\n2,,3]", 4],
  ["<svg/>", 1],
])("what is no JSON is told with its line: %j", (text, line) => {
  expect(() => parseGeometry("geometry/x.geojson", text)).toThrow(
    expect.objectContaining({ at: { file: "geometry/x.geojson", line } }),
  );
});

test.each([
  ["a bare array", "[]", /FeatureCollection/],
  ["a point", collection({ ...feature("A", [0, 0], "Point") }), /feature 1/],
  ["metres", collection(feature("A", square(500_000, 25))), /feature 1.*not degrees/],
  [
    "an open triangle",
    collection(
      feature("A", [
        [
          [0, 0],
          [1, 1],
        ],
      ]),
    ),
    /feature 1/,
  ],
  ["text for numbers", collection(feature("A", [[["0", "0"]]])), /feature 1/],
])("hostile geometry is refused with its feature: %s", (_, text, message) => {
  expect(() => parseGeometry("geometry/x.geojson", text)).toThrow(message);
});

test("there is a bound to features and to points", () => {
  const many = Array.from({ length: mapLimits.features + 1 }, () => feature("A", square(0, 0)));
  expect(() => parseGeometry("geometry/x.geojson", collection(...many))).toThrow(/more than 5000/);
  const ring = Array.from({ length: mapLimits.vertices + 1 }, () => [0, 0]);
  expect(() => parseGeometry("geometry/x.geojson", collection(feature("A", [ring])))).toThrow(
    /more than 1000000 points/,
  );
});
