import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { commit } from "../../src/case/write.ts";
import { newPrivateKey, signerOf } from "../../src/ledger/key.ts";
import { killOnce, killWindow, type Mode } from "../../test/custody/crash.ts";

/** `npm run bench:crash [KILLS]`: kills writers at random moments, 1,000 in all; any fault fails. */
const total = Number(process.argv[2] ?? 1000);
const modes = Object.keys(killWindow) as Mode[];
let [faults, acknowledged, done] = [0, 0, 0];

for (const mode of modes) {
  const root = await mkdtemp(join(tmpdir(), "mandate-crash-"));
  const key = newPrivateKey().export({ type: "pkcs8", format: "pem" }).toString();
  await commit({ root, signer: signerOf("Amna", key), now: Date.now }, async () => ({ files: [] }));
  await mkdir(`${root}-bundles`);
  for (let kill = 0; kill < total / modes.length; kill++) {
    const killed = await killOnce({ mode, root, key }, Math.random() * killWindow[mode]);
    for (const fault of killed.faults) console.error(`FAULT ${mode}: ${fault}`);
    faults += killed.faults.length;
    acknowledged += killed.acknowledged;
    done += 1;
  }
  console.log(`${mode}: ${done} kills so far, ${acknowledged} acts acknowledged, ${faults} faults`);
  await rm(root, { recursive: true, force: true });
  await rm(`${root}-bundles`, { recursive: true, force: true });
}
process.exitCode = faults === 0 && done >= total ? 0 : 1;
