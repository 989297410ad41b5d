import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { ledgerOf, writeCaseFile } from "../../src/case/write.ts";
import { takeIn } from "../../src/exhibits/intake.ts";
import { signerOf } from "../../src/ledger/key.ts";
import { MandateError } from "../../src/lib/error.ts";
import { withholdSchema } from "../../src/report/bundle/withhold.ts";
import { writeBundle } from "../../src/report/bundle/write.ts";

/**
 * A writer for tests to kill: `node writer.ts MODE ROOT KEY COUNT`. Prints a line `ack SEQUENCE WHAT` for each
 * act once it is acknowledged.
 */
const [mode, root, key, count] = process.argv.slice(2);
const writer = {
  root,
  signer: signerOf("Writer", Buffer.from(key, "base64").toString()),
  now: Date.now,
};
const say = (text: string): void => writeFileSync(1, `${text}\n`);

const bundle = async (target: string): Promise<string> => {
  const withhold = withholdSchema.parse({});
  await writeBundle({ root, target, title: "A case", description: "x", withhold, now: Date.now });
  return `0 ${target}`;
};

const acts: Record<string, (turn: number) => Promise<string>> = {
  append: async (turn) => {
    const [entry] = await ledgerOf(writer).append({
      drafts: [{ act: "note", reason: `turn ${turn} of ${process.pid}` }],
    });
    return `${entry.sequence} ${entry.reason}`;
  },
  intake: async (turn) => {
    const source = join(root, ".mandate", `source-${process.pid}-${turn}`);
    writeFileSync(source, Buffer.alloc(300_000, `${process.pid} ${turn} `));
    const taken = await takeIn(writer, { source, provenance: {} });
    return `0 ${taken.path}`;
  },
  bundle: (turn) => bundle(`${root}-bundles/${process.pid}-${turn}${turn % 2 === 0 ? "" : ".zip"}`),
  within: () => bundle(join(root, "bundle")),
  // A file that stands outside, named by the environment: too large for the disk, say.
  add: async () =>
    `0 ${(await takeIn(writer, { source: process.env.SOURCE ?? "", provenance: {} })).path}`,
  write: async (turn) => {
    const path = `claims/${process.pid}-${turn}.md`;
    const bytes = Buffer.from(`turn ${turn}\n`);
    const entry = await writeCaseFile(writer, { path, bytes, reason: "A draft", base: null });
    return `${entry.sequence} ${path}`;
  },
};

// A test that runs as root becomes someone who may not write.
if (process.env.AS_NOBODY === "1") process.seteuid?.(65534);
say("ready");
try {
  for (let turn = 0; turn < Number(count); turn++) say(`ack ${await acts[mode](turn)}`);
} catch (error) {
  say(`error ${error instanceof MandateError ? error.code : String(error)}`);
}
