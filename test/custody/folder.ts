import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Writer, writeCaseFile } from "../../src/case/write.ts";
import { takeIn } from "../../src/exhibits/intake.ts";
import { newPrivateKey, type Signer, signerOf } from "../../src/ledger/key.ts";
import { type VerifyOptions, verifyCase } from "../../src/ledger/verify.ts";
import type { Verification } from "../../src/model/ledger.ts";
import { temporaryFolder as folderForTest } from "../temporary.ts";

/** A folder that is gone when the test is. */
export const temporaryFolder = async (): Promise<string> => folderForTest();

export const newSigner = (name = "Amna"): Signer => signerOf(name, newPrivateKey());

/** A clock that goes forward a second at each look. */
export const steadyClock = (start = Date.UTC(2024, 1, 9, 8)): (() => number) => {
  let now = start;
  return () => (now += 1000);
};

export const writerIn = async (parts: Partial<Writer> = {}): Promise<Writer> => ({
  root: await temporaryFolder(),
  signer: newSigner(),
  now: steadyClock(),
  ...parts,
});

/** A case of a few small files, all of them in its ledger. */
export const smallCase = async (parts: Partial<Writer> = {}): Promise<Writer> => {
  const writer = await writerIn(parts);
  const outside = await temporaryFolder();
  const write = (path: string, text: string) =>
    writeCaseFile(writer, { path, bytes: Buffer.from(text), reason: "A draft", base: null });
  await write("case.yaml", "title: A case\nquestion: Who won?\n");
  await writeFile(join(outside, "sheet.csv"), "station,votes\n1,120\n2,80\n");
  await writeFile(join(outside, "letter.txt"), "To whom it may concern\n");
  for (const name of ["sheet.csv", "letter.txt"]) {
    await takeIn(writer, {
      source: join(outside, name),
      provenance: { obtained_from: "A source" },
    });
  }
  await write("claims/seats.md", "---\nclaim: They won\n---\n");
  return writer;
};

export const verifying = (
  root: string,
  options: Partial<VerifyOptions> = {},
): Promise<Verification> => verifyCase(root, { now: () => Date.UTC(2026, 0, 1), ...options });
