import { MandateError, type Place } from "../lib/error.ts";
import { type Statement, statementSchema } from "../model/statement.ts";
import type { PlacedStatement } from "./tables.ts";

export interface StatementFile {
  /** Path inside the case, for messages: statements/NAME.jsonl. */
  file: string;
  text: string;
}

export interface LoadedStatements {
  statements: Statement[];
  /** The same, each with the line it was read from: what this stage's tables are made of. */
  placed: PlacedStatement[];
  problems: MandateError[];
}

/** A line longer than this is not a statement, and is not handed to the parser. */
const maxLine = 1_000_000;

const problem = (code: `statements/${string}`, message: string, at: Place): MandateError =>
  new MandateError({ code, message, at, fix: "mend the line, or delete it" });

const parseJson = (line: string, at: Place): unknown => {
  if (line.length > maxLine)
    throw problem("statements/long-line", `line of ${line.length} characters`, at);
  try {
    return JSON.parse(line);
  } catch (error) {
    throw problem("statements/not-json", `not JSON: ${(error as Error).message}`, at);
  }
};

const parseLine = (line: string, at: Place): Statement => {
  const parsed = statementSchema.safeParse(parseJson(line, at));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const where = issue?.path.map(String).join(".") || "the line";
  throw problem("statements/invalid", `${where}: ${issue?.message ?? "not a statement"}`, at);
};

const readFile = ({ file, text }: StatementFile, problems: MandateError[]): PlacedStatement[] => {
  const placed: PlacedStatement[] = [];
  const lines = text.replace(/^\uFEFF/, "").split("\n");
  for (const [index, line] of lines.entries()) {
    if (line.trim() === "") continue;
    const at = { file, line: index + 1 };
    try {
      placed.push({ statement: parseLine(line, at), at });
    } catch (error) {
      if (!(error instanceof MandateError)) throw error;
      problems.push(error);
    }
  }
  return placed;
};

/** Keeps the first of two statements with one id; a claim that names the id must know which it means. */
const withoutRepeats = (placed: PlacedStatement[], problems: MandateError[]): PlacedStatement[] => {
  const first = new Map<string, PlacedStatement>();
  for (const one of placed) {
    const { id } = one.statement;
    const earlier = first.get(id);
    if (earlier === undefined) first.set(id, one);
    else
      problems.push(
        problem(
          "statements/repeated-id",
          `${id} is already the id of ${earlier.at.file}:${earlier.at.line}`,
          one.at,
        ),
      );
  }
  return [...first.values()];
};

/**
 * Reads the statements of a case. A line that is not a statement becomes a problem with its file and line; all others
 * are kept. `tablesOf` (tables.ts) makes this stage's tables of them.
 * @param files statements/NAME.jsonl, one W3C Web Annotation a line
 */
export const loadStatements = (files: readonly StatementFile[]): LoadedStatements => {
  const problems: MandateError[] = [];
  const placed = withoutRepeats(
    files.flatMap((file) => readFile(file, problems)),
    problems,
  );
  return { statements: placed.map(({ statement }) => statement), placed, problems };
};
