import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { babble, wavOf } from "../../test/recordings/sound.ts";
import { runCli } from "../../test/run-cli.ts";

let folder = "";
const inCase = (...names: string[]) => join(folder, ...names);
const env = () => ({ MANDATE_CONFIG: inCase("config") });
const review = (...args: string[]) =>
  runCli(
    ["review", "leak.wav", "--case", folder, "--by", "A. Khan", "--on", "2024-03-04", ...args],
    env(),
  );

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "mandate-review-"));
  for (const name of ["exhibits", "statements", "claims"])
    await mkdir(inCase(name), { recursive: true });
  await writeFile(inCase("case.yaml"), "title: A leak\nquestion: Is it whole?\n");
  // Four seconds copied and set in again, nine seconds later.
  const samples = babble(20, 16_000, 12);
  samples.copyWithin(13 * 16_000, 4 * 16_000, 8 * 16_000);
  await writeFile(inCase("exhibits", "leak.wav"), wavOf(samples, 16_000));
  const body = {
    statement: "They rigged it",
    chain: [{ kind: "recording", id: "leak" }],
    restsOn: [{ recording: "leak.wav" }],
    madeBy: "person",
  };
  const statement = {
    id: "l#1",
    type: "Annotation",
    target: { source: "https://x.example" },
    body,
  };
  await writeFile(inCase("statements", "l.jsonl"), `${JSON.stringify(statement)}\n`);
  await writeFile(inCase("claims", "c.md"), "---\nclaim: Rigged\nstatements: [l#1]\n---\nx\n");
});
afterAll(() => rm(folder, { recursive: true }));

const pageAndData = async () => {
  expect((await runCli(["report", folder], env())).code).toBe(0);
  const page = await readFile(inCase("report", "claims", "c.html"), "utf8");
  const scripts = [...page.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/g)];
  const all = scripts.map(([, json]) => JSON.parse(json) as Record<string, unknown>);
  return { page, media: all.filter((one) => one["@type"] === "MediaReview") };
};

test("no category is published that nobody set, and none is set without something seen", async () => {
  const { media } = await pageAndData();
  expect(media).toHaveLength(1);
  expect(media[0]).not.toHaveProperty("mediaAuthenticityCategory");
  const set = (...ground: string[]) =>
    review("--category", "EditedOrCroppedContent", "--reason", "x", ...ground);
  expect((await set()).code).toBe(2);
  const unseen = await set("--ground", "hum-break");
  expect([unseen.code, unseen.err]).toEqual([2, expect.stringContaining("review/nothing-seen")]);
  const wrong = await review("--category", "Fake", "--reason", "x", "--ground", "edit-repeat");
  expect(wrong.err).toContain("review/not-possible");
});

test("a person's category reaches the published data and the page, with what was seen as grounds", async () => {
  const reason = "The same four seconds stand in it twice.";
  const flags = ["--category", "EditedOrCroppedContent", "--reason", reason];
  const { code, out } = await review(...flags, "--ground", "edit-repeat");
  expect([code, out]).toEqual([0, expect.stringContaining("ground: ")]);
  const { page, media } = await pageAndData();
  expect(media).toHaveLength(1);
  expect(media[0]).toMatchObject({
    mediaAuthenticityCategory: "https://schema.org/EditedOrCroppedContent",
    author: { "@type": "Person", name: "A. Khan" },
    datePublished: "2024-03-04",
    reviewBody: expect.stringMatching(/^The same four seconds stand in it twice\.\nSeen: .*#t=\d/),
    itemReviewed: { name: "exhibits/leak.wav" },
  });
  expect(page).toContain("A. Khan on 2024-03-04: <strong>edited or cropped</strong>");
});

test("a review of other bytes is not used, and the page says why", async () => {
  await writeFile(inCase("exhibits", "leak.wav"), wavOf(babble(5, 16_000, 2), 16_000));
  const { page, media } = await pageAndData();
  expect(media[0]).not.toHaveProperty("mediaAuthenticityCategory");
  expect(page).toContain("review/other-recording");
});
