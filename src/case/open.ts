import type { Dirent } from "node:fs";
import { readdir, realpath, stat } from "node:fs/promises";
import { join } from "node:path";
import { MandateError } from "../lib/error.ts";
import { readTextWithin, type SourceText } from "../lib/read-text.ts";
import { parseYaml } from "../lib/yaml.ts";
import { type CaseFile, caseSchema } from "../model/case.ts";
import { type Tabulation, tabulationSchema } from "../model/tabulation.ts";
import { caseReferences } from "./references.ts";

/** A results descriptor, read and checked. */
export interface Descriptor {
  /** Name of its file in results/, without `.yaml`. */
  id: string;
  file: string;
  value: Tabulation;
}

/** A case folder, opened: its plain files read and checked, nothing derived yet. */
export interface Case {
  /** Absolute path, symlinks resolved. */
  root: string;
  meta: CaseFile;
  descriptors: Descriptor[];
  /** claims/*.md as text; the claims stage parses them. */
  claims: SourceText[];
  /** statements/*.jsonl as text; the statements stage parses them. */
  statements: SourceText[];
  /** Files that could not be used, each with its reason. The rest of the case stands. */
  problems: MandateError[];
}

const MB = 1e6;
const limits = { yaml: 4 * MB, claim: 1 * MB, statements: 64 * MB, files: 10_000 };

const findRoot = async (folder: string): Promise<string> => {
  const root = await realpath(folder).catch(() => undefined);
  if (root && (await stat(root)).isDirectory()) return root;
  throw new MandateError({
    code: "case/no-folder",
    message: `there is no folder ${folder}`,
    fix: "Give the path of a case folder, or make one with: mandate init FOLDER",
  });
};

const readCaseFile = async (root: string): Promise<CaseFile> => {
  const file = "case.yaml";
  const source = await readTextWithin(root, file, limits.yaml).catch((error: unknown) => {
    if (!(error instanceof MandateError) || error.code !== "file/missing") throw error;
    throw new MandateError({
      code: "case/no-case-yaml",
      message: `${root} is not a case: it has no case.yaml`,
      fix: "Give the path of a case folder, or make one with: mandate init FOLDER",
    });
  });
  const { value, problems } = parseYaml(source, caseSchema);
  if (value) return value;
  throw problems.length === 1 ? problems[0] : new CaseProblems(problems);
};

/** Several problems of one file, reported together so that a person mends them in one go. */
export class CaseProblems extends MandateError {
  readonly problems: MandateError[];
  constructor(problems: MandateError[]) {
    const [first] = problems;
    super({ code: first.code, message: first.message, kind: first.kind, cause: first });
    this.problems = problems;
  }
}

const listFolder = async (root: string, folder: string, ending: string): Promise<string[]> => {
  const entries = await readdir(join(root, folder), { withFileTypes: true }).catch(
    (): Dirent[] => [],
  );
  const files = entries
    .filter(({ name }) => name.endsWith(ending) && !name.startsWith("."))
    .map(({ name }) => `${folder}/${name}`)
    .sort();
  if (files.length <= limits.files) return files;
  throw new MandateError({
    code: "case/too-many-files",
    kind: "limit",
    message: `${folder}/ holds ${files.length} files; at most ${limits.files} are read`,
    fix: "Split the case.",
  });
};

const settle = async <T>(
  files: string[],
  read: (file: string) => Promise<T>,
): Promise<{ values: T[]; problems: MandateError[] }> => {
  const outcomes = await Promise.allSettled(files.map(read));
  const values: T[] = [];
  const problems: MandateError[] = [];
  for (const outcome of outcomes) {
    if (outcome.status === "fulfilled") values.push(outcome.value);
    else if (outcome.reason instanceof CaseProblems) problems.push(...outcome.reason.problems);
    else if (outcome.reason instanceof MandateError) problems.push(outcome.reason);
    else throw outcome.reason;
  }
  return { values, problems };
};

const readDescriptor = async (root: string, file: string): Promise<Descriptor> => {
  const source = await readTextWithin(root, file, limits.yaml);
  const { value, problems } = parseYaml(source, tabulationSchema);
  if (!value) throw new CaseProblems(problems);
  return { id: file.slice("results/".length, -".yaml".length), file, value };
};

/**
 * Opens a case folder: reads case.yaml, the results descriptors, claims and statements, inside the folder and
 * within size limits. Throws when there is no case to speak of (no folder, no or bad case.yaml); what is wrong
 * with any other file is returned in `problems`.
 */
export const openCase = async (folder: string): Promise<Case> => {
  const root = await findRoot(folder);
  const meta = await readCaseFile(root);
  // Listed before any is read: a reading that fails while another folder is listed would be heard by nobody.
  const [descriptorFiles, claimFiles, statementFiles] = await Promise.all([
    listFolder(root, "results", ".yaml"),
    listFolder(root, "claims", ".md"),
    listFolder(root, "statements", ".jsonl"),
  ]);
  const [results, claims, statements] = await Promise.all([
    settle(descriptorFiles, (file) => readDescriptor(root, file)),
    settle(claimFiles, (file) => readTextWithin(root, file, limits.claim)),
    settle(statementFiles, (file) => readTextWithin(root, file, limits.statements)),
  ]);
  return {
    root,
    meta,
    descriptors: results.values,
    claims: claims.values,
    statements: statements.values,
    problems: [
      ...caseReferences(meta, results.values),
      ...results.problems,
      ...claims.problems,
      ...statements.problems,
    ],
  };
};
