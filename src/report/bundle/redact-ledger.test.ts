import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { array, assert, asyncProperty, constantFrom, string, tuple } from "fast-check";
import { describe, expect, test } from "vitest";
import { bundleClock, bundling, searching } from "../../../test/custody/bundling.ts";
import { newSigner, smallCase, temporaryFolder, verifying } from "../../../test/custody/folder.ts";
import { validateBag } from "../../../test/custody/validate-bag.ts";
import { makeCheckpoint } from "../../case/checkpoint.ts";
import { commit, ledgerOf, type Writer, writeCaseFile } from "../../case/write.ts";
import { checkChain, linkOf } from "../../ledger/chain.ts";
import { readCheckpoints } from "../../ledger/checkpoint-files.ts";
import { headAfter, makeLine, parseLine } from "../../ledger/entry.ts";
import { treeHash } from "../../ledger/merkle.ts";
import { checkEntryProof, proveEntry } from "../../ledger/proof.ts";
import { withoutStrangers } from "../../ledger/redacted.ts";
import { sha256 } from "../../lib/hash.ts";
import { type Draft, type Entry, type Head, NO_ENTRY } from "../../model/ledger.ts";
import { openBundle } from "./open.ts";
import { nameReplacements, replaceAll } from "./redact.ts";
import { redactLedger } from "./redact-ledger.ts";
import { verifyAny } from "./verify.ts";
import { withholdSchema } from "./withhold.ts";

const options = bundleClock;

describe("a protected name in the ledger itself", () => {
  const put = (writer: Writer, path: string, text: string, reason: string) =>
    writeCaseFile(writer, { path, bytes: Buffer.from(text), reason, base: null });

  /** A name in a file's name, in reasons, in a key's owner and in a published snapshot's words. */
  const namedCase = async (): Promise<Writer> => {
    const writer = await smallCase();
    const about = { key: newSigner().key, name: "Bilal Ahmed" };
    await commit(writer, async () => ({ files: [], drafts: [{ act: "admit", about }] }));
    await put(writer, "claims/bilal-ahmed.md", "---\nclaim: He won\n---\n", "As Bilal Ahmed says");
    const hash = sha256(readFileSync(join(writer.root, "claims/bilal-ahmed.md")));
    await put(writer, "transcripts/a.vtt", "BILAL AHMED spoke\n", "A transcript");
    const heard = sha256(readFileSync(join(writer.root, "transcripts/a.vtt")));
    await put(writer, "findings/1.json", JSON.stringify({ hash, heard }), "Published");
    await makeCheckpoint(writer);
    await put(writer, "claims/last.md", "x\n", "Nothing of the kind");
    return writer;
  };
  const withholding = { names: [{ name: "Bilal Ahmed" }] };

  test("goes, and chain, signatures, files and checkpoint still verify", async () => {
    const writer = await namedCase();
    const bag = await bundling(writer, { withholding, title: "Bilal Ahmed's case" });
    const { problems, notices, head, root } = await verifyAny(bag, options);
    expect(problems).toEqual([]);
    const whole = await verifying(writer.root);
    expect([head, root]).toEqual([whole.head, whole.root]);
    expect(searching(bag, "bilal")).toBe("");
    expect(existsSync(join(bag, "data/claims/protected-person-1.md"))).toBe(true);
    expect(notices.map(({ message }) => message.slice(0, 64))).toEqual([
      expect.stringContaining("Parts of entry 9 are withheld by Amna: Names under protection"),
      expect.stringContaining("Parts of entry 10 about claims/protected-person-1.md"),
      expect.stringContaining("Parts of entry 11 about transcripts/a.vtt"),
      expect.stringContaining("Parts of entry 12 about findings/1.json"),
    ]);
    expect(await validateBag(bag)).toEqual({ valid: true, failed: [] });
  });

  test("leaves nothing behind on which a guess could be tried", async () => {
    const writer = await namedCase();
    const bag = await bundling(writer, { withholding });
    const text = readFileSync(join(writer.root, "ledger.jsonl"), "utf8").split("\n");
    for (const path of ["transcripts/a.vtt", "findings/1.json"]) {
      expect(searching(bag, sha256(readFileSync(join(writer.root, path))))).toBe("");
    }
    const shown = readFileSync(join(bag, "data/ledger.jsonl"), "utf8");
    for (const line of text.slice(8, 12)) expect(shown).not.toContain(JSON.parse(line).signature);
  });

  test("every flipped byte of an entry withheld in part is noticed, and the entry named", {
    timeout: 600_000,
  }, async () => {
    const bag = await bundling(await namedCase(), { withholding });
    const file = join(bag, "data/ledger.jsonl");
    const bytes = readFileSync(file);
    const lines = bytes.toString("latin1").split("\n");
    const from = lines.slice(0, 9).join("\n").length + 1;
    expect(lines[9]).toContain('"withheld":{');
    for (let at = from; at < from + lines[9].length; at++) {
      const flipped = Buffer.from(bytes);
      flipped[at] ^= 1 << (at % 8);
      writeFileSync(file, flipped);
      const { problems } = await verifying(join(bag, "data"));
      const named = problems
        .filter(({ path }) => path === "ledger.jsonl")
        .map(({ entry }) => entry);
      expect(named, `byte ${at - from}`).toContain(10);
    }
  });

  test("the copy can be opened and handed on, and not written to", async () => {
    const writer = await namedCase();
    const bag = await bundling(writer, { withholding });
    const root = join(await temporaryFolder(), "back");
    expect((await openBundle(bag, root, options)).ok).toBe(true);
    const note = ledgerOf({ ...writer, root }).append({ drafts: [{ act: "note" }] });
    await expect(note).rejects.toMatchObject({ code: "ledger/redacted-copy" });
    await expect(bundling({ ...writer, root }, { withholding })).rejects.toMatchObject({
      code: "bundle/redacted-copy",
    });
    const again = await bundling({ ...writer, root });
    expect((await verifyAny(again, options)).problems).toEqual([]);
  });

  test("an entry that is whole is still proven; of a redacted one nothing is", async () => {
    const writer = await namedCase();
    const bag = await bundling(writer, { withholding });
    const lines = readFileSync(join(bag, "data/ledger.jsonl"), "utf8").trimEnd().split("\n");
    const [note] = await readCheckpoints(join(bag, "data"));
    const prove = (sequence: number) =>
      checkEntryProof(proveEntry(lines, { sequence, checkpoint: note.text }), [writer.signer.key]);
    expect(await prove(3)).toMatchObject({ ok: true, value: { entry: { sequence: 3 } } });
    expect(await prove(10)).toMatchObject({
      ok: false,
      error: expect.stringContaining("withheld"),
    });
  });

  test("whoever opened the ledger cannot be withheld, nor may two files come to bear one name", async () => {
    const writer = await namedCase();
    await expect(
      bundling(writer, { withholding: { names: [{ name: "Amna" }] } }),
    ).rejects.toMatchObject({ code: "bundle/name-in-ledger" });
    for (const path of ["claims/Bilal-Ahmed.md", "claims/BILAL-ahmed.md"])
      await put(writer, path, "x\n", "A draft");
    await expect(bundling(writer, { withholding })).rejects.toMatchObject({
      code: "bundle/name-in-path",
    });
    expect(() => withholdSchema.parse({ names: [{ name: "x", as: "../x" }] })).toThrow();
  });
});

describe("any ledger, any name", () => {
  const signer = newSigner();
  const time = "2024-02-09T08:00:00.000Z";
  const linesOf = (drafts: readonly Draft[]): string[] => {
    let head: Head = { sequence: 0, hash: NO_ENTRY, time: undefined };
    return drafts.map((draft) => {
      const line = makeLine(draft, { head, time, signer });
      head = headAfter(line, parseLine(line) as Entry);
      return line;
    });
  };
  const linksOf = async (lines: readonly string[]) =>
    withoutStrangers(await Promise.all(lines.map((line, at) => linkOf(line, at + 1))));
  const rootOf = (links: Awaited<ReturnType<typeof linksOf>>) =>
    treeHash(links.map(({ leaf }) => leaf)).toString("hex");

  const name = tuple(
    constantFrom("Bilal", "بلال", "Zoë", "O'Neil"),
    constantFrom("Ahmed", "احمد", "Müller"),
  ).map((words) => words.join(" "));
  const spelled = constantFrom<(name: string) => string>(
    (one) => one,
    (one) => one.toUpperCase(),
    (one) => one.replace(" ", "-"),
    (one) => one.replace(" ", "\n"),
    (one) => one.normalize("NFD"),
    () => "nobody",
  );
  const words = string({ unit: "grapheme", maxLength: 12 });
  const reason = tuple(words, spelled, words).map(
    ([before, spell, after]) =>
      (protectedName: string) =>
        `${before} ${spell(protectedName)} ${after}`.trim(),
  );

  test("chain, signatures and tree are what they were, and the name is nowhere", async () => {
    await assert(
      asyncProperty(name, array(reason, { minLength: 1, maxLength: 12 }), async (who, reasons) => {
        const drafts = reasons.map(
          (tell): Draft => ({ act: "note", reason: tell(who), about: { of: tell(who) } }),
        );
        const lines = linesOf([{ act: "open" }, ...drafts]);
        const names = nameReplacements(withholdSchema.parse({ names: [{ name: who }] }));
        const redacted = { files: new Map(), hashes: new Map(), unsearched: [] };
        const shown = redactLedger(lines, { names, redacted }, () => signer);
        const [before, after] = [await linksOf(lines), await linksOf(shown.lines)];
        expect(checkChain(after, Date.now())).toEqual([]);
        expect(after.map(({ hash }) => hash)).toEqual(before.map(({ hash }) => hash));
        expect(rootOf(after)).toBe(rootOf(before));
        expect(replaceAll(shown.lines.join("\n"), names).count).toBe(0);
        expect(shown.lines.join().normalize("NFC").toLowerCase()).not.toContain(who.toLowerCase());
      }),
      { numRuns: 60, seed: 8 },
    );
  });
});
