import { chmodSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { newSigner, smallCase, verifying } from "../../test/custody/folder.ts";
import { sha256 } from "../lib/hash.ts";
import type { Entry, Problem } from "../model/ledger.ts";
import { makeLine, parseLine } from "./entry.ts";
import { listCase } from "./folder.ts";

const ledgerFile = (root: string): string => join(root, "ledger.jsonl");
const readLines = (root: string): string[] =>
  readFileSync(ledgerFile(root), "utf8").trimEnd().split("\n");
const writeLines = (root: string, lines: string[]): void =>
  writeFileSync(ledgerFile(root), lines.map((line) => `${line}\n`).join(""));

const problemsOf = async (root: string): Promise<Problem[]> => (await verifying(root)).problems;
const summary = (problems: readonly Problem[]) => problems.map(({ kind, entry }) => [kind, entry]);

/** Flips one bit of a file, runs `look`, and puts the file back. */
const withFlip = async <T>(file: string, at: number, look: () => Promise<T>): Promise<T> => {
  const bytes = readFileSync(file);
  const flipped = Buffer.from(bytes);
  flipped[at] ^= 1 << (at % 8);
  chmodSync(file, 0o644);
  writeFileSync(file, flipped);
  try {
    return await look();
  } finally {
    writeFileSync(file, bytes);
  }
};

const entryAt = (bytes: Buffer, at: number): number =>
  bytes.subarray(0, at).toString("latin1").split("\n").length;

describe("every byte of a small case", () => {
  test("a flipped bit of a file is noticed, and the file named", { timeout: 600_000 }, async () => {
    const { root } = await smallCase();
    for (const { path, file, size } of await listCase(root)) {
      for (let at = 0; at < size; at++) {
        const problems = await withFlip(file, at, () => problemsOf(root));
        expect(
          problems.map(({ kind, path }) => [kind, path]),
          `${path} byte ${at}`,
        ).toEqual([["altered", path]]);
      }
    }
    expect(await problemsOf(root)).toEqual([]);
  });

  test("a flipped bit of the ledger is noticed, and the entry named", {
    timeout: 600_000,
  }, async () => {
    const { root } = await smallCase();
    const bytes = readFileSync(ledgerFile(root));
    for (let at = 0; at < bytes.length; at++) {
      const problems = await withFlip(ledgerFile(root), at, () => problemsOf(root));
      const named = problems
        .filter(({ path }) => path === "ledger.jsonl")
        .map(({ entry }) => entry);
      // What is no entry any more is named by its line, and a broken line end by the line it ends.
      expect(named, `byte ${at}`).toContain(entryAt(bytes, at));
    }
    expect(await problemsOf(root)).toEqual([]);
  });
});

describe("entries", () => {
  const count = async () => readLines((await smallCase()).root).length;

  test("each deleted entry but the last is named missing", async () => {
    const { root } = await smallCase();
    const lines = readLines(root);
    for (let at = 0; at < lines.length - 1; at++) {
      writeLines(root, lines.toSpliced(at, 1));
      expect(summary(await problemsOf(root))).toContainEqual(["missing", at + 1]);
    }
    expect(await count()).toBeGreaterThan(6);
  });

  test("each swapped pair is named reordered", async () => {
    const { root } = await smallCase();
    const lines = readLines(root);
    for (let at = 0; at < lines.length - 1; at++) {
      writeLines(root, lines.toSpliced(at, 2, lines[at + 1], lines[at]));
      expect(summary(await problemsOf(root))).toContainEqual(["reordered", at + 1]);
    }
  });

  test("each duplicated entry is named", async () => {
    const { root } = await smallCase();
    const lines = readLines(root);
    for (let at = 0; at < lines.length; at++) {
      writeLines(root, lines.toSpliced(at, 0, lines[at]));
      expect(summary(await problemsOf(root))).toContainEqual(["duplicated", at + 1]);
    }
  });

  test("a reversed ledger is reordered", async () => {
    const { root } = await smallCase();
    writeLines(root, readLines(root).toReversed());
    expect((await problemsOf(root)).map(({ kind }) => kind)).toContain("reordered");
  });

  const rewrite = (
    entry: Entry,
    changes: Partial<Entry>,
    signer = newSigner("Mallory"),
  ): string => {
    const {
      sequence,
      previous,
      time,
      actor: _a,
      key: _k,
      signature: _s,
      version: _v,
      ...draft
    } = entry;
    const rest = { ...draft, ...changes };
    const head = { sequence: sequence - 1, hash: previous, time };
    return makeLine(rest, { head, time: changes.time ?? time, signer });
  };

  test("an entry signed anew with another key is named", async () => {
    const { root } = await smallCase();
    const lines = readLines(root);
    for (let at = 1; at < lines.length; at++) {
      const line = rewrite(parseLine(lines[at]) as Entry, { reason: "Nothing to see" });
      writeLines(root, lines.with(at, line));
      expect(summary(await problemsOf(root))).toContainEqual(["not-admitted", at + 1]);
    }
  });

  test("an entry of another history, signed by a rightful key, is a fork", async () => {
    const writer = await smallCase();
    const lines = readLines(writer.root);
    const at = lines.length - 2;
    const { version: _v, ...entry } = parseLine(lines[at]) as Entry;
    const draft = {
      act: entry.act,
      path: entry.path,
      sha256: entry.sha256,
      size: entry.size,
      reason: "Other",
    };
    const head = { sequence: at, hash: entry.previous, time: entry.time };
    const line = makeLine(JSON.parse(JSON.stringify(draft)), {
      head,
      time: entry.time,
      signer: writer.signer,
    });
    writeLines(writer.root, lines.with(at, line));
    expect(summary(await problemsOf(writer.root))).toContainEqual(["forked", at + 2]);
    writeLines(writer.root, lines.toSpliced(at, 0, line));
    expect(summary(await problemsOf(writer.root))).toContainEqual(["forked", at + 1]);
  });

  test("an entry dated before the one before it is back-dated, one of next year post-dated", async () => {
    const writer = await smallCase();
    const lines = readLines(writer.root);
    const last = parseLine(lines.at(-1) as string) as Entry;
    const head = { sequence: last.sequence, hash: sha256(lines.at(-1) as string), time: last.time };
    for (const [time, kind] of [
      ["2024-02-08T00:00:00.000Z", "back-dated"],
      ["2027-01-01T00:00:00.000Z", "post-dated"],
    ] as const) {
      const line = makeLine({ act: "note" }, { head, time, signer: writer.signer });
      writeLines(writer.root, [...lines, line]);
      expect(summary(await problemsOf(writer.root))).toEqual([[kind, last.sequence + 1]]);
    }
  });

  test("a cut in the middle of the last line is named torn", async () => {
    const { root } = await smallCase();
    const bytes = readFileSync(ledgerFile(root));
    const lines = readLines(root).length;
    for (const cut of [1, 2, 50, 300]) {
      writeFileSync(ledgerFile(root), bytes.subarray(0, -cut));
      expect(summary(await problemsOf(root))).toContainEqual(["torn", lines]);
    }
  });
});
