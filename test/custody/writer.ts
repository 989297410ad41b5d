import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { ledgerOf, writeCaseFile } from "../../src/case/write.ts";
import { takeIn } from "../../src/exhibits/intake.ts";
import { signerOf } from "../../src/ledger/key.ts";

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
  write: async (turn) => {
    const path = `claims/${process.pid}-${turn}.md`;
    const bytes = Buffer.from(`turn ${turn}\n`);
    const entry = await writeCaseFile(writer, { path, bytes, reason: "A draft", base: null });
    return `${entry.sequence} ${path}`;
  },
};

say("ready");
for (let turn = 0; turn < Number(count); turn++) say(`ack ${await acts[mode](turn)}`);
