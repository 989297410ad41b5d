import { MandateError } from "../lib/error.ts";
import { sha256 } from "../lib/hash.ts";
import { readTextWithin } from "../lib/read-text.ts";
import type { Statement } from "../model/statement.ts";
import type { Desk } from "./desk.ts";
import { missing } from "./failure.ts";

type Status = Statement["body"]["status"];

const MAX_BYTES = 64e6;

const conflict = (file: string): MandateError =>
  new MandateError({
    code: "case/conflict",
    message: "the statement was changed by someone else since you saw it",
    at: { file },
    fix: "Look at it as it is now, and decide again.",
  });

interface Decision {
  id: string;
  /** What the page showed. */
  was: Status;
  status: Status;
}

const decided = (line: string, { id, status }: Decision, was: Status, file: string): string => {
  if (!line.includes(JSON.stringify(id))) return line;
  const one = JSON.parse(line) as Statement;
  if (one.id !== id) return line;
  if ((one.body.status ?? "proposed") !== was) throw conflict(file);
  one.body.status = status;
  return JSON.stringify(one);
};

/**
 * Confirms or rejects one statement, in its own line of its file, through the ledger. Fails `case/conflict` where it is no longer what the
 * page showed; every other line stays as it is, byte for byte.
 */
export const setStatus = async (desk: Desk, decision: Decision): Promise<void> => {
  const { root } = (await desk.live.checked()).opened;
  const path = `statements/${decision.id.split("#")[0]}.jsonl`;
  const { text } = await readTextWithin(root, path, MAX_BYTES);
  const lines = text.split("\n").map((line) => decided(line, decision, decision.was, path));
  const next = lines.join("\n");
  if (next === text) throw missing(`statement “${decision.id}”`);
  await desk.writer.write({
    path,
    text: next,
    base: sha256(text),
    reason: `${decision.id} ${decision.status}`,
  });
  await desk.live.refresh();
};
