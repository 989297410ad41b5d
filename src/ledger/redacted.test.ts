import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { newSigner, smallCase, verifying } from "../../test/custody/folder.ts";
import type { Writer } from "../case/write.ts";
import type { Entry } from "../model/ledger.ts";
import { parseLine } from "./entry.ts";
import type { Signer } from "./key.ts";
import { redactLine } from "./redacted.ts";

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
