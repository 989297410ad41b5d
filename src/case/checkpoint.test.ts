import { execFileSync } from "node:child_process";
import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import {
  newSigner,
  smallCase,
  steadyClock,
  temporaryFolder,
  verifying,
} from "../../test/custody/folder.ts";
import { makeAuthority, serveAuthority } from "../../test/custody/tsa.ts";
import { parseCheckpoint } from "../ledger/checkpoint.ts";
import { makeLine, parseLine } from "../ledger/entry.ts";
import { fileStore } from "../ledger/file-store.ts";
import {
  checkConsistencyProof,
  checkEntryProof,
  proveConsistency,
  proveEntry,
} from "../ledger/proof.ts";
import { sha256 } from "../lib/hash.ts";
import type { Entry } from "../model/ledger.ts";
import { makeCheckpoint, timestampCheckpoint } from "./checkpoint.ts";
import { ledgerOf } from "./write.ts";

/** A case whose checkpoint an authority has stamped, written by a clock of its own. */
const stampedBy = async (now: () => number) => {
  const writer = await smallCase({ now });
  const authority = makeAuthority(await temporaryFolder());
  const { path } = await makeCheckpoint(writer);
  await timestampCheckpoint(writer, {
    checkpoint: path,
    url: "x",
    authorities: [authority.root],
    askAuthority: async (_, asked) => authority.answer(asked),
  });
  return { writer, authority };
};

const linesOf = (root: string): Promise<string[]> => Array.fromAsync(fileStore(root).lines());

describe("checkpoints", () => {
  test("a checkpoint in somebody else's hands shows a rollback, a fork and a ledger written anew", async () => {
    const writer = await smallCase();
    const before = join(await temporaryFolder(), "before");
    cpSync(writer.root, before, { recursive: true });
    const { text, size } = await makeCheckpoint(writer);
    expect(parseCheckpoint(text)?.checkpoint.size).toBe(size);
    const checkpoints = [{ name: "newspaper.txt", text }];
    expect((await verifying(writer.root, { checkpoints })).problems).toEqual([]);

    const ledger = join(before, "ledger.jsonl");
    const lines = readFileSync(ledger, "utf8").trimEnd().split("\n");
    writeFileSync(ledger, `${lines.slice(0, -1).join("\n")}\n`);
    rmSync(join(before, "claims"), { recursive: true });
    expect((await verifying(before)).problems).toEqual([]);
    const rolled = (await verifying(before, { checkpoints })).problems;
    expect(rolled).toMatchObject([{ kind: "truncated", entry: size }]);

    await ledgerOf({ ...writer, root: before }).append({
      drafts: [{ act: "note", reason: "Another history" }],
    });
    expect((await verifying(before)).problems).toEqual([]);
    const forked = (await verifying(before, { checkpoints })).problems;
    expect(forked).toMatchObject([{ kind: "forked", entry: size }]);

    const now = steadyClock(Date.UTC(2024, 2, 1));
    const anew = await smallCase({ signer: writer.signer, now });
    const other = (await verifying(anew.root, { checkpoints })).problems;
    expect(other).toMatchObject([{ kind: "forked", entry: 1 }]);
  });

  test("every flipped byte of a checkpoint is noticed", async () => {
    const writer = await smallCase();
    const { text } = await makeCheckpoint(writer);
    const bytes = Buffer.from(text);
    for (let at = 0; at < bytes.length; at++) {
      const flipped = Buffer.from(bytes);
      flipped[at] ^= 1 << (at % 8);
      const checkpoints = [{ name: "note", text: flipped.toString() }];
      const { problems } = await verifying(writer.root, { checkpoints });
      expect(
        problems.map(({ path }) => path),
        `byte ${at}`,
      ).toContain("note");
    }
  });

  test("one exhibit is proven in without the rest, and two heads consistent", async () => {
    const writer = await smallCase();
    const first = await makeCheckpoint(writer);
    await ledgerOf(writer).append({ drafts: [{ act: "note", reason: "More" }] });
    const second = await makeCheckpoint(writer);
    const lines = await linesOf(writer.root);
    const { key } = writer.signer;
    for (let sequence = 1; sequence <= second.size; sequence++) {
      const proof = proveEntry(lines, { sequence, checkpoint: second.text });
      const checked = await checkEntryProof(proof, [key]);
      expect(checked).toMatchObject({ ok: true, value: { entry: { sequence }, signers: [key] } });
      const other = Buffer.from(lines[sequence % lines.length]).toString("base64");
      const forged = proof.replace(/extra .*/, `extra ${other}`);
      expect((await checkEntryProof(forged, [key])).ok).toBe(false);
    }
    const consistent = proveConsistency(lines, first.text, second.text);
    expect(checkConsistencyProof(consistent, [key])).toMatchObject({
      ok: true,
      value: { from: first.size, to: second.size, signers: [key] },
    });
    expect(checkConsistencyProof(consistent, [newSigner().key])).toMatchObject({
      value: { signers: [] },
    });
    const flipped = consistent.replace(
      /\n([A-Za-z0-9+/])([A-Za-z0-9+/]{42}=)\n/,
      (_, a, rest) => `\n${a === "A" ? "B" : "A"}${rest}\n`,
    );
    expect(checkConsistencyProof(flipped, [key]).ok).toBe(false);
  });
});

describe("timestamps (RFC 3161)", () => {
  test("an authority on loopback vouches for a checkpoint, and that is checked offline", async () => {
    const writer = await smallCase({ now: Date.now });
    const authority = makeAuthority(await temporaryFolder());
    const url = await serveAuthority(authority.answer);
    const { path } = await makeCheckpoint(writer);
    const stamp = await timestampCheckpoint(writer, {
      checkpoint: path,
      url,
      authorities: [authority.root],
    });
    expect(stamp).toMatchObject({ trusted: true, authority: "CN=Test Authority" });

    const trusting = () => verifying(writer.root, { now: Date.now, authorities: [authority.root] });
    const { problems, notices, limits } = await trusting();
    expect(problems).toEqual([]);
    expect(notices.map(({ message }) => message).join()).toContain("existed by");
    expect(limits.join()).not.toContain("Nothing outside this folder");
    const distrusting = await verifying(writer.root, { now: Date.now });
    expect(distrusting.notices.map(({ message }) => message).join()).toContain(
      "not named as trusted",
    );

    const response = join(writer.root, path.replace(".txt", ".tsr"));
    const said = execFileSync(
      "openssl",
      [
        "ts",
        "-verify",
        "-data",
        join(writer.root, path),
        "-in",
        response,
        "-CAfile",
        authority.rootFile,
        "-untrusted",
        authority.signerFile,
      ],
      { stdio: "pipe" },
    );
    expect(said.toString()).toContain("Verification: OK");
  });

  test("a timestamp of something else, by someone else, or altered does not hold", async () => {
    const writer = await smallCase({ now: Date.now });
    const [authority, other] = [
      makeAuthority(await temporaryFolder()),
      makeAuthority(await temporaryFolder()),
    ];
    const { path, text } = await makeCheckpoint(writer);
    const options = {
      checkpoint: path,
      url: "http://authority.test",
      authorities: [authority.root],
    };
    let request: Uint8Array = new Uint8Array();
    const good = async (_: string, asked: Uint8Array) => authority.answer((request = asked));
    await timestampCheckpoint(writer, { ...options, askAuthority: good });
    const replay = timestampCheckpoint(writer, {
      ...options,
      askAuthority: async () => authority.answer(request),
    });
    await expect(replay).rejects.toMatchObject({
      code: "timestamp/failed",
      message: expect.stringContaining("another request"),
    });

    const { verifyTimestamp } = await import("../ledger/timestamp.ts");
    const response = authority.answer(request);
    const data = Buffer.from(text);
    const holds = (bytes: Uint8Array, of = data, root = authority.root) => {
      const result = verifyTimestamp(bytes, { data: of, authorities: [root] });
      return result.ok && result.value.trusted;
    };
    expect(holds(response)).toBe(true);
    expect(holds(response, Buffer.from("something else"))).toBe(false);
    expect(holds(response, data, other.root)).toBe(false);
    // Not every byte is signed: a certificate nobody needs, say. The time, the imprint and the signature are.
    const time = response.indexOf(Buffer.from("20", "latin1"), 60);
    for (const at of [time, response.length - 1, response.length - 100]) {
      const flipped = Buffer.from(response);
      flipped[at] ^= 1;
      expect(holds(flipped), `byte ${at}`).toBe(false);
    }
  });

  test("an entry dated before the authority's time, though written after it, is back-dated", async () => {
    // A clock an hour slow: honest to itself, and shown wrong by the authority.
    const slow = () => Date.now() - 3600_000;
    const { writer, authority } = await stampedBy(slow);
    const [entry] = await ledgerOf(writer).append({ drafts: [{ act: "note" }] });
    const { problems } = await verifying(writer.root, {
      now: Date.now,
      authorities: [authority.root],
    });
    expect(problems).toMatchObject([{ kind: "back-dated", entry: entry.sequence }]);
  });

  test("an entry dated after the authority's time, though covered by it, is post-dated", async () => {
    const fast = () => Date.now() + 3600_000;
    const { writer, authority } = await stampedBy(fast);
    const { problems } = await verifying(writer.root, {
      now: Date.now,
      authorities: [authority.root],
    });
    expect(problems.map(({ kind, entry }) => [kind, entry])).toContainEqual(["post-dated", 1]);
  });
});

test("a line made with the ledger's own tools parses back", async () => {
  const signer = newSigner();
  const line = makeLine(
    { act: "note", reason: "ووٹ" },
    {
      head: { sequence: 0, hash: "0".repeat(64), time: undefined },
      time: "2024-02-09T00:00:00.000Z",
      signer,
    },
  );
  const entry = parseLine(line) as Entry;
  expect(entry.reason).toBe("ووٹ");
  expect(sha256(line)).toHaveLength(64);
});
