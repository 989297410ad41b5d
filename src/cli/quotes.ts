import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { type Case, openCase } from "../case/open.ts";
import { exhibitTextOf, isTextExhibit } from "../exhibits/text/of-case.ts";
import { errorToJson, MandateError } from "../lib/error.ts";
import { readTextWithin } from "../lib/read-text.ts";
import { parseVtt } from "../lib/transcript/vtt.ts";
import type { Statement } from "../model/statement.ts";
import { anchoringProblems } from "../statements/anchor.ts";
import { type ComparedQuote, compareQuotes, type Reference } from "../statements/compare-quotes.ts";
import { entitiesOf } from "../statements/entities.ts";
import { loadStatements } from "../statements/load.ts";

/** What `mandate quotes` found. */
export interface QuotesOfCase {
  quotes: ComparedQuote[];
  transcripts: string[];
  /** Statements whose selectors do not stand exactly where they say. */
  notAnchored: ReturnType<typeof errorToJson>[];
  /** How many selectors were looked at, and those whose text is not in hand. */
  anchored: number;
  notInHand: { source: string; statements: number }[];
  /** Files that could not be read. */
  problems: MandateError[];
}

/** Texts of one kind that are compared in one case. */
const maxTexts = 500;
const maxTranscript = 20_000_000;

const namesIn = async (root: string, folder: string): Promise<string[]> => {
  const names = await readdir(join(root, folder)).catch((): string[] => []);
  return names
    .filter((name) => !name.startsWith("."))
    .sort()
    .map((name) => `${folder}/${name}`);
};

interface Reading {
  paths: readonly string[];
  kind: Reference["kind"];
  read: (path: string) => Promise<Reference | undefined>;
}

/** The texts that can be read, and a problem for each that cannot, and for what was left out. */
const readAll = async ({ paths, kind, read }: Reading, problems: MandateError[]) => {
  const references: Reference[] = [];
  for (const source of paths.slice(0, maxTexts)) {
    try {
      const reference = await read(source);
      if (reference !== undefined) references.push(reference);
    } catch (error) {
      if (!(error instanceof MandateError)) throw error;
      const { code, message, fix, at } = error;
      problems.push(
        new MandateError({
          code,
          message,
          at: { ...at, file: source },
          cause: error,
          ...(fix && { fix }),
        }),
      );
    }
  }
  if (paths.length > maxTexts)
    problems.push(
      new MandateError({
        code: "quotes/too-many-texts",
        kind: "limit",
        message: `${paths.length} texts (${kind}); the first ${maxTexts} are compared`,
        fix: "Split the case.",
      }),
    );
  return references;
};

const transcriptAt = async (root: string, source: string): Promise<Reference> => {
  const { text } = await readTextWithin(root, source, maxTranscript);
  return { source, kind: "transcript", transcript: parseVtt(text, source) };
};

const exhibitAt = async (root: string, source: string): Promise<Reference | undefined> => {
  const read = await exhibitTextOf(root, source);
  return read && { source, kind: "exhibit", text: read.text };
};

const referencesOf = async (root: string, problems: MandateError[]): Promise<Reference[]> => {
  const exhibits = (await namesIn(root, "exhibits")).filter(isTextExhibit);
  const transcripts = (await namesIn(root, "transcripts")).filter((path) => /\.vtt$/i.test(path));
  const readings: Reading[] = [
    { paths: transcripts, kind: "transcript", read: (path) => transcriptAt(root, path) },
    { paths: exhibits, kind: "exhibit", read: (path) => exhibitAt(root, path) },
  ];
  const all: Reference[] = [];
  for (const reading of readings) all.push(...(await readAll(reading, problems)));
  return all;
};

interface Anchored {
  looked: number;
  problems: MandateError[];
  missing: Map<string, number>;
}

const anchorFile = (
  file: string,
  statements: readonly Statement[],
  texts: ReadonlyMap<string, string>,
): Anchored => {
  const found: Anchored = { looked: 0, problems: [], missing: new Map() };
  const selecting = statements.filter(({ target }) => target.selector !== undefined);
  const bySource = Map.groupBy(selecting, ({ target }) => target.source);
  for (const [source, group] of bySource) {
    const text = texts.get(source);
    if (text === undefined) found.missing.set(source, group.length);
    else {
      found.looked += group.length;
      found.problems.push(...anchoringProblems(group, text, file));
    }
  }
  return found;
};

const anchorAll = (opened: Case, texts: ReadonlyMap<string, string>): Anchored => {
  const all: Anchored = { looked: 0, problems: [], missing: new Map() };
  for (const source of opened.statements) {
    const { statements } = loadStatements([source]);
    const { looked, problems, missing } = anchorFile(source.file, statements, texts);
    all.looked += looked;
    all.problems.push(...problems);
    for (const [name, count] of missing)
      all.missing.set(name, (all.missing.get(name) ?? 0) + count);
  }
  return all;
};

/**
 * Sets the quotes of a case's statements beside its transcripts and exhibits, and looks whether every selector stands
 * exactly where it says. Nothing is written or moved. Throws what opening a case throws.
 */
export const quotesOfCase = async (folder: string): Promise<QuotesOfCase> => {
  const opened = await openCase(folder);
  const problems: MandateError[] = [];
  const references = await referencesOf(opened.root, problems);
  const loaded = loadStatements(opened.statements);
  const texts = new Map(
    references.flatMap((one) => (one.kind === "exhibit" ? [[one.source, one.text]] : [])),
  );
  const anchored = anchorAll(opened, texts);
  return {
    quotes: compareQuotes(loaded.statements, references, entitiesOf(opened.meta)),
    transcripts: references.flatMap(({ kind, source }) => (kind === "transcript" ? [source] : [])),
    notAnchored: anchored.problems.map(errorToJson),
    anchored: anchored.looked - anchored.problems.length,
    notInHand: [...anchored.missing].map(([source, statements]) => ({ source, statements })),
    problems: [...loaded.problems, ...problems],
  };
};
