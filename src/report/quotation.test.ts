import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { babble, decodeAll, wavOf } from "../../test/recordings/sound.ts";
import { runCli } from "../../test/run-cli.ts";
import { hiddenExhibits, isHiddenCopy } from "./bundle/hidden-exhibits.ts";
import { withoutQuotations } from "./quotation.ts";

let folder = "";
let page = "";
const inCase = (...names: string[]) => join(folder, "case", ...names);
const RATE = 16_000;
const sound = babble(20, RATE, 8);

const statement = (id: string, target: object, words = "x") =>
  `${JSON.stringify({
    id: `leak#${id}`,
    type: "Annotation",
    target,
    body: {
      statement: words,
      quoted: "direct",
      chain: [{ kind: "person", name: "a man" }],
      status: "confirmed",
      madeBy: "person",
    },
  })}\n`;

const fragment = (value: string) => ({
  type: "FragmentSelector",
  conformsTo: "http://www.w3.org/TR/media-frags/",
  value,
});
const quote = (exact: string) => ({ type: "TextQuoteSelector", exact });
const source = "exhibits/the leak.wav";

const report = async (): Promise<string> => {
  const { code, err } = await runCli(["report", inCase()]);
  expect([code, err]).toEqual([0, ""]);
  return readFile(inCase("report", "claims", "fake.html"), "utf8");
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "mandate-quotation-"));
  for (const name of ["exhibits", "transcripts", "statements", "claims"])
    await mkdir(inCase(name), { recursive: true });
  await writeFile(inCase("case.yaml"), "title: A leak\nquestion: What is said in it?\n");
  await writeFile(inCase(source), wavOf(sound, RATE));
  await writeFile(
    inCase("transcripts", "the leak.vtt"),
    "WEBVTT\n\n00:02.000 --> 00:06.000\nsome of them say <b>that</b>\n\n00:06.000 --> 00:10.000\nour mandate is a hundred per cent fake\n\n00:10.000 --> 00:14.000\nbut I do not believe that myself\n",
  );
  await writeFile(
    inCase("statements", "leak.jsonl"),
    statement("1", { source, selector: [fragment("t=6,10"), quote("our mandate is fake")] }) +
      statement("2", { source: `${source}#t=15.5,17`, selector: quote("our mandate is fake") }) +
      statement("3", { source }, "I do not believe that myself") +
      statement("4", { source, selector: fragment("t=50,60") }, "nothing of the kind was heard"),
  );
  const ids = ["1", "2", "3", "4"].map((id) => `leak#${id}`).join(", ");
  await writeFile(
    inCase("claims", "fake.md"),
    `---\nclaim: The mandate is fake\nstatements: [${ids}]\n---\nSaid in a leak.\n`,
  );
  page = await report();
});
afterAll(() => rm(folder, { recursive: true }));

test("the report holds exactly the cited seconds, says how they were copied, and what is left out around", async () => {
  const clip = await decodeAll(inCase("report", "media", "the leak.wav.6-10.wav"));
  expect(clip.planes[0].length).toBe(4 * RATE);
  const original = await decodeAll(inCase(source));
  expect(clip.planes[0]).toEqual(original.planes[0].subarray(6 * RATE, 10 * RATE));
  expect(page).toContain('<audio controls preload="none" src="../media/the%20leak.wav.6-10.wav">');
  expect(page).toContain("exhibits/the leak.wav#t=6,10");
  expect(page).toContain(
    "decoded by mandate-pcm 1 and kept as 16-bit PCM: a copy, not the exhibit",
  );
  expect(page).toContain(
    "some of them say that</span> <mark>our mandate is a hundred per cent fake</mark>",
  );
  expect(page).toContain("but I do not believe that myself …");
  expect(page).toContain(
    'In the transcript, not quoted: <span dir="auto">a hundred per cent</span>',
  );
});

test("seconds that are not the transcript's are played as cited, and the other place is told", () => {
  expect(page).toContain("the%20leak.wav.15.5-17.wav");
  expect(page).toMatch(/The transcript has these words at other seconds: <bdi>#t=6,/);
});

test("a quotation without seconds gets the transcript's, and says so; one beyond the end is not played", () => {
  expect(page).toMatch(/the%20leak\.wav\.10(\.\d+)?-14\.wav/);
  expect(page).toContain("(seconds found by the transcript)");
  expect(page).toContain("clip/beyond-end");
  expect(page).toContain("do not stand together in the transcript");
});

test("an exhibit whose custody file restricts access is not copied", async () => {
  await writeFile(
    inCase(`${source}.custody.yaml`),
    "preservation:\n  access: the source is at risk\n",
  );
  const restricted = await report();
  expect(restricted).not.toContain("<audio");
  expect(restricted).not.toContain("at risk");
  expect(restricted).toContain("Its custody file restricts access");
  await expect(readFile(inCase("report", "media", "the leak.wav.6-10.wav"))).rejects.toThrow();
  await rm(inCase(`${source}.custody.yaml`));
});

test("a bundle that withholds a transcript or a recording holds neither its clips nor the words around", () => {
  const less = withoutQuotations(page, [source]);
  expect(less).not.toContain("hundred per cent");
  expect(less).not.toContain("<audio");
  expect(less).toContain("Who said it, and how it reached us");
  expect(withoutQuotations(page, ["exhibits/other.wav"])).toBe(page);
});

test("a recording is hidden with its transcript, whole or in part, and no other recording with it", () => {
  const paths = ["exhibits/leak.opus", "exhibits/other.mp3", "claims/x.md"];
  const withhold = (path: string, spans = false) => ({
    files: spans ? [] : [{ path, reason: "r" }],
    spans: spans ? [{ path, text: "t", reason: "r" }] : [],
    names: [],
  });
  expect(hiddenExhibits(paths, withhold("exhibits/leak.opus"))).toEqual(["exhibits/leak.opus"]);
  expect(hiddenExhibits(paths, withhold("transcripts/leak.vtt"))).toEqual(["exhibits/leak.opus"]);
  expect(hiddenExhibits(paths, withhold("transcripts/leak.opus.vtt", true))).toEqual([
    "exhibits/leak.opus",
  ]);
  expect(hiddenExhibits(paths, withhold("claims/x.md"))).toEqual([]);
  expect(isHiddenCopy("report/media/leak.opus.1-2.wav", ["exhibits/leak.opus"])).toBe(true);
  expect(isHiddenCopy("report/media/other.mp3.1-2.wav", ["exhibits/leak.opus"])).toBe(false);
});
