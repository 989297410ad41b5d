import { readFileSync } from "node:fs";
import { inflateRawSync } from "node:zlib";
import { Random } from "../src/forensics/chance/random.ts";
import type { Stations } from "../src/model/forensics.ts";
import { sharedPath } from "./shared.ts";

/** Text of the first file in a zip archive, by its central directory (APPNOTE 4.3.12). */
export const unzipFirst = (path: string): string => {
  const zip = readFileSync(path);
  const end = zip.lastIndexOf(Buffer.from("PK\x05\x06"));
  const directory = zip.readUInt32LE(end + 16);
  const size = zip.readUInt32LE(directory + 20);
  const local = zip.readUInt32LE(directory + 42);
  const data = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
  return inflateRawSync(zip.subarray(data, data + size)).toString("utf8");
};

/** One record of a CSV with quotes; no line breaks inside fields. */
export const csvFields = (line: string): string[] => {
  if (!line.includes('"')) return line.split(",");
  const fields: string[] = [];
  for (const [, quoted, bare] of line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)) {
    fields.push(quoted === undefined ? bare : quoted.replaceAll('""', '"'));
  }
  return fields;
};

/** Codes of a column of names, in order of appearance. */
export const codes = (names: readonly string[]): { index: Int32Array; names: string[] } => {
  const seen = new Map<string, number>();
  const index = Int32Array.from(names, (name) => {
    if (!seen.has(name)) seen.set(name, seen.size);
    return seen.get(name)!;
  });
  return { index, names: [...seen.keys()] };
};

/** Duma election of 2011: columns as in the published analysis, the leader being United Russia. */
export const russia2011 = (): Stations => {
  const text = unzipFirst(sharedPath("data", "russia-2011", "2011.csv.zip"));
  const records = text.trim().split("\n").slice(1).map(csvFields);
  const column = (i: number) => Int32Array.from(records, (record) => Number(record[i]));
  const [early, inside, outside] = [5, 6, 7].map(column);
  const region = codes(records.map((record) => record[0]));
  const contest = codes(records.map((record) => `${record[0]}/${record[1]}`));
  return {
    size: records.length,
    registered: column(3),
    issued: early.map((count, i) => count + inside[i] + outside[i]),
    rejected: column(11),
    valid: column(12),
    leader: column(26),
    region: region.index,
    regions: region.names,
    contest: contest.index,
    contests: contest.names,
  };
};

/** A made-up election without fraud: stations of all sizes in regions that honestly differ. */
export const cleanStations = ({ size = 2000, regions = 8, seed = "clean" } = {}): Stations => {
  const random = new Random(seed);
  const places = Array.from({ length: regions }, () => ({
    turnout: 0.45 + 0.3 * random.uniform(),
    share: 0.3 + 0.3 * random.uniform(),
  }));
  const column = () => new Int32Array(size);
  const s = {
    registered: column(),
    issued: column(),
    valid: column(),
    rejected: column(),
    leader: column(),
    region: column(),
    contest: column(),
  };
  for (let i = 0; i < size; i++) {
    const place = Math.floor((i * regions) / size);
    const { turnout, share } = places[place];
    s.region[i] = place;
    s.registered[i] = Math.round(Math.exp(6.6 + 0.6 * random.normal())) + 60;
    s.issued[i] = random.binomial(s.registered[i], random.beta(30 * turnout, 30 * (1 - turnout)));
    s.rejected[i] = random.binomial(s.issued[i], random.beta(1, 60));
    s.valid[i] = s.issued[i] - s.rejected[i];
    s.leader[i] = random.binomial(s.valid[i], random.beta(20 * share, 20 * (1 - share)));
  }
  return {
    size,
    ...s,
    regions: places.map((_, i) => `region ${i + 1}`),
    contests: ["all"],
  };
};

export interface Stuffing {
  /** Part of the stations that are stuffed. */
  part: number;
  /** Part of the non-voters whose ballots are added, and of the others' votes switched. */
  added: number;
  switched: number;
  /** Both then vary evenly between nothing and twice as much. */
  vary?: boolean;
  seed?: string;
}

/** The same election with a known part of its stations stuffed. */
export const stuffedStations = (
  clean: Stations,
  { part, added, switched, vary = false, seed = "stuffed" }: Stuffing,
): Stations => {
  const random = new Random(seed);
  const [issued, valid, leader] = [clean.issued!, clean.valid!, clean.leader!].map((x) =>
    x.slice(),
  );
  const strength = (mean: number) => (vary ? 2 * mean * random.uniform() : mean);
  for (let i = 0; i < clean.size; i++) {
    if (random.uniform() >= part) continue;
    const extra = Math.round(strength(added) * (clean.registered![i] - issued[i]));
    const moved = Math.round(strength(switched) * (valid[i] - leader[i]));
    issued[i] += extra;
    valid[i] += extra;
    leader[i] += extra + moved;
  }
  return { ...clean, issued, valid, leader };
};
