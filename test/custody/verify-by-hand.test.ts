import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, cpSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { makeCheckpoint, timestampCheckpoint } from "../../src/case/checkpoint.ts";
import { commit, writeCaseFile } from "../../src/case/write.ts";
import { withholdSchema } from "../../src/report/bundle/withhold.ts";
import { writeBundle } from "../../src/report/bundle/write.ts";
import { newSigner, smallCase } from "./folder.ts";
import { makeAuthority } from "./tsa.ts";

/** The page's own commands, as they stand there, in their order. */
const page = readFileSync(join(import.meta.dirname, "../../docs/verify-by-hand.md"), "utf8");
const blocks = [...page.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map(([, commands]) => commands);

const run = (commands: string, folder: string) => {
  const { status, stdout, stderr } = spawnSync("bash", ["-euo", "pipefail", "-c", commands], {
    cwd: folder,
  });
  return { status, out: stdout.toString(), err: stderr.toString() };
};

/** A bundle of a case with two writers, a difficult reason, a checkpoint and a timestamp. */
const bundleWithAll = async (withholding: object = {}): Promise<string> => {
  const parent = mkdtempSync(join(tmpdir(), "mandate-by-hand-"));
  const writer = await smallCase({ now: Date.now });
  const other = newSigner("Bilal Khan");
  await commit(writer, async () => ({
    files: [],
    drafts: [{ act: "admit", about: { key: other.key, name: "Bilal Khan" } }],
  }));
  const reason = 'He said ","signature":"x" and "previous":"0"';
  await writeCaseFile(
    { ...writer, signer: other },
    { path: "claims/100% seats.md", bytes: Buffer.from("x\n"), reason, base: null },
  );
  const authority = makeAuthority(join(parent, "authority"));
  const { path } = await makeCheckpoint(writer);
  const askAuthority = async (_: string, request: Uint8Array) => authority.answer(request);
  await timestampCheckpoint(writer, {
    checkpoint: path,
    url: "loopback",
    authorities: [authority.root],
    askAuthority,
  });
  const target = join(parent, "bundle");
  await writeBundle({
    root: writer.root,
    target,
    title: "A case",
    description: "Who won?",
    withhold: withholdSchema.parse(withholding),
    signer: writer.signer,
    now: Date.now,
  });
  cpSync(authority.rootFile, join(target, "authority.pem"));
  return target;
};

describe("docs/verify-by-hand.md", () => {
  let bundle = "";
  test("a bundle with all there can be", { timeout: 120_000 }, async () => {
    bundle = await bundleWithAll();
  });

  const expected = [
    "",
    "",
    "chain whole",
    "every entry signed",
    "files compared",
    "Signature Verified Successfully",
    "root fits",
    "Time stamp:",
  ];

  test("has the blocks this test expects", () => {
    expect(blocks).toHaveLength(expected.length);
  });

  for (const [index, says] of expected.entries()) {
    test(`block ${index + 1} runs as it stands and says what the page says`, () => {
      const { status, out, err } = run(blocks[index], bundle);
      expect([status, err.replace(/^(?:Verification: OK|Using configuration.*)\n/gm, "")]).toEqual([
        0,
        "",
      ]);
      expect(out).toContain(says);
      expect(out).not.toMatch(/BROKEN|ALTERED|not here/);
    });
  }

  test("a bundle that withholds a name in its ledger passes them too, and says which entries", async () => {
    const redacted = await bundleWithAll({ names: [{ name: "Bilal Khan" }] });
    for (const [index, says] of expected.entries()) {
      const { status, out, err } = run(blocks[index], redacted);
      expect([status, out], err).toEqual([0, expect.stringContaining(says)]);
      expect(out).not.toMatch(/BROKEN|ALTERED|not here/);
      if (index === 2) expect(out.match(/withheld in part/g)).toHaveLength(2);
    }
  });

  test("each block notices what it is for", () => {
    const altered = (file: string, change: (text: string) => string): string => {
      const copy = join(mkdtempSync(join(tmpdir(), "mandate-by-hand-")), "bundle");
      execFileSync("cp", ["-r", bundle, copy]);
      const path = join(copy, file);
      chmodSync(path, 0o644);
      writeFileSync(path, change(readFileSync(path, "utf8")));
      return copy;
    };
    const note = execFileSync("sh", ["-c", "ls data/checkpoints/*.txt"], { cwd: bundle })
      .toString()
      .trim();
    const swap = (text: string) => text.replace("A draft", "A craft");
    expect(
      run(
        blocks[0],
        altered("data/case.yaml", () => "x"),
      ).status,
    ).not.toBe(0);
    const planted = altered("data/case.yaml", String);
    writeFileSync(join(planted, "data/planted.txt"), "x");
    expect(run(blocks[1], planted).out).toContain("data/planted.txt");
    expect(run(blocks[2], altered("data/ledger.jsonl", swap)).out).toContain("BROKEN");
    expect(run(blocks[3], altered("data/ledger.jsonl", swap)).out).toContain("BROKEN");
    expect(
      run(
        blocks[4],
        altered("data/case.yaml", () => "x"),
      ).out,
    ).toContain("ALTERED: case.yaml");
    expect(
      run(
        blocks[5],
        altered(note, (text) => text.replace("time 2", "time 3")),
      ).status,
    ).not.toBe(0);
    expect(run(blocks[6], altered("data/ledger.jsonl", swap)).out).toContain("BROKEN root");
    expect(
      run(
        blocks[7],
        altered(note, (text) => `${text} `),
      ).status,
    ).not.toBe(0);
  });
});
