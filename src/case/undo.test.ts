import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { smallCase, verifying } from "../../test/custody/folder.ts";
import { genuineEntries, readLedger } from "../ledger/read.ts";
import { sha256 } from "../lib/hash.ts";
import { latestChanges, NOTHING, undoChange } from "./undo.ts";
import { stage, type WaitingFile } from "./waiting.ts";
import { commit, type Writer, writeCaseFile } from "./write.ts";

const FILE = "claims/seats.md";

const entriesOf = async ({ root }: Writer) => genuineEntries((await readLedger(root)).links);

const textOf = ({ root }: Writer, path = FILE): string | undefined =>
  existsSync(join(root, path)) ? readFileSync(join(root, path), "utf8") : undefined;

const save = async (writer: Writer, text: string, path = FILE): Promise<void> => {
  const before = textOf(writer, path);
  const base = before === undefined ? null : sha256(before);
  const about = { replaces: base ?? NOTHING };
  await writeCaseFile(writer, {
    path,
    bytes: Buffer.from(text),
    base,
    reason: `as ${text}`,
    about,
  });
};

const latest = async (writer: Writer) => latestChanges(await entriesOf(writer), writer.signer.key);

/** Takes back the last change that stands. */
const undo = async (writer: Writer) => {
  const { standing } = await latest(writer);
  if (!standing) throw new Error("nothing stands");
  return undoChange(writer, await entriesOf(writer), standing);
};

test("changes are taken back one after another, each by a new entry, and can be done again", async () => {
  const writer = await smallCase();
  const first = textOf(writer);
  await save(writer, "two");
  await save(writer, "three");
  await save(writer, "new", "claims/new.md");
  await undo(writer);
  expect(textOf(writer, "claims/new.md")).toBeUndefined();
  await undo(writer);
  expect(textOf(writer)).toBe("two");
  const [entry] = await undo(writer);
  expect(textOf(writer)).toBe(first);
  expect(entry).toMatchObject({ act: "write", path: FILE });
  expect(entry.reason).toMatch(/^Taken back: as two \(entry \d+\)$/);
  const { latest: last } = await latest(writer);
  if (last) await undoChange(writer, await entriesOf(writer), last);
  expect(textOf(writer)).toBe("two");
  await undo(writer);
  expect(textOf(writer)).toBe(first);
  expect((await verifying(writer.root)).problems).toEqual([]);
});

test("files that were written together are taken back together", async () => {
  const writer = await smallCase();
  const about = { change: "one", replaces: NOTHING };
  const files: WaitingFile[] = [];
  for (const path of ["transcripts/a.rttm", "transcripts/a.speakers.yaml"]) {
    const staged = await stage(writer.root, path, Buffer.from(path));
    files.push({ ...staged, base: null, about });
  }
  await commit(writer, async () => ({ files }));
  await undo(writer);
  for (const { path } of files) expect(textOf(writer, path)).toBeUndefined();
  expect((await verifying(writer.root)).problems).toEqual([]);
});

test("it is refused where the file changed since, by hand or by another act, and nothing is written", async () => {
  const writer = await smallCase();
  await save(writer, "two");
  writeFileSync(join(writer.root, FILE), "by hand");
  const before = (await entriesOf(writer)).length;
  await expect(undo(writer)).rejects.toMatchObject({ code: "undo/changed" });
  expect(textOf(writer)).toBe("by hand");
  expect((await entriesOf(writer)).length).toBe(before);
});

test("it is refused where the earlier version is gone or is no longer what it was", async () => {
  const writer = await smallCase();
  await save(writer, "two");
  const folder = join(writer.root, ".mandate", "earlier");
  const [kept] = readdirSync(folder);
  writeFileSync(join(folder, kept), "something else");
  await expect(undo(writer)).rejects.toMatchObject({ code: "undo/not-kept" });
  rmSync(folder, { recursive: true });
  await expect(undo(writer)).rejects.toMatchObject({ code: "undo/not-kept" });
  expect(textOf(writer)).toBe("two");
});

test("what was recorded as it was found is nobody's change: taking it back would take the file", async () => {
  const writer = await smallCase();
  expect(await latest(writer)).toMatchObject({ standing: undefined, changes: [] });
});

test("what somebody else did is not taken back, nor is an original", async () => {
  const writer = await smallCase();
  await save(writer, "two");
  const entries = await entriesOf(writer);
  expect(latestChanges(entries, "another key")).toMatchObject({ latest: undefined, changes: [] });
  const original = entries.find(({ path }) => path?.startsWith("exhibits/"));
  if (!original) throw new Error("the small case has no exhibit");
  const change = { sequence: original.sequence, entries: [original] };
  await expect(undoChange(writer, entries, change)).rejects.toMatchObject({
    code: "undo/original",
  });
});
