import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { babble, wavOf } from "../../test/recordings/sound.ts";
import { runCli } from "../../test/run-cli.ts";

let folder = "";
const inCase = (...names: string[]) => join(folder, "case", ...names);
const at = (name: string) => join(folder, name);
const mandate = (...args: string[]) =>
  runCli(args, { XDG_CONFIG_HOME: join(folder, "config"), HOME: folder });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "mandate-import-"));
  await mkdir(inCase("exhibits"), { recursive: true });
  await writeFile(inCase("case.yaml"), "title: A leak\nquestion: What is said in it?\n");
  await writeFile(at("leak.wav"), wavOf(babble(2, 16_000, 4), 16_000));
  await writeFile(at("a.srt"), "1\n00:00:00,500 --> 00:00:01,500\nAli: ہمارا mandate جعلی ہے\n");
  await mandate("key", "new", "--name", "A. Reporter");
  await mandate("add", at("leak.wav"), "--case", inCase());
});
afterAll(() => rm(folder, { recursive: true }));

test("a transcript of another program is printed as WebVTT", async () => {
  const { code, out } = await mandate("import", "transcript", at("a.srt"), "--language", "ur");
  expect(code).toBe(0);
  expect(out).toBe(
    "WEBVTT\nLanguage: ur\nSource: a.srt\n\n1\n00:00:00.500 --> 00:00:01.500\n<v Ali>ہمارا mandate جعلی ہے\n",
  );
});

test("in a case it stands beside its recording, and the ledger says what it was made from", async () => {
  const into = ["import", "transcript", at("a.srt"), "--recording", "leak.wav", "--case", inCase()];
  expect(await mandate(...into)).toMatchObject({ code: 0, err: "wrote transcripts/leak.vtt\n" });
  const ledger = await readFile(inCase("ledger.jsonl"), "utf8");
  const entries = ledger
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(entries.find(({ path }) => path === "transcripts/leak.vtt")).toMatchObject({
    about: {
      recording: "exhibits/leak.wav",
      imported_from: "a.srt",
      imported_sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    },
  });
  const cited = await mandate("cite", inCase("transcripts", "leak.vtt"), "mandate جعلی", "--json");
  expect(JSON.parse(cited.out)).toMatchObject({ agreement: 1 });
  await writeFile(at("b.srt"), "00:00:00,500 --> 00:00:01,000\nother\n");
  into[2] = at("b.srt");
  expect(await mandate(...into)).toMatchObject({
    code: 3,
    err: expect.stringContaining("--replace"),
  });
  expect((await mandate(...into, "--replace")).code).toBe(0);
});
