import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { bundleClock, bundling, searching } from "../../../test/custody/bundling.ts";
import { newSigner, smallCase, temporaryFolder } from "../../../test/custody/folder.ts";
import { type Writer, writeCaseFile } from "../../case/write.ts";
import { inputsAgainstLedger } from "../published/inputs.ts";
import { openBundle } from "./open.ts";
import { nameReplacements, replaceAll } from "./redact.ts";
import { verifyAny } from "./verify.ts";
import { withholdSchema, withSpellings } from "./withhold.ts";

const options = bundleClock;

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
    for (const name of ["withheld.json", "ledger.jsonl", "transcripts/call.vtt"]) {
      const file = join(back, name);
      writeFileSync(file, readFileSync(file, "utf8").replaceAll("\n", "\r\n"));
    }
    expect((await verifyAny(back, options)).problems).toEqual([]);
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
