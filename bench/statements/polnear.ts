import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

export type Role = "source" | "cue" | "content";
export const roles: readonly Role[] = ["source", "cue", "content"];

/** Spans of one document by role: each span a list of [start, end) in code points. */
export type Spans = Record<Role, [number, number][][]>;

export interface Document {
  name: string;
  text: string;
  gold: Spans;
}

const parseOffsets = (text: string): [number, number][] =>
  text.split(";").map((part) => {
    const [start = 0, end = 0] = part.trim().split(" ").map(Number);
    return [start, end];
  });

/** Reads a brat standoff file. Spans no attribution uses (Discard, Discuss) are left out. */
export const parseBrat = (ann: string): Spans => {
  const spans: Spans = { source: [], cue: [], content: [] };
  for (const line of ann.split("\n")) {
    const match = /^T\d+\t(Source|Cue|Content) ([\d ;]+)\t/.exec(line);
    if (match === null) continue;
    const role = match[1]?.toLowerCase() as Role;
    spans[role].push(parseOffsets(match[2] ?? ""));
  }
  return spans;
};

/** The corpus in a folder with `text/NAME.txt` and `attributions/NAME_XXXX.ann`. */
export const readCorpus = (folder: string): Document[] => {
  const annotations = readdirSync(join(folder, "attributions"));
  return readdirSync(join(folder, "text"))
    .filter((file) => file.endsWith(".txt"))
    .map((file) => {
      const name = file.slice(0, -4);
      const own = annotations.find((one) => one === `${name}.ann` || one.startsWith(`${name}_`));
      if (own === undefined) throw new Error(`no annotation of ${name} in ${folder}`);
      const gold = parseBrat(readFileSync(join(folder, "attributions", own), "utf8"));
      return { name, text: readFileSync(join(folder, "text", file), "utf8"), gold };
    });
};

/** Read while the rules were written; they stand in the seen half whatever their hash says. */
const readEarly = [
  "politico_2016-09-16_sanders",
  "usa-today_2016-09-08_lawmaker",
  "nyt_2016-09-12_visa",
  "wash-post_2016-09-25_federal",
  "breitbart_2016-09-12_stealth",
];

/** Half of the documents, by a hash of the name, were not looked at until the rules were done. */
export const isSeen = (name: string): boolean =>
  readEarly.some((start) => name.startsWith(start)) ||
  (createHash("sha256").update(`mandate:${name}`).digest()[0] ?? 0) % 2 === 0;
