import { readdir } from "node:fs/promises";
import { z } from "zod";
import { MandateError } from "../../lib/error.ts";
import { readTextWithin } from "../../lib/read-text.ts";
import { resolveWithin } from "../../lib/safe-path.ts";

/** Largest that is read and drawn: the constituencies of any country, at a detail a screen can show. */
export const mapLimits = { bytes: 30e6, files: 10, features: 5000, vertices: 1_000_000 };

type Ring = number[][];

/** The area of one contest, in degrees, GeoJSON's order: longitude, latitude. */
export interface Area {
  contest: string;
  polygons: Ring[][];
}

export interface Geometry {
  /** Relative to the case. */
  file: string;
  areas: Area[];
}

const position = z
  .array(z.number())
  .min(2)
  .refine(([east, north]) => Math.abs(east) <= 180 && Math.abs(north) <= 90, "not degrees");
const ring = z.array(position).min(4);
const shape = z.discriminatedUnion("type", [
  z.object({ type: z.literal("Polygon"), coordinates: z.array(ring).min(1) }),
  z.object({ type: z.literal("MultiPolygon"), coordinates: z.array(z.array(ring).min(1)) }),
]);
const featureSchema = z.object({
  type: z.literal("Feature"),
  properties: z.object({ contest: z.string().trim().min(1).max(300) }),
  geometry: shape,
});
const collectionSchema = z.object({
  type: z.literal("FeatureCollection"),
  features: z.array(z.unknown()),
});

const bad = (file: string, message: string, line?: number): MandateError =>
  new MandateError({
    code: "geometry/invalid",
    message,
    at: { file, ...(line !== undefined && { line }) },
    fix: "It must be GeoJSON (RFC 7946): a FeatureCollection of polygons in degrees, each with the property contest.",
  });

const tooMuch = (file: string, what: string): MandateError =>
  new MandateError({
    code: "geometry/too-large",
    kind: "limit",
    message: `${file} has more than ${what}`,
    at: { file },
    fix: "Simplify the outlines, or leave out what no contest is about.",
  });

/** Whether JSON is only cut off, with nothing wrong before its end. */
const isCutOff = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch (error) {
    const at = /position (\d+)/.exec(String(error))?.[1];
    return /end of JSON input|Unterminated/.test(String(error)) || Number(at) >= text.length;
  }
};

/** Texts longer than this are not searched for the line: it takes some twenty readings. */
const SEARCHED = 2e6;

/** The line of the first thing that is no JSON. The engine tells the place of some errors only. */
const lineOfFault = (text: string): number | undefined => {
  if (text.length > SEARCHED) return undefined;
  let [low, high] = [0, text.length];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (isCutOff(text.slice(0, middle))) low = middle;
    else high = middle - 1;
  }
  return text.slice(0, low + 1).split("\n").length;
};

const parse = (file: string, text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    throw bad(file, "this is not JSON", lineOfFault(text));
  }
};

const areaOf = (file: string, feature: unknown, number: number): Area => {
  const { data, error } = featureSchema.safeParse(feature);
  if (!data) {
    const [{ path, message }] = error.issues;
    throw bad(file, `feature ${number}: ${path.join(".") || "the feature"}: ${message}`);
  }
  const { geometry, properties } = data;
  const polygons = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
  return { contest: properties.contest, polygons };
};

const verticesOf = ({ polygons }: Area): number =>
  polygons.flat().reduce((sum, { length }) => sum + length, 0);

/**
 * Reads GeoJSON text as areas of contests. Throws `geometry/invalid` with the line of what is no JSON or the number of the feature at
 * fault, and `geometry/too-large`.
 */
export const parseGeometry = (file: string, text: string): Geometry => {
  const { data } = collectionSchema.safeParse(parse(file, text));
  if (!data) throw bad(file, "this is not a FeatureCollection");
  if (data.features.length > mapLimits.features)
    throw tooMuch(file, `${mapLimits.features} features`);
  let vertices = 0;
  const areas = data.features.map((feature, index) => {
    const area = areaOf(file, feature, index + 1);
    vertices += verticesOf(area);
    if (vertices > mapLimits.vertices) throw tooMuch(file, `${mapLimits.vertices} points`);
    return area;
  });
  return { file, areas };
};

/** The maps of a case, `geometry/*.geojson`, and what is wrong with those that cannot be drawn. */
export const readGeometries = async (
  root: string,
): Promise<{ geometries: Geometry[]; problems: MandateError[] }> => {
  const names = await readdir(await resolveWithin(root, "geometry")).catch((): string[] => []);
  const geometries: Geometry[] = [];
  const problems: MandateError[] = [];
  const files = names.filter((name) => /\.geojson$/i.test(name)).sort();
  for (const name of files.slice(0, mapLimits.files)) {
    const file = `geometry/${name}`;
    try {
      geometries.push(
        parseGeometry(file, (await readTextWithin(root, file, mapLimits.bytes)).text),
      );
    } catch (error) {
      if (!(error instanceof MandateError)) throw error;
      problems.push(error);
    }
  }
  return { geometries, problems };
};
