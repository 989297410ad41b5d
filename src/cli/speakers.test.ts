import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { babble, wavOf } from "../../test/recordings/sound.ts";
import { runCli } from "../../test/run-cli.ts";

let folder = "";
const at = (...names: string[]) => join(folder, ...names);
const config = () => ({ MANDATE_CONFIG: at("config") });
const mandate = (...args: string[]) => runCli(args, config());
const inCase = (...args: string[]) => mandate("speakers", ...args, "--case", at("case"));

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "mandate-speakers-"));
  await mkdir(at("case", "exhibits"), { recursive: true });
  await writeFile(at("case", "case.yaml"), "title: A leak\nquestion: Who speaks in it?\n");
  // Two throats in turn: the second's pitches and formants are all higher.
  const parts = [5, 6, 7, 8].map((seed) => babble(8, seed % 2 === 1 ? 16_000 : 11_500, seed));
  const samples = Buffer.concat(parts.map(({ buffer }) => Buffer.from(buffer)));
  const leak = new Float32Array(samples.buffer, samples.byteOffset, samples.length / 4);
  await writeFile(at("case", "exhibits", "leak.wav"), wavOf(leak, 16_000));
});
afterAll(() => rm(folder, { recursive: true }));

const turnsOf = async () => {
  const sql = "select voice, purported_speaker, named_by, source from turns order by turn";
  const { out, err } = await mandate("query", sql, at("case"), "--json");
  return { rows: JSON.parse(out) as Record<string, unknown>[], err };
};

test("voices are found without names, kept in standard files, and are a table", async () => {
  const { code, out, err } = await inCase("find", "leak.wav", "--voices", "2");
  expect([code, err]).toEqual([0, expect.stringContaining("wrote transcripts/leak.rttm")]);
  expect(out).toContain("Nothing here says whose voice it is");
  expect(await readFile(at("case", "transcripts", "leak.rttm"), "utf8")).toMatch(
    /^SPEAKER exhibits\/leak\.wav 1 \d/,
  );
  const { rows } = await turnsOf();
  expect(rows.length).toBeGreaterThan(0);
  expect(new Set(rows.map(({ purported_speaker }) => purported_speaker))).toEqual(new Set([null]));
  expect(rows[0].source).toMatch(/^mandate-voices 1, 2 voices as told, sound by mandate-pcm/);
});

test("what is there is not written over unless asked for", async () => {
  const again = await inCase("find", "leak.wav", "--voices", "3");
  expect(again.code).not.toBe(0);
  expect(again.err).toContain("case/exists");
});

test("a name is a person's, with grounds, and is shown as purported", async () => {
  expect((await inCase("name", "leak.wav", "voice-1", "A. Khan")).code).toBe(2);
  const flags = ["--by", "B. Ali", "--grounds", "introduced by name at 0:12"];
  const named = await inCase("name", "leak.wav", "voice-1", "A. Khan", ...flags);
  expect(named.out).toBe("voice-1 of exhibits/leak.wav: purported A. Khan, says B. Ali\n");
  const { rows } = await turnsOf();
  const first = rows.find(({ voice }) => voice === "voice-1");
  expect(first).toMatchObject({ purported_speaker: "A. Khan", named_by: "B. Ali" });
  expect(rows.find(({ voice }) => voice === "voice-2")?.purported_speaker).toBeNull();
  const { out } = await inCase("show", "leak.wav");
  expect(out).toContain("voice-1, purported: A. Khan (says B. Ali)");
  const unknown = await inCase("name", "leak.wav", "voice-9", "A. Khan", ...flags);
  expect(unknown.err).toContain("speakers/no-voice");
});

test("names given to other turns are not used, and that is said", async () => {
  const file = at("case", "transcripts", "leak.rttm");
  const text = await readFile(file, "utf8");
  await writeFile(file, text.replaceAll("voice-1", "voice-x"));
  const { rows, err } = await turnsOf();
  expect(err).toContain("speakers/other-turns");
  expect(rows.every(({ purported_speaker }) => purported_speaker === null)).toBe(true);
  await writeFile(file, text);
});

test("two recordings of one name do not share what is written of one", async () => {
  await writeFile(at("case", "exhibits", "leak.au.wav"), wavOf(babble(3, 16_000, 9), 16_000));
  await writeFile(at("case", "exhibits", "leak.flac"), "no sound");
  const sql = "select count(*) as n from turns";
  const { out } = await mandate("query", sql, at("case"), "--json");
  expect(JSON.parse(out)).toEqual([{ n: 0 }]);
  await rm(at("case", "exhibits", "leak.flac"));
});

test("voices are not compared unless case.yaml turns it on, and then only with enough speech", async () => {
  const flags = ["--voice", "voice-1", "--reference", "leak.au.wav", "--population", at("others")];
  const off = await inCase("compare", "leak.wav", ...flags);
  expect([off.code, off.err]).toEqual([2, expect.stringContaining("speakers/comparison-off")]);
  const on = "voice_comparison:\n  on: true\n  population: made voices\n";
  await writeFile(at("case", "case.yaml"), `title: A leak\nquestion: Who speaks?\n${on}`);
  const few = await inCase("compare", "leak.wav", ...flags);
  expect(few.err).toContain("speakers/population-small");
  expect(few.err).toContain("No likelihood ratio is given");
});
