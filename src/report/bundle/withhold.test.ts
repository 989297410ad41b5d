import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { bundleClock, bundling } from "../../../test/custody/bundling.ts";
import { newSigner, smallCase, temporaryFolder } from "../../../test/custody/folder.ts";
import { type Writer, writeCaseFile } from "../../case/write.ts";
import { openBundle } from "./open.ts";
import { verifyAny } from "./verify.ts";

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
      "exhibits/letter.txt is withheld: A home address",
      "Parts of transcripts/call.vtt are withheld: A telephone number; Names under protection",
    ]);
    const grep = execFileSync("sh", [
      "-c",
      `grep -rilE 'bilal|بلال|1234567' '${bag}' || true`,
    ]).toString();
    expect(grep).toBe("");
    const back = join(await temporaryFolder(), "back");
    expect((await openBundle(bag, back, options)).ok).toBe(true);
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

  test("a protected name in the ledger or in a file's name stops the bundle", async () => {
    const writer = await secretCase();
    const put = (path: string, reason: string) =>
      writeCaseFile(writer, { path, bytes: Buffer.from("x\n"), reason, base: null });
    await put("claims/bilal ahmed.md", "A draft");
    await expect(bundling(writer, { withholding })).rejects.toMatchObject({
      code: "bundle/name-in-ledger",
    });
  });
});
