import {
  appendFileSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import {
  newSigner,
  smallCase,
  temporaryFolder,
  verifying,
  writerIn,
} from "../../test/custody/folder.ts";
import { sha256 } from "../lib/hash.ts";
import { initCase } from "./init.ts";
import { recordChanges } from "./record.ts";
import { commit, ledgerOf, removeCaseFile, writeCaseFile } from "./write.ts";

const request = (path: string, text: string, base: string | null) => ({
  path,
  bytes: Buffer.from(text),
  reason: "A test",
  base,
});

describe("writing a file of the case", () => {
  test("two people who edited the same version: the second is told, and nothing is lost", async () => {
    const writer = await smallCase();
    const base = sha256(readFileSync(join(writer.root, "claims/seats.md")));
    await writeCaseFile(writer, request("claims/seats.md", "mine\n", base));
    const second = writeCaseFile(writer, request("claims/seats.md", "theirs\n", base));
    await expect(second).rejects.toMatchObject({ code: "case/conflict" });
    expect(readFileSync(join(writer.root, "claims/seats.md"), "utf8")).toBe("mine\n");
    const taken = writeCaseFile(writer, request("claims/seats.md", "new\n", null));
    await expect(taken).rejects.toMatchObject({ code: "case/exists" });
    expect((await verifying(writer.root)).problems).toEqual([]);
  });

  test("no path leaves the case, originals never change", async () => {
    const writer = await smallCase();
    const outside = await temporaryFolder();
    symlinkSync(outside, join(writer.root, "claims", "link"));
    for (const path of ["../x", "/etc/x", "claims/../../x", "claims/link/x"]) {
      await expect(writeCaseFile(writer, request(path, "x", null)), path).rejects.toMatchObject({
        code: "path/outside",
      });
    }
    const original = writeCaseFile(writer, request("exhibits/sheet.csv", "x", null));
    await expect(original).rejects.toMatchObject({ code: "case/original" });
  });

  test("a removed file is missed by nobody", async () => {
    const writer = await smallCase();
    const base = sha256(readFileSync(join(writer.root, "claims/seats.md")));
    await removeCaseFile(writer, { path: "claims/seats.md", reason: "Withdrawn", base });
    expect((await verifying(writer.root)).problems).toEqual([]);
  });
});

describe("recording what others changed", () => {
  test("changed, new and removed files; a changed original is refused", async () => {
    const writer = await smallCase();
    const at = (path: string) => join(writer.root, path);
    appendFileSync(at("claims/seats.md"), "more\n");
    writeFileSync(at("claims/new.md"), "x\n");
    rmSync(at("case.yaml"));
    const entries = await recordChanges(writer, { reason: "By hand", removed: true });
    expect(entries.map(({ act, path }) => [act, path])).toEqual([
      ["write", "claims/new.md"],
      ["write", "claims/seats.md"],
      ["remove", "case.yaml"],
    ]);
    expect((await verifying(writer.root)).problems).toEqual([]);
    rmSync(at("exhibits/sheet.csv"));
    writeFileSync(at("exhibits/sheet.csv"), "forged\n");
    await expect(recordChanges(writer, { reason: "Oops" })).rejects.toMatchObject({
      code: "case/original",
    });
  });
});

describe("the first act in a folder that was filled before", () => {
  test("records what stood there too, the version that is edited among it", async () => {
    const writer = await writerIn();
    const at = (path: string) => join(writer.root, path);
    await initCase(writer.root);
    mkdirSync(at("exhibits"));
    writeFileSync(at("exhibits/sheet.csv"), "1,120\n");
    const before = readFileSync(at("case.yaml"));
    await writeCaseFile(writer, request("case.yaml", "title: Mine\n", sha256(before)));
    const { problems, entries } = await verifying(writer.root);
    expect(problems).toEqual([]);
    expect(entries).toBeGreaterThan(5);
    const lines = readFileSync(at("ledger.jsonl"), "utf8").trimEnd().split("\n");
    const ofCase = lines.map((line) => JSON.parse(line)).filter(({ path }) => path === "case.yaml");
    expect(ofCase.map((entry) => entry.sha256)).toEqual([sha256(before), sha256("title: Mine\n")]);
    expect(statSync(at("exhibits/sheet.csv")).mode & 0o222).toBe(0);
    await expect(recordChanges(writer, { reason: "Nothing" })).resolves.toEqual([]);
  });
});

describe("who may write", () => {
  test("a key must be admitted, and may be retired", async () => {
    const writer = await smallCase();
    const other = newSigner("Bilal");
    const theirs = { ...writer, signer: other };
    const note = () => ledgerOf(theirs).append({ drafts: [{ act: "note", reason: "Seen" }] });
    await expect(note()).rejects.toMatchObject({ code: "ledger/not-admitted" });
    const about = { key: other.key, name: "Bilal" };
    await commit(writer, async () => ({ files: [], drafts: [{ act: "admit", about }] }));
    await note();
    await commit(writer, async () => ({ files: [], drafts: [{ act: "retire", about }] }));
    await expect(note()).rejects.toMatchObject({ code: "ledger/not-admitted" });
    expect((await verifying(writer.root)).problems).toEqual([]);
  });

  test("a clock far behind the last entry is refused, one a little behind is not", async () => {
    const writer = await smallCase();
    const at = (now: number) =>
      ledgerOf({ ...writer, now: () => now }).append({ drafts: [{ act: "note" }] });
    const last = Date.UTC(2024, 1, 9, 8, 0, 0);
    await at(last - 30_000);
    await expect(at(last - 10 * 60_000)).rejects.toMatchObject({ code: "ledger/clock-behind" });
    expect((await verifying(writer.root)).problems).toEqual([]);
  });

  test("a torn last line is set aside, kept, and reported in the next entry", async () => {
    const writer = await smallCase();
    appendFileSync(join(writer.root, "ledger.jsonl"), '{"act":"no');
    expect((await verifying(writer.root)).problems.map(({ kind }) => kind)).toEqual(["torn"]);
    const entries = await ledgerOf(writer).append({ drafts: [{ act: "note", reason: "Next" }] });
    expect(entries.map(({ act }) => act)).toEqual(["recover", "note"]);
    const torn = join(writer.root, ".mandate/torn", `${entries[0].about?.["torn-sha256"]}.txt`);
    expect(readFileSync(torn, "utf8")).toBe('{"act":"no');
    expect((await verifying(writer.root)).problems).toEqual([]);
  });
});
