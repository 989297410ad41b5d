import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { babble, wavOf } from "../../../test/recordings/sound.ts";
import { runCli } from "../../../test/run-cli.ts";
import { editWords } from "../../recordings/edits/words.ts";
import { withoutQuotations } from "../quotation.ts";
import { clock } from "./candidate.ts";
import { editPageWords } from "./words.ts";

const RATE = 16_000;
const NAME = "a <b>&'leak' #1.wav";
let folder = "";
const inCase = (...names: string[]) => join(folder, ...names);
const claim =
  "---\nclaim: The leak shows a gap\n---\n```sql check\nselect kind, true as holds from observations where kind = 'edit-dropout'\n```\n";

const report = async (): Promise<string> => {
  const { code, err } = await runCli(["report", folder]);
  expect([code, err]).toEqual([0, ""]);
  return readFile(inCase("report", "recordings", `${NAME}.html`), "utf8");
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "mandate-recording-pages-"));
  for (const name of ["exhibits", "claims"]) await mkdir(inCase(name));
  const sound = babble(20, RATE, 8);
  sound.fill(0, 8 * RATE, 8.2 * RATE);
  await writeFile(inCase("case.yaml"), "title: A leak\nquestion: What is in it?\n");
  await writeFile(inCase("exhibits", NAME), wavOf(sound, RATE));
  await writeFile(inCase("claims", "gap.md"), claim);
});
afterAll(() => rm(folder, { recursive: true }));

describe("the page of a recording", () => {
  test("draws each candidate with its place, how rare it is and what else it may be", async () => {
    const page = await report();
    expect(page).toContain("<bdi>0:08.00</bdi> · A sudden gap");
    expect(page).toMatch(
      /<svg [^>]*role="img" aria-label="Waveform, spectrogram[^"]* 8\.0 s is marked"/,
    );
    expect(page).toContain("data:image/png;base64,iVBORw0KGgo");
    expect(page).toMatch(
      /Untouched speech made for the test shows the like (&lt; )?\d+\.\d\d times/,
    );
    expect(page).toContain("<strong>Or else:</strong> A call that lost packets");
    expect(page).toContain("None is a verdict");
    expect(await report()).toBe(page);
  });

  test("is reached from the front page, and a name is never markup", async () => {
    const page = await report();
    const index = await readFile(inCase("report", "index.html"), "utf8");
    expect(index).toContain(
      `href="recordings/${encodeURIComponent(NAME).replaceAll("'", "&#39;")}.html"`,
    );
    expect(page).toContain("a &lt;b&gt;&amp;&#39;leak&#39; #1.wav");
    expect(page).not.toContain("<b>");
    expect(page).not.toContain("<script");
  });

  test("is in the case's language, and runs right to left in Urdu", async () => {
    await writeFile(inCase("case.yaml"), "title: A leak\nquestion: What?\nlanguage: ur\n");
    const page = await report();
    expect(page).toContain('dir="rtl"');
    expect(page).toContain("اچانک خلا");
    expect(page).not.toContain("A sudden gap");
    await writeFile(inCase("case.yaml"), "title: A leak\nquestion: What is in it?\n");
  });

  test("shows nothing of a recording that is withheld from a bundle or whose access is restricted", async () => {
    const bare = withoutQuotations(await report(), [`exhibits/${NAME}`]);
    expect(bare).not.toContain("<svg");
    expect(bare).not.toContain("0:08.00");
    const custody = inCase("exhibits", `${NAME}.custody.yaml`);
    await writeFile(custody, "preservation:\n  access: the source is at risk\n");
    const page = await report();
    expect(page).not.toContain("<svg");
    expect(page).toContain("Its custody file restricts access");
    await rm(custody);
  });

  test("is not made where no claim asks for recordings", async () => {
    await writeFile(inCase("claims", "gap.md"), "---\nclaim: The leak shows a gap\n---\nSaid.\n");
    await runCli(["report", folder]);
    await expect(readFile(inCase("report", "recordings", `${NAME}.html`))).rejects.toThrow();
    await writeFile(inCase("claims", "gap.md"), claim);
  });
});

test("every kind of candidate has its words in both languages", () => {
  for (const kind of Object.keys(editWords) as (keyof typeof editWords)[]) {
    const [en, ur] = [editPageWords("en").kinds[kind], editPageWords("ur").kinds[kind]];
    expect(en.innocent).toBe(editWords[kind].innocent);
    for (const text of Object.values(ur)) expect(text).toMatch(/[\u0600-\u06ff]/);
  }
});

test("clock", () => {
  expect([0, 65.3, 3600].map(clock)).toEqual(["0:00.00", "1:05.30", "60:00.00"]);
});
