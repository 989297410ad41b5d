import { execFileSync } from "node:child_process";
import {
  appendFileSync,
  chmodSync,
  cpSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import {
  newSigner,
  smallCase,
  steadyClock,
  temporaryFolder,
  verifying,
} from "../../test/custody/folder.ts";
import { ledgerOf, type Writer, writeCaseFile } from "../case/write.ts";
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
  test("a flipped bit of a file is noticed, and the file named", { timeout: 120_000 }, async () => {
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
    timeout: 120_000,
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

describe("files", () => {
  test("deleted, renamed, swapped, put back, added, duplicated", async () => {
    const writer = await smallCase();
    const { root } = writer;
    const base = sha256(readFileSync(join(root, "claims/seats.md")));
    const old = readFileSync(join(root, "claims/seats.md"));
    await writeCaseFile(writer, {
      path: "claims/seats.md",
      bytes: Buffer.from("changed\n"),
      reason: "A correction",
      base,
    });
    const named = async () => (await problemsOf(root)).map(({ kind, path }) => [kind, path]);
    const at = (path: string) => join(root, path);

    writeFileSync(at("claims/seats.md"), old);
    const [back] = await problemsOf(root);
    expect([back.kind, back.path, back.message]).toEqual([
      "altered",
      "claims/seats.md",
      expect.stringContaining("put back to an earlier state"),
    ]);
    writeFileSync(at("claims/seats.md"), "changed\n");

    renameSync(at("case.yaml"), at("case-old.yaml"));
    expect(await named()).toEqual([["renamed", "case.yaml"]]);
    rmSync(at("case-old.yaml"));
    expect(await named()).toEqual([["missing", "case.yaml"]]);
    writeFileSync(at("case.yaml"), "title: A case\nquestion: Who won?\n");

    writeFileSync(at("exhibits/planted.csv"), "1,2\n");
    expect(await named()).toEqual([["extra", "exhibits/planted.csv"]]);
    rmSync(at("exhibits/planted.csv"));
    cpSync(at("exhibits/sheet.csv"), at("exhibits/sheet-2.csv"));
    expect(await named()).toEqual([["extra", "exhibits/sheet-2.csv"]]);
    rmSync(at("exhibits/sheet-2.csv"));

    renameSync(at("exhibits/sheet.csv"), at("x"));
    renameSync(at("exhibits/letter.txt"), at("exhibits/sheet.csv"));
    renameSync(at("x"), at("exhibits/letter.txt"));
    const swapped = await problemsOf(root);
    expect(swapped.map(({ kind, path }) => [kind, path])).toEqual([
      ["altered", "exhibits/sheet.csv"],
      ["altered", "exhibits/letter.txt"],
    ]);
    expect(swapped[0].message).toContain("holds the bytes of exhibits/letter.txt");
    expect(swapped[0].since).toMatch(/^2024-02-09T/);
  });
});

describe("what only a memory or a checkpoint can show", () => {
  const remembered = async () => {
    const memory = await temporaryFolder();
    const writer = await smallCase({ memory });
    return { memory, writer };
  };

  test("a rollback of the whole folder is silent without one, and named with one", async () => {
    const memory = await temporaryFolder();
    const now = steadyClock();
    const writer: Writer = await smallCase({ memory, now });
    const earlier = join(await temporaryFolder(), "earlier");
    cpSync(writer.root, earlier, { recursive: true });
    await ledgerOf(writer).append({ drafts: [{ act: "note", reason: "Seen by the notary" }] });
    const lines = readLines(writer.root).length;
    const alone = await verifying(earlier);
    expect(alone.problems).toEqual([]);
    expect(alone.limits.join(" ")).toContain("Nothing outside this folder was compared");
    expect(summary((await verifying(earlier, { memory })).problems)).toEqual([
      ["truncated", lines],
    ]);
    const again = ledgerOf({ ...writer, root: earlier }).append({ drafts: [{ act: "note" }] });
    await expect(again).rejects.toMatchObject({ code: "ledger/rolled-back" });
  });

  test("a ledger forked by a rightful key is named", async () => {
    const { memory, writer } = await remembered();
    const copy = join(await temporaryFolder(), "copy");
    cpSync(writer.root, copy, { recursive: true });
    await ledgerOf(writer).append({ drafts: [{ act: "note", reason: "One history" }] });
    const { memory: _, ...careless } = { ...writer, root: copy };
    await ledgerOf(careless).append({ drafts: [{ act: "note", reason: "Another" }] });
    expect((await verifying(copy)).ok).toBe(true);
    const forked = (await verifying(copy, { memory })).problems;
    expect(summary(forked)).toEqual([["forked", readLines(copy).length]]);
  });

  test("a ledger written anew in the same place with another key is named", async () => {
    const { memory, writer } = await remembered();
    rmSync(writer.root, { recursive: true });
    const other = await smallCase();
    cpSync(other.root, writer.root, { recursive: true });
    expect((await verifying(writer.root)).ok).toBe(true);
    expect(summary((await verifying(writer.root, { memory })).problems)).toContainEqual([
      "forked",
      1,
    ]);
    const named = await verifying(writer.root, { keys: [writer.signer.key] });
    expect(summary(named.problems)).toEqual([["not-admitted", 1]]);
  });
});

describe("no alarm", () => {
  test("on a moved folder", async () => {
    const memory = await temporaryFolder();
    const { root } = await smallCase({ memory });
    const moved = join(await temporaryFolder(), "elsewhere");
    renameSync(root, moved);
    expect((await verifying(moved, { memory })).problems).toEqual([]);
  });

  test("on the line ends of another system: text and ledger in CRLF, originals as they were", async () => {
    const { root } = await smallCase();
    for (const name of ["case.yaml", "claims/seats.md", "ledger.jsonl", ".gitattributes"]) {
      const file = join(root, name);
      writeFileSync(file, readFileSync(file, "utf8").replaceAll("\n", "\r\n"));
    }
    const { problems, notices } = await verifying(root);
    expect(problems).toEqual([]);
    expect(notices.map(({ path }) => path)).toContain("claims/seats.md");
    const original = join(root, "exhibits/letter.txt");
    chmodSync(original, 0o644);
    appendFileSync(original, "\r\n");
    expect((await problemsOf(root)).map(({ path }) => path)).toEqual(["exhibits/letter.txt"]);
  });

  test("on a clone by git with the line ends of Windows", async () => {
    const { root } = await smallCase();
    const clone = join(await temporaryFolder(), "clone");
    const git = (...args: string[]) =>
      execFileSync("git", ["-c", "user.name=A", "-c", "user.email=a@example.org", ...args], {
        cwd: root,
        stdio: "pipe",
      });
    git("init", "-q");
    git("add", ".");
    git("commit", "-q", "-m", "A case");
    git("clone", "-q", "-c", "core.autocrlf=true", "-c", "core.eol=crlf", root, clone);
    expect((await verifying(clone)).problems).toEqual([]);
    expect((await verifying(clone)).notices).toEqual([]);
  });

  test("in another clock zone", async () => {
    const { root } = await smallCase();
    const before = process.env.TZ;
    try {
      for (const zone of ["Asia/Karachi", "America/Los_Angeles", "Pacific/Kiritimati"]) {
        process.env.TZ = zone;
        expect((await verifying(root)).problems).toEqual([]);
      }
    } finally {
      if (before === undefined) delete process.env.TZ;
      else process.env.TZ = before;
    }
  });

  test("on what desktops and version control leave in a folder", async () => {
    const { root } = await smallCase();
    for (const junk of [".DS_Store", "exhibits/Thumbs.db"]) writeFileSync(join(root, junk), "x");
    expect((await verifying(root)).problems).toEqual([]);
  });
});
