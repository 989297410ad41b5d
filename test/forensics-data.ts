import { readFileSync } from "node:fs";
import { inflateRawSync } from "node:zlib";
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
