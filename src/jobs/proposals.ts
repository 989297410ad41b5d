import { readdir, readFile } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { type Case, openCase } from "../case/open.ts";
import { exhibitTextOf, isTextExhibit } from "../exhibits/text/of-case.ts";
import { readExhibitText } from "../exhibits/text/read.ts";
import { MandateError } from "../lib/error.ts";
import type { ExhibitText, TextMark } from "../model/exhibit-text.ts";
import type { Change, Statement } from "../model/statement.ts";
import { findChanges } from "../statements/changes.ts";
import { isoDate } from "../statements/dates.ts";
import { loadStatements } from "../statements/load.ts";
import { modelFromEnv, modelStatements } from "../statements/model/ask.ts";
import { type Proposal, proposeClaims } from "../statements/propose/propose.ts";
import type { KnownTabulation } from "../statements/propose/tabulations.ts";
import { describePublishers, publishersOf } from "../statements/publications.ts";
import { readStatements } from "../statements/read.ts";
import { findRepeats } from "../statements/republication.ts";
import { openIsolate } from "../tables/isolate.ts";

/** What `mandate propose` found. */
export interface Proposed {
  name: string;
  date: string | undefined;
  marks: TextMark[];
  statements: Statement[];
  /** What a speaker of them confirms and rejects, or changes; the case's other statements included. */
  changes: Change[];
  claims: Proposal[];
  notes: string[];
}

interface ProposeOptions {
  name?: string;
  date?: string;
  source?: string;
  language?: string;
  env: Record<string, string | undefined>;
}

const locate = async (exhibit: string, root: string): Promise<{ file: string; bytes: Buffer }> => {
  for (const file of [join(root, exhibit), resolve(exhibit)]) {
    const bytes = await readFile(file).catch(() => undefined);
    if (bytes !== undefined) return { file, bytes };
  }
  throw new MandateError({
    code: "exhibit/missing",
    message: `there is no file ${exhibit}`,
    fix: "Give the path of an exhibit, inside the case folder or from here.",
  });
};

const shapes = `select t.tabulation, (select count(*) from contests c where c.tabulation = t.tabulation) as contests,
  (select coalesce(max(n), 0) from (select count(*) as n from candidates c where c.tabulation = t.tabulation group by contest)) as candidates
from tabulations t`;

/** The case's tabulations and how much each holds, for the templates to choose from. */
const tabulationsOf = async ({ root, descriptors }: Case): Promise<KnownTabulation[]> => {
  const isolate = await openIsolate(root);
  try {
    const { rows } = await isolate.query(shapes, { seconds: 30 });
    const sizes = new Map(rows.map(([id, ...sizes]) => [String(id), sizes.map(Number)]));
    return descriptors.map(({ id, value }) => {
      const [contests = 0, candidates = 0] = sizes.get(id) ?? [];
      return { id, value, contests, candidates };
    });
  } finally {
    isolate.close();
  }
};

const statedDate = ({ marks }: ExhibitText): string | undefined => {
  const stated = marks.find(({ kind }) => kind === "published")?.value;
  return stated === undefined ? undefined : isoDate(stated);
};

/** Other texts among the exhibits; recordings and tables are passed over, and so is what is no longer readable. */
const otherTexts = async (
  root: string,
  own: string,
): Promise<{ source: string; text: string }[]> => {
  const names = await readdir(join(root, "exhibits")).catch((): string[] => []);
  const paths = names.sort().map((name) => `exhibits/${name}`);
  const texts = [];
  for (const source of paths.filter(isTextExhibit).slice(0, 500)) {
    if (join(root, source) === own) continue;
    const read = await exhibitTextOf(root, source).catch(() => undefined);
    if (read !== undefined) texts.push({ source, text: read.text });
  }
  return texts;
};

/** What the page says of who published it, and which other exhibits it shares its words with. */
const repetitionNotes = async (
  root: string,
  { file, source, text }: { file: string; source: string; text: ExhibitText },
): Promise<string[]> => {
  const publishers = describePublishers(publishersOf(text.marks));
  const others = await otherTexts(root, file);
  const repeats = findRepeats([...others, { source, text: text.text }]);
  const own = repeats.filter((one) => one.source === source || one.from === source);
  return [...(publishers === undefined ? [] : [publishers]), ...own.map(({ reason }) => reason)];
};

/** Changes that a statement of the exhibit is part of; the case's confirmed and proposed statements come first. */
const changesWith = (statements: readonly Statement[], opened: Case): Change[] => {
  const own = new Set(statements.map(({ id }) => id));
  const known = loadStatements(opened.statements).statements.filter(({ id }) => !own.has(id));
  return findChanges([...known, ...statements]).filter(
    ({ earlier, later }) => own.has(earlier) || own.has(later),
  );
};

/** Name of the file of statements of an exhibit: its own, without what an id may not hold. */
export const nameFrom = (file: string): string =>
  basename(file)
    .replace(/\.[^.]*$/u, "")
    .replaceAll(/[^\p{L}\p{M}\p{N}._-]+/gu, "-")
    .replaceAll(/^[._-]+|[._-]+$/gu, "") || "exhibit";

/**
 * Reads an exhibit's text, its statements, and the claims the case's tables can test. Nothing is written.
 * @throws `exhibit/missing` and what reading the text or opening the case throws
 */
export const proposeFor = async (
  exhibit: string,
  folder: string,
  options: ProposeOptions,
): Promise<Proposed> => {
  const opened = await openCase(folder);
  const { file, bytes } = await locate(exhibit, opened.root);
  const text = await readExhibitText(basename(file), bytes);
  const date = options.date ?? statedDate(text);
  const name = options.name ?? nameFrom(file);
  const reading = {
    name,
    source: options.source ?? `exhibits/${basename(file)}`,
    case: opened.meta,
    ...(date !== undefined && { date }),
    ...(options.language !== undefined && { language: options.language }),
  };
  const own = readStatements(text.text, reading);
  const model = modelFromEnv(options.env);
  const added =
    model === undefined
      ? { statements: [], notes: [] }
      : await modelStatements(text.text, { ...reading, model, known: own });
  const statements = [...own, ...added.statements];
  const repeated = await repetitionNotes(opened.root, { file, source: reading.source, text });
  const tabulations = await tabulationsOf(opened);
  const claims = proposeClaims(statements, { file: opened.meta, tabulations, date });
  return {
    name,
    date,
    marks: text.marks,
    statements,
    changes: changesWith(statements, opened),
    claims,
    notes: [...text.notes, ...repeated, ...added.notes],
  };
};
