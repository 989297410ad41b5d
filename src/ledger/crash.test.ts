import { mkdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { killOnce, killWindow, type Mode, runWriter } from "../../test/custody/crash.ts";
import { temporaryFolder, verifying } from "../../test/custody/folder.ts";
import { commit } from "../case/write.ts";
import { newPrivateKey, signerOf } from "./key.ts";

const pemKey = (): string => newPrivateKey().export({ type: "pkcs8", format: "pem" }).toString();

const opened = async (): Promise<{ root: string; key: string }> => {
  const root = await temporaryFolder();
  const key = pemKey();
  await commit({ root, signer: signerOf("Amna", key), now: Date.now }, async () => ({ files: [] }));
  await mkdir(`${root}-bundles`);
  onTestFinished(() => rm(`${root}-bundles`, { recursive: true, force: true }));
  return { root, key };
};

/** A thousand kills of each kind are `npm run bench:crash`; these few guard every commit. */
const TIMES = 15;

describe("a writer killed at a random moment", () => {
  for (const mode of Object.keys(killWindow) as Mode[]) {
    test(`${mode}: nothing acknowledged is lost, the next command carries on`, {
      timeout: 120_000,
    }, async () => {
      const { root, key } = await opened();
      let acknowledged = 0;
      for (let time = 0; time < TIMES; time++) {
        const killed = await killOnce({ mode, root, key }, Math.random() * killWindow[mode]);
        expect(killed.faults).toEqual([]);
        acknowledged += killed.acknowledged;
      }
      // Killed in its work, not before it: otherwise nothing was shown.
      expect(acknowledged).toBeGreaterThan(0);
    });
  }
});

test("two hundred appends from eight processes at once make one chain", {
  timeout: 120_000,
}, async () => {
  const { root, key } = await opened();
  const writers = Array.from({ length: 8 }, () =>
    runWriter({ mode: "append", root, key, count: 25 }),
  );
  const done = await Promise.all(writers);
  expect(done.filter(({ code, stderr }) => code !== 0 || stderr !== "")).toEqual([]);
  const sequences = done.flatMap(({ acknowledged }) =>
    acknowledged.map((said) => Number(said.split(" ")[0])),
  );
  expect(new Set(sequences).size).toBe(200);
  const { problems, entries } = await verifying(root, { now: Date.now });
  expect([problems, entries]).toEqual([[], 202]);
  const text = await readFile(join(root, "ledger.jsonl"), "utf8");
  expect(text.split("\n").length - 1).toBe(202);
});
