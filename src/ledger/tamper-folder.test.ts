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
import { smallCase, steadyClock, temporaryFolder, verifying } from "../../test/custody/folder.ts";
import { ledgerOf, type Writer, writeCaseFile } from "../case/write.ts";
import { sha256 } from "../lib/hash.ts";
import type { Problem } from "../model/ledger.ts";

const readLines = (root: string): string[] =>
  readFileSync(join(root, "ledger.jsonl"), "utf8").trimEnd().split("\n");
const problemsOf = async (root: string): Promise<Problem[]> => (await verifying(root)).problems;
const summary = (problems: readonly Problem[]) => problems.map(({ kind, entry }) => [kind, entry]);

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
