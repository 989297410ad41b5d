import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { recordedFiles } from "../../case/record.ts";
import { stage } from "../../case/waiting.ts";
import { commit, type Writer } from "../../case/write.ts";
import type { CheckedCase } from "../../claims/run.ts";
import { listCase } from "../../ledger/folder.ts";
import { hashFiles } from "../../ledger/hash-files.ts";
import { type Entry, sha256Schema } from "../../model/ledger.ts";
import { outcomes } from "../../model/outcome.ts";

/** Where a case keeps the findings it published, one file each time. */
const FINDINGS = "findings";

const countSchema = z.int().nonnegative();

/** What was found when, and from which bytes. */
const snapshotSchema = z.strictObject({
  version: z.literal(1),
  at: z.iso.datetime(),
  by: z.string(),
  reason: z.string().describe("Why the findings were published, or what was corrected"),
  entries: countSchema.describe("Entries of the ledger before this one"),
  inputs: z.record(z.string(), sha256Schema).describe("Every file the findings rest on"),
  findings: z.record(
    z.string(),
    z.strictObject({
      claim: z.string(),
      file: z.string(),
      outcome: z.enum(outcomes),
      counts: z.strictObject({ holds: countSchema, fails: countSchema, open: countSchema }),
    }),
  ),
});
export type Snapshot = z.infer<typeof snapshotSchema>;

/** A snapshot and the number of the entry that recorded it. */
export interface Published extends Snapshot {
  path: string;
  entry: number;
}

const isInput = (path: string): boolean =>
  !path.startsWith(`${FINDINGS}/`) && !path.startsWith("checkpoints/");

/** SHA-256 of every file the findings rest on, as the files are now. */
const inputsNow = async (root: string): Promise<Record<string, string>> => {
  const found = (await listCase(root)).filter(({ path, regular }) => regular && isInput(path));
  const answers = await hashFiles(found);
  return Object.fromEntries(
    found.flatMap(({ path, file }) => {
      const answer = answers.get(file);
      return answer && "sha256" in answer ? [[path, answer.sha256]] : [];
    }),
  );
};

/** The findings of a checked case, as a snapshot keeps them. */
export const findingsOf = ({ findings }: Pick<CheckedCase, "findings">): Snapshot["findings"] =>
  Object.fromEntries(
    findings.map(({ claim, outcome, counts }) => [
      claim.id,
      { claim: claim.claim, file: claim.file, outcome, counts },
    ]),
  );

/**
 * Publishes the findings: keeps them in findings/ under the ledger. Earlier ones stay as they are; what differs
 * is a correction, and `reason` says why. Nothing is written where nothing changed since the last.
 */
export const publishFindings = async (
  writer: Writer,
  { checked, reason }: { checked: Pick<CheckedCase, "findings">; reason: string },
): Promise<Entry | undefined> => {
  const { root, signer, now } = writer;
  const last = (await readPublished(root)).at(-1);
  const [inputs, findings] = [await inputsNow(root), findingsOf(checked)];
  if (last && JSON.stringify([last.inputs, last.findings]) === JSON.stringify([inputs, findings])) {
    return undefined;
  }
  const entries = await commit(writer, async ({ sequence }) => {
    const at = new Date(now()).toISOString();
    const snapshot: Snapshot = {
      version: 1,
      at,
      by: signer.name,
      reason,
      entries: sequence,
      inputs,
      findings,
    };
    const path = `${FINDINGS}/${String(sequence).padStart(6, "0")}.json`;
    const file = await stage(root, path, Buffer.from(`${JSON.stringify(snapshot, null, 2)}\n`));
    return { files: [{ ...file, reason, base: null }] };
  });
  return entries.at(-1);
};

const read = async (root: string, path: string, entry: number): Promise<Published[]> => {
  const text = await readFile(join(root, path), "utf8").catch(() => "null");
  const parsed = snapshotSchema.safeParse(JSON.parse(text));
  return parsed.success ? [{ ...parsed.data, path, entry }] : [];
};

/** Every publication the ledger has, oldest first. */
export const readPublished = async (root: string): Promise<Published[]> => {
  const recorded = [...(await recordedFiles(root)).values()]
    .filter(({ path }) => path.startsWith(`${FINDINGS}/`))
    .sort((a, b) => a.entry - b.entry);
  const all = await Promise.all(recorded.map(({ path, entry }) => read(root, path, entry)));
  return all.flat();
};
