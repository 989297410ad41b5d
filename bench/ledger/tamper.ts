import { randomBytes, randomInt } from "node:crypto";
import { chmodSync, closeSync, openSync, readSync, writeFileSync, writeSync } from "node:fs";
import { mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makeCheckpoint } from "../../src/case/checkpoint.ts";
import { takeIn } from "../../src/exhibits/intake.ts";
import { newPrivateKey, signerOf } from "../../src/ledger/key.ts";
import { verifyBag } from "../../src/report/bundle/verify.ts";
import { withholdSchema } from "../../src/report/bundle/withhold.ts";
import { writeBundle } from "../../src/report/bundle/write.ts";

/**
 * `npm run bench:tamper [POSITIONS]`: flips a bit at random positions of a large bundle, in which a file and a name
 * are withheld; every one must be named.
 */
const positions = Number(process.argv[2] ?? 10_000);
const folder = await mkdtemp(join(tmpdir(), "mandate-tamper-"));
const root = await mkdtemp(join(folder, "case-"));
const signer = signerOf("Amna", newPrivateKey());
const now = Date.now;
for (let at = 0; at < 12; at++) {
  const source = join(folder, at % 4 === 1 ? `bilal-${at}.bin` : `exhibit-${at}.bin`);
  writeFileSync(source, randomBytes(at === 0 ? 4 << 20 : 50_000));
  await takeIn({ root, signer, now }, { source, provenance: {} });
}
const bag = join(folder, "bag");
await makeCheckpoint({ root, signer, now });
const withhold = withholdSchema.parse({
  files: [{ path: "exhibits/exhibit-2.bin", reason: "A home address" }],
  names: [{ name: "Bilal" }],
});
const { entries } = await writeBundle({
  root,
  target: bag,
  title: "A case",
  description: "x",
  withhold,
  signer,
  now,
});

const files = (await readdir(bag, { recursive: true, withFileTypes: true })).filter((one) =>
  one.isFile(),
);
const sized = await Promise.all(
  files.map(async ({ parentPath, name }) => {
    const file = join(parentPath, name);
    return { file, size: (await stat(file)).size };
  }),
);
const total = sized.reduce((sum, { size }) => sum + size, 0);

/** Half of the positions fall anywhere, half in a file chosen first, so that small ones have their share. */
const pick = (turn: number): { file: string; at: number } => {
  if (turn % 2 === 0) {
    const { file, size } = sized[randomInt(sized.length)];
    return { file, at: randomInt(size) };
  }
  let at = randomInt(total);
  for (const { file, size } of sized) {
    if (at < size) return { file, at };
    at -= size;
  }
  throw new Error("unreachable");
};

const flip = (file: string, at: number, bit: number): void => {
  const handle = openSync(file, "r+");
  const byte = Buffer.alloc(1);
  readSync(handle, byte, 0, 1, at);
  byte[0] ^= 1 << bit;
  writeSync(handle, byte, 0, 1, at);
  closeSync(handle);
};

let missed = 0;
for (let turn = 0; turn < positions; turn++) {
  const { file, at } = pick(turn);
  const bit = randomInt(8);
  chmodSync(file, 0o644);
  flip(file, at, bit);
  const { problems } = await verifyBag(bag, { now });
  const named = problems.some(({ path }) => path === file.slice(bag.length + 1));
  if (!named) console.error(`MISSED ${file} byte ${at} bit ${bit}`);
  missed += named ? 0 : 1;
  flip(file, at, bit);
}
const { ok } = await verifyBag(bag, { now });
await rm(folder, { recursive: true, force: true });
console.log(
  `${positions} positions of ${total} bytes in ${sized.length} files, ${entries.length} entries withheld in part: ${positions - missed} named, ${missed} missed`,
);
process.exitCode = missed === 0 && ok ? 0 : 1;
