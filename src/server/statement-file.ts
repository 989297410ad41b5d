import { MandateError } from "../lib/error.ts";
import { sha256 } from "../lib/hash.ts";
import { readTextWithin } from "../lib/read-text.ts";
import { type Statement, statementSchema } from "../model/statement.ts";
import type { Desk } from "./desk.ts";
import { missing } from "./failure.ts";

const MAX_BYTES = 64e6;

/** The refusal to write over what somebody else wrote meanwhile. */
export const changed = (file: string): MandateError =>
  new MandateError({
    code: "case/conflict",
    message: "the statement was changed by someone else since you saw it",
    at: { file },
    fix: "Look at it as it is now, and decide again.",
  });

/** A line as it stands in its file: keys of other programs are kept. */
export interface RawStatement {
  id: string;
  target: Statement["target"];
  body: Partial<Statement["body"]>;
  [key: string]: unknown;
}

const fileOf = (id: string): string => `statements/${id.split("#")[0]}.jsonl`;

const invalid = (message: string, file: string): MandateError =>
  new MandateError({
    code: "statements/invalid",
    message,
    at: { file },
    fix: "Correct what it names.",
  });

/** A line of JSON that reads back as a statement. Fails `statements/invalid`. */
const lineOf = (raw: RawStatement, file: string): string => {
  const parsed = statementSchema.safeParse(raw);
  if (parsed.success) return JSON.stringify(raw);
  const [issue] = parsed.error.issues;
  throw invalid(`${issue.path.map(String).join(".")}: ${issue.message}`, file);
};

const readRaw = (line: string, id: string): RawStatement | undefined => {
  if (!line.includes(JSON.stringify(id))) return undefined;
  try {
    const raw = JSON.parse(line) as RawStatement;
    return raw.id === id ? raw : undefined;
  } catch {
    // A line that is no statement is one of the case's problems, and is left as it is.
    return undefined;
  }
};

/** Hash of a statement as it is read, whatever the spacing and order of its line. */
export const versionOf = (raw: unknown): string => {
  const parsed = statementSchema.safeParse(raw);
  return sha256(JSON.stringify(parsed.success ? parsed.data : raw));
};

const rootOf = async (desk: Desk): Promise<string> => (await desk.live.checked()).opened.root;

interface Change {
  id: string;
  reason: string;
  /** Throws to refuse. */
  change: (raw: RawStatement, file: string) => RawStatement;
}

/**
 * Changes one statement in its own line of its file, through the ledger; every other line stays as it is, byte for byte. Fails
 * `server/missing`, `statements/invalid`, what `change` throws, and `case/conflict` where the file changed while this was done.
 */
export const changeStatement = async (
  desk: Desk,
  { id, reason, change }: Change,
): Promise<void> => {
  const path = fileOf(id);
  const { text } = await readTextWithin(await rootOf(desk), path, MAX_BYTES);
  let found = false;
  const lines = text.split("\n").map((line) => {
    const raw = found ? undefined : readRaw(line, id);
    if (!raw) return line;
    found = true;
    return lineOf(change(raw, path), path);
  });
  if (!found) throw missing(`statement “${id}”`);
  await desk.writer.write({ path, text: lines.join("\n"), base: sha256(text), reason });
  await desk.live.refresh();
};

/** A statement's line as it is now. Fails `server/missing`. */
export const findStatement = async (desk: Desk, id: string): Promise<RawStatement> => {
  const { text } = await readTextWithin(await rootOf(desk), fileOf(id), MAX_BYTES).catch(() => {
    throw missing(`statement “${id}”`);
  });
  for (const line of text.split("\n")) {
    const raw = readRaw(line, id);
    if (raw) return raw;
  }
  throw missing(`statement “${id}”`);
};

const readIfThere = async (root: string, path: string): Promise<string | undefined> => {
  try {
    return (await readTextWithin(root, path, MAX_BYTES)).text;
  } catch (error) {
    if (error instanceof MandateError && error.code === "file/missing") return undefined;
    throw error;
  }
};

/** The number after the largest that any line of a file has. */
const nextNumber = (text: string): number => {
  const numbers = [...text.matchAll(/"id"\s*:\s*"[^"#]+#(\d{1,9})"/g)].map(([, one]) =>
    Number(one),
  );
  return Math.max(0, ...numbers) + 1;
};

/** Adds a statement as the last line of a file of statements, which is begun where there is none; gives its id. */
export const addStatement = async (
  desk: Desk,
  { name, make }: { name: string; make: (id: string) => RawStatement },
): Promise<string> => {
  const path = `statements/${name}.jsonl`;
  const before = await readIfThere(await rootOf(desk), path);
  const id = `${name}#${nextNumber(before ?? "")}`;
  const ended = before === undefined || before === "" || before.endsWith("\n");
  const text = `${before ?? ""}${ended ? "" : "\n"}${lineOf(make(id), path)}\n`;
  await desk.writer.write({
    path,
    text,
    base: before === undefined ? null : sha256(before),
    reason: `${id} added by a person`,
  });
  await desk.live.refresh();
  return id;
};
