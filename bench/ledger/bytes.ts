import { execFileSync } from "node:child_process";
import { createCipheriv, randomBytes } from "node:crypto";
import { closeSync, fsyncSync, mkdirSync, openSync, writeSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { hashStream } from "../../src/exhibits/copy.ts";
import { takeIn } from "../../src/exhibits/intake.ts";
import { newPrivateKey, signerOf } from "../../src/ledger/key.ts";
import { verifyCase } from "../../src/ledger/verify.ts";

/**
 * `npm run bench:bytes [GB]`: intake and verify against `sha256sum` on the same bytes. Limits: 1.3 for intake's
 * reading and hashing, 1.1 for verify. Times are the least of two runs, interleaved.
 */
const LIMITS = { reading: 1.3, verify: 1.1 };
const gigabytes = Number(process.argv[2] ?? 10);
const FILES = 4;

const fill = (file: string, bytes: number): void => {
  const stream = createCipheriv("aes-128-ctr", randomBytes(16), randomBytes(16));
  const zeros = Buffer.alloc(8 << 20);
  const handle = openSync(file, "wx");
  for (let left = bytes; left > 0; left -= zeros.length) {
    writeSync(handle, stream.update(zeros.subarray(0, Math.min(left, zeros.length))));
  }
  fsyncSync(handle);
  closeSync(handle);
};

const seconds = async (work: () => unknown): Promise<number> => {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
};

const folder = await mkdtemp(join(process.env.BENCH_FOLDER ?? tmpdir(), "mandate-bytes-"));
try {
  const root = join(folder, "case");
  mkdirSync(root);
  const sources = Array.from({ length: FILES }, (_, at) => join(folder, `film-${at}.bin`));
  for (const file of sources) fill(file, (gigabytes * 1e9) / FILES);
  const writer = { root, signer: signerOf("Amna", newPrivateKey()), now: Date.now };
  const best = {
    sum: Number.POSITIVE_INFINITY,
    reading: Number.POSITIVE_INFINITY,
    verify: Number.POSITIVE_INFINITY,
  };
  const intake = await seconds(async () => {
    for (const source of sources) await takeIn(writer, { source, provenance: {} });
  });
  for (let run = 0; run < 2; run++) {
    const reading = async () => {
      for (const source of sources) await hashStream(source);
    };
    best.reading = Math.min(best.reading, await seconds(reading));
    best.sum = Math.min(best.sum, await seconds(() => execFileSync("sha256sum", sources)));
    const verify = async () => {
      const { ok } = await verifyCase(root, { now: Date.now });
      if (!ok) throw new Error("the case made for this bench does not verify");
    };
    best.verify = Math.min(best.verify, await seconds(verify));
  }
  const ratios = { reading: best.reading / best.sum, verify: best.verify / best.sum };
  console.log(`${gigabytes} GB in ${FILES} files; sha256sum ${best.sum.toFixed(1)} s`);
  console.log(
    `intake, reading and hashing: ${best.reading.toFixed(1)} s, ratio ${ratios.reading.toFixed(2)} (limit ${LIMITS.reading})`,
  );
  console.log(
    `intake, whole (read, hash, write, sync, read back, hash): ${intake.toFixed(1)} s, ratio ${(intake / best.sum).toFixed(2)}`,
  );
  console.log(
    `verify: ${best.verify.toFixed(1)} s, ratio ${ratios.verify.toFixed(2)} (limit ${LIMITS.verify})`,
  );
  if (ratios.reading > LIMITS.reading || ratios.verify > LIMITS.verify) process.exitCode = 1;
} finally {
  await rm(folder, { recursive: true, force: true });
}
