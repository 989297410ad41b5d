import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { bundleClock, bundling } from "../../../test/custody/bundling.ts";
import { newSigner, smallCase, temporaryFolder, verifying } from "../../../test/custody/folder.ts";
import { validateBag } from "../../../test/custody/validate-bag.ts";
import { makeCheckpoint } from "../../case/checkpoint.ts";
import { commit, ledgerOf, type Writer, writeCaseFile } from "../../case/write.ts";
import { readCheckpoints } from "../../ledger/checkpoint-files.ts";
import { parseLine } from "../../ledger/entry.ts";
import type { Signer } from "../../ledger/key.ts";
import { checkEntryProof, proveEntry } from "../../ledger/proof.ts";
import { redactLine } from "../../ledger/redacted.ts";
import { sha256 } from "../../lib/hash.ts";
import type { Entry } from "../../model/ledger.ts";
import { inputsAgainstLedger } from "../published/inputs.ts";
import { openBundle } from "./open.ts";
import { nameReplacements, replaceAll } from "./redact.ts";
import { verifyAny } from "./verify.ts";
import { withholdSchema, withSpellings } from "./withhold.ts";

const options = bundleClock;

/** What grep finds in a bundle, file names too. */
const searching = (bag: string, words: string): string =>
  execFileSync(
    "sh",
    ["-c", `{ grep -rilE '${words}' . ; find . | grep -iE '${words}'; } || true`],
    { cwd: bag },
  ).toString();

describe("withholding", () => {
  const secretCase = async (): Promise<Writer> => {
    const writer = await smallCase();
    const text = "Bilal Ahmed said it; BILAL AHMED and بلال احمد are one. Call 0300 1234567.\n";
    await writeCaseFile(writer, {
      path: "transcripts/call.vtt",
      bytes: Buffer.from(text),
      reason: "Transcript",
      base: null,
    });
    return writer;
  };
  const withholding = {
    files: [{ path: "exhibits/letter.txt", reason: "A home address" }],
    spans: [{ path: "transcripts/call.vtt", text: "0300 1234567", reason: "A telephone number" }],
    names: [{ name: "Bilal Ahmed", aliases: ["بلال احمد"] }],
  };

  test("a file, words and names are held back, and the rest still verifies", async () => {
    const bag = await bundling(await secretCase(), { withholding });
    const shown = readFileSync(join(bag, "data/transcripts/call.vtt"), "utf8");
    expect(shown).toBe(
      "Protected person 1 said it; Protected person 1 and Protected person 1 are one. Call ████.\n",
    );
    expect(existsSync(join(bag, "data/exhibits/letter.txt"))).toBe(false);
    const { problems, notices } = await verifyAny(bag, options);
    expect(problems).toEqual([]);
    expect(notices.map(({ message }) => message)).toEqual([
      "Parts of entry 9 about transcripts/call.vtt are withheld by Amna: A telephone number; Names under protection. What stands there instead is Amna's word",
      "No checkpoint covers entry 9, withheld in part: for the place in the ledger there is the word of who withheld it alone",
      "exhibits/letter.txt is withheld: A home address",
    ]);
    expect(searching(bag, "bilal|بلال|1234567")).toBe("");
    const back = join(await temporaryFolder(), "back");
    expect((await openBundle(bag, back, options)).ok).toBe(true);
    expect((await verifyAny(back, options)).problems).toEqual([]);
    expect(await inputsAgainstLedger(back, { whole: true })).toEqual([]);
  });

  test("nobody but a key of the case can excuse a missing file", async () => {
    const writer = await secretCase();
    const other = await smallCase();
    await expect(
      bundling(writer, { withholding, signer: undefined as never }),
    ).rejects.toMatchObject({ code: "key/none" });
    const bag = await bundling(writer, { withholding, signer: newSigner("Mallory") });
    expect((await verifyAny(bag, options)).problems.map(({ kind }) => kind)).toContain(
      "withheld-wrongly",
    );
    expect(other.root).not.toBe(writer.root);
  });

  test("a name keeps its shape, so that ids, file names and addresses that hold it still fit together", () => {
    const names = nameReplacements(
      withholdSchema.parse({ names: [{ name: "Bilal Ahmed", aliases: ["بلال احمد", "Ali"] }] }),
    );
    const shown = (text: string) => replaceAll(text, names).text;
    expect(shown("Bilal Ahmed, BILAL\nAHMED")).toBe("Protected person 1, Protected person 1");
    expect(shown("id: bilal-ahmed")).toBe("id: protected-person-1");
    expect(shown("/bilal_ahmed.md, /Bilal%20Ahmed")).toBe(
      "/protected_person_1.md, /Protected%20person%201",
    );
    expect(shown("bilalahmed@example.org")).toBe("protected-person-1@example.org");
    expect(shown(encodeURI("/بلال احمد/"))).toBe("/Protected%20person%201/");
    expect(
      shown(
        JSON.stringify("بلال احمد").replace(
          /[^\x20-\x7e]/g,
          (unit) => `\\u0${unit.charCodeAt(0).toString(16)}`,
        ),
      ),
    ).toBe('"Protected person 1"');
    expect(shown("Ali's quality, aliases")).toBe("Protected person 1's quality, aliases");
  });

  test("who is protected is so in every spelling the case has of them", () => {
    const people = [
      { name: "Bilal Ahmed", aliases: ["B. Ahmed", "بلال احمد"] },
      { name: "Amna", aliases: [] },
    ];
    const { found, withhold } = withSpellings(
      withholdSchema.parse({ names: [{ name: "bilal ahmed" }] }),
      people,
    );
    expect(found).toEqual(["B. Ahmed", "بلال احمد"]);
    expect(withhold.names[0].aliases).toEqual(found);
  });

  test("what is not there to withhold stops the bundle: a slip would let it out", async () => {
    const writer = await secretCase();
    const slips = [
      { files: [{ path: "exhibits/leter.txt", reason: "x" }] },
      { spans: [{ path: "transcripts/call.vtt", text: "0300 7654321", reason: "x" }] },
    ];
    for (const withholding of slips) {
      await expect(bundling(writer, { withholding })).rejects.toMatchObject({
        code: "bundle/nothing-to-withhold",
      });
    }
  });
});

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
    timeout: 120_000,
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

describe("a redacted entry put there by a stranger", () => {
  const mallory = newSigner("Mallory");
  const forge = async (change: (lines: string[], writer: Writer) => string[]) => {
    const writer = await smallCase();
    const file = join(writer.root, "ledger.jsonl");
    const lines = readFileSync(file, "utf8").trimEnd().split("\n");
    writeFileSync(file, `${change(lines, writer).join("\n")}\n`);
    return verifying(writer.root);
  };
  const veil = (line: string, signer: Signer, changes: object = {}): string => {
    const entry = parseLine(line) as Entry;
    const { act, actor, path, sha256, size } = entry;
    const shown = JSON.parse(JSON.stringify({ act, actor, path, sha256, size, ...changes }));
    return redactLine(line, { entry, shown, reason: "Because", signer });
  };

  test("is named, whichever entry it covers", async () => {
    const count = (await verifying((await smallCase()).root)).entries;
    for (let at = 0; at < count; at++) {
      const { problems } = await forge((lines) => lines.with(at, veil(lines[at], mallory)));
      expect(problems).toContainEqual(
        expect.objectContaining({ kind: "withheld-wrongly", entry: at + 1 }),
      );
    }
  });

  test("cannot admit him either", async () => {
    const about = { key: mallory.key, name: "Mallory" };
    const { problems } = await forge((lines) =>
      lines.with(2, veil(lines[2], mallory, { act: "admit", about })),
    );
    expect(problems).toContainEqual(
      expect.objectContaining({ kind: "withheld-wrongly", entry: 3 }),
    );
  });

  test("nor be signed into another place, or change unnoticed", async () => {
    const swapped = await forge((lines, { signer }) => {
      const line = veil(lines[3], signer);
      return lines.with(3, line.replace('"sequence":4', '"sequence":5'));
    });
    expect(swapped.ok).toBe(false);
    const flipped = await forge((lines, { signer }) =>
      lines.with(3, veil(lines[3], signer).replace("Because", "Becausf")),
    );
    expect(flipped.problems).toContainEqual(expect.objectContaining({ entry: 4 }));
    const other = await forge((lines, { signer }) => lines.with(3, veil(lines[4], signer)));
    expect(other.ok).toBe(false);
  });
});
