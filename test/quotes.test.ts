import { expect, test } from "vitest";
import { runCli } from "./run-cli.ts";
import { starterCase, writeFiles } from "./temporary.ts";

const report = "At noon Ann Marsh said: “We won ten of the seats in this old town.”\n";
const carried =
  "Ann Marsh had told the hall that we won perhaps ten of the seats in this old town.\n";
const vtt =
  "WEBVTT\n\n00:00:05.000 --> 00:00:09.000\n<v Ann>we won perhaps nine of the seats in this town\n";

const proposed = async (): Promise<string> => {
  const folder = starterCase({ "exhibits/report.txt": report });
  expect((await runCli(["propose", "exhibits/report.txt", folder, "--write"])).code).toBe(0);
  return folder;
};

test("quotes are set beside the transcript and another exhibit", async () => {
  const folder = await proposed();
  writeFiles(folder, { "exhibits/carried.txt": carried, "transcripts/hall.vtt": vtt });
  const { code, out } = await runCli(["quotes", folder]);
  expect(code).toBe(0);
  expect(out).toContain("transcripts/hall.vtt 00:00:05.000: differs");
  expect(out).toContain("left out of the quote: “perhaps”");
  expect(out).toContain("uttered “nine”, in the quote “ten”");
  expect(out).toContain("between the quote marks, not uttered: “old”");
  expect(out).toContain("exhibits/carried.txt: differs, there not between quote marks");
  expect(out).toContain("0 not.");
  const { quotes } = JSON.parse((await runCli(["quotes", folder, "--json"])).out);
  expect(quotes).toHaveLength(1);
  expect(quotes[0].elsewhere.map(({ source }: { source: string }) => source)).toEqual([
    "transcripts/hall.vtt",
    "exhibits/carried.txt",
  ]);
});

test("across languages a quote is tied by figures and never compared word by word", async () => {
  const folder = starterCase({
    "exhibits/report.txt": "Ann Marsh said: “We won 17 seats and lost 42 in April.”\n",
    "exhibits/urdu.txt": "این مارش نے کہا کہ ہم نے اپریل میں سترہ نشستیں جیتیں اور ۴۱ ہاریں۔\n",
  });
  await runCli(["propose", "exhibits/report.txt", folder, "--write"]);
  const { out } = await runCli(["quotes", folder]);
  expect(out).toContain("exhibits/urdu.txt: in Urdu, cannot be compared word by word with English");
  expect(out).toContain("perhaps the same, by figure 17, month 4");
  expect(out).toContain("only in the quote: figure 42");
  expect(out).toContain("only there: figure 41");
});

test("a selector that does not anchor is reported where the words stand now, and never moved", async () => {
  const folder = await proposed();
  writeFiles(folder, { "exhibits/report.txt": `A line before.\n${report}` });
  const { code, out } = await runCli(["quotes", folder]);
  expect(code).toBe(1);
  expect(out).toContain("not anchored: report#1 does not stand where it says");
  expect(out).toContain("at statements/report.jsonl");
  const again = await runCli(["quotes", folder, "--json"]);
  expect(JSON.parse(again.out).notAnchored[0].code).toBe("statements/moved");
});

test("a text not in hand is said, and one that cannot be read is an error with its place", async () => {
  const folder = starterCase({ "exhibits/report.txt": report });
  await runCli(["propose", "exhibits/report.txt", folder, "--write", "--source", "exhibits/x.txt"]);
  const missing = await runCli(["quotes", folder]);
  expect([missing.code, missing.out]).toEqual([
    0,
    expect.stringContaining("no text in hand: exhibits/x.txt"),
  ]);
  writeFiles(folder, { "exhibits/broken.docx": "PK nothing", "exhibits/broken.pdf": "%PDF-1.7 x" });
  const broken = await runCli(["quotes", folder]);
  expect(broken.code).toBe(3);
  for (const name of ["broken.docx", "broken.pdf"])
    expect(broken.err).toContain(`exhibits/${name}`);
});

test("a quote that no transcript has is said to be not found, and control characters are shown", async () => {
  const folder = starterCase({
    "exhibits/report.txt": report.replace("old", "o\u202Eld"),
    "transcripts/hall.vtt": "WEBVTT\n\n00:01.000 --> 00:02.000\nGood evening everybody here\n",
  });
  await runCli(["propose", "exhibits/report.txt", folder, "--write"]);
  const { out } = await runCli(["quotes", folder]);
  expect(out).toContain("not found in a transcript of this case");
  expect(out).not.toContain("\u202E");
});
