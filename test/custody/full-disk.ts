import {
  closeSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readdirSync,
  rmSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";
import { makeCheckpoint } from "../../src/case/checkpoint.ts";
import { commit, ledgerOf, writeCaseFile } from "../../src/case/write.ts";
import { takeIn } from "../../src/exhibits/intake.ts";
import { newPrivateKey, signerOf } from "../../src/ledger/key.ts";
import { verifyCase } from "../../src/ledger/verify.ts";
import { MandateError } from "../../src/lib/error.ts";
import { errnoOf } from "../../src/lib/io-error.ts";
import { openBundle } from "../../src/report/bundle/open.ts";
import { withholdSchema } from "../../src/report/bundle/withhold.ts";
import { writeBundle } from "../../src/report/bundle/write.ts";

/**
 * `node full-disk.ts DISK OUTSIDE MOST STEP`: on a small disk of its own, does each act with more and more pages of 4
 * kB left, from none at all. Prints as JSON what each came to, and every fault: an unclear error, something half-done, a case
 * that does not verify, an act that fails once there is room again.
 */
const [disk, outside, most, step] = process.argv.slice(2);
const root = join(disk, "case");
const filler = join(disk, "filler");
const writer = { root, signer: signerOf("Amna", newPrivateKey()), now: Date.now };

const BLOCK = 4096;

/** Fills the disk until it refuses, then gives so many bytes back. */
const fillUp = (left: number): void => {
  const handle = openSync(filler, "wx");
  let size = 0;
  try {
    for (;;) size += writeSync(handle, Buffer.alloc(BLOCK));
  } catch (error) {
    if (errnoOf(error) !== "ENOSPC") throw error;
  }
  ftruncateSync(handle, Math.max(0, size - left));
  closeSync(handle);
};

const source = (turn: string): string => {
  const file = join(outside, `${turn}.bin`);
  writeFileSync(file, Buffer.alloc(20_000, turn));
  return file;
};

const bundle = (target: string) => {
  const withhold = withholdSchema.parse({});
  const words = { title: "A case", description: "x" };
  return writeBundle({ root, target, ...words, withhold, now: Date.now });
};

const acts: Record<string, (turn: string) => Promise<unknown>> = {
  bundle: (turn) => bundle(join(disk, `made-${turn}`)),
  open: (turn) =>
    openBundle(join(outside, "bundle"), join(disk, `made-${turn}`), { now: Date.now }),
  add: (turn) => takeIn(writer, { source: source(turn), provenance: {} }),
  write: (turn) =>
    writeCaseFile(writer, {
      path: `claims/${turn}/claim.md`,
      bytes: Buffer.alloc(6000, turn),
      reason: "A draft",
      base: null,
    }),
  note: (turn) => {
    const draft = { act: "note" as const, reason: turn.padEnd(3900, ".") };
    return ledgerOf(writer).append({ drafts: [draft, draft, draft] });
  },
  checkpoint: () => makeCheckpoint(writer),
};

const codeOf = (error: unknown): string =>
  error instanceof MandateError ? error.code : String(error);

const faults: string[] = [];
const outcomes: Record<string, number> = {};
const fault = (where: string, what: string): number => faults.push(`${where}: ${what}`);

const left = (): string[] => {
  const incoming = join(root, ".mandate", "incoming");
  const names = readdirSync(incoming, { recursive: true }).map(String);
  return [...names, ...readdirSync(disk).filter((name) => name.startsWith("."))];
};

const check = async (where: string): Promise<void> => {
  const { problems } = await verifyCase(root, { now: Date.now });
  for (const { message } of problems) fault(where, message);
  for (const name of left()) fault(where, `${name} was left behind`);
};

const turnOf = async (name: string, pages: number): Promise<void> => {
  const where = `${name} with ${pages} pages left`;
  fillUp(pages * BLOCK);
  const came = await acts[name](`${name}-${pages}`).then(() => "done", codeOf);
  outcomes[`${name} ${came}`] = (outcomes[`${name} ${came}`] ?? 0) + 1;
  if (came !== "done" && came !== "disk/full") fault(where, came);
  await check(where);
  rmSync(filler);
  const again = await acts[name](`${name}-${pages}-again`).then(() => "done", codeOf);
  if (again !== "done") fault(`${where}, then with room`, again);
  await check(`${where}, then with room`);
  for (const made of readdirSync(disk).filter((one) => one.startsWith("made-"))) {
    rmSync(join(disk, made), { recursive: true });
  }
};

mkdirSync(join(root, ".mandate", "incoming"), { recursive: true });
await commit(writer, async () => ({ files: [] }));
await acts.add("first");
await bundle(join(outside, "bundle"));
for (const name of Object.keys(acts)) {
  for (let pages = 0; pages <= Number(most); pages += Number(step)) await turnOf(name, pages);
}
process.stdout.write(JSON.stringify({ outcomes, faults }));
