import { entryInWords, momentInWords } from "../../ledger/log.ts";
import { MandateError } from "../../lib/error.ts";
import type { Entry } from "../../model/ledger.ts";
import { type Change, changedFindings, changedInputs, type InputChanges } from "./changes.ts";
import type { Published } from "./snapshot.ts";

export interface FindingsDiff {
  from: { entry: number; at: string };
  to: { entry: number; at: string };
  findings: {
    change: Change;
    /** Entries that touched what the finding rests on, between the two points. */
    why: Entry[];
  }[];
  inputs: InputChanges;
}

/**
 * The publication in force at a point of the ledger: an entry's number, or a date (its end). Fails
 * `diff/nothing-published`.
 */
export const publishedAt = (all: readonly Published[], point: string): Published => {
  const number = /^\d+$/.test(point) ? Number(point) : undefined;
  const until = number === undefined && point.length === 10 ? `${point}T23:59:59.999Z` : point;
  const found = all.findLast(({ entry, at }) =>
    number === undefined ? at <= until : entry <= number,
  );
  if (found) return found;
  throw new MandateError({
    code: "diff/nothing-published",
    message: `No findings had been published by ${number === undefined ? point : `entry ${point}`}`,
    fix: 'Publish them with mandate report --publish "…"; mandate log findings shows when that was done.',
  });
};

/** Entries between two points that touched one of these files. */
const touching = (
  entries: readonly Entry[],
  { from, to, paths }: { from: number; to: number; paths: ReadonlySet<string> },
): Entry[] =>
  entries.filter(
    ({ sequence, path, from: old }) =>
      sequence > from && sequence <= to && (paths.has(path ?? "") || paths.has(old ?? "")),
  );

/** A claim rests on its own file and on the data, never on another claim's file. */
const isRelevant = (path: string, file: string | undefined): boolean =>
  path === file || !path.startsWith("claims/");

/** What changed in the findings between two publications, and which entries of the ledger lie behind it. */
export const diffFindings = (
  [before, after]: readonly [Published, Published],
  entries: readonly Entry[],
): FindingsDiff => {
  const inputs = changedInputs(before.inputs, after.inputs);
  const changed = [...inputs.added, ...inputs.altered, ...inputs.removed];
  const fileOf = (id: string) => (after.findings[id] ?? before.findings[id]).file;
  const findings = changedFindings(before, after).map((change) => {
    const paths = new Set(changed.filter((path) => isRelevant(path, fileOf(change.id))));
    const why = touching(entries, { from: before.entry, to: after.entry, paths });
    return { change, why };
  });
  return {
    from: { entry: before.entry, at: before.at },
    to: { entry: after.entry, at: after.at },
    findings,
    inputs,
  };
};

const changeLine = ({ id, before, after, reworded, claim }: Change): string => {
  const outcome =
    before === after
      ? `still ${after}`
      : `${before ?? "not yet published"} → ${after ?? "withdrawn"}`;
  return `${id}: ${outcome}${reworded ? `\n  was: ${reworded}\n  is:  ${claim}` : ""}`;
};

const count = (number: number, noun: string): string =>
  `${number} ${noun}${number === 1 ? "" : "s"}`;

const MOST_FILES = 20;

const filesInWords = ({ added, altered, removed }: InputChanges): string[] =>
  [["altered", altered] as const, ["new", added] as const, ["gone", removed] as const].flatMap(
    ([how, paths]) => {
      if (paths.length === 0) return [];
      const more = paths.length > MOST_FILES ? `, and ${paths.length - MOST_FILES} more` : "";
      return `${how}: ${paths.slice(0, MOST_FILES).join(", ")}${more}`;
    },
  );

/** The difference for a reader. */
export const diffInWords = ({ from, to, findings, inputs }: FindingsDiff): string => {
  const changed = inputs.added.length + inputs.altered.length + inputs.removed.length;
  const lines = [
    `From entry ${from.entry} (${momentInWords(from.at)}) to entry ${to.entry} (${momentInWords(to.at)}): ${count(findings.length, "finding")} and ${count(changed, "file")} changed.`,
  ];
  for (const { why, change } of findings) {
    lines.push("", changeLine(change));
    lines.push(...why.map((entry) => `  because ${entryInWords(entry)}`));
    if (why.length === 0) lines.push("  no file it rests on changed: the program or its rules did");
  }
  return [...lines, "", ...filesInWords(inputs)].join("\n");
};
