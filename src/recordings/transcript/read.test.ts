import { describe, expect, test } from "vitest";
import { newCue } from "../../lib/transcript/transcript.ts";
import { writeVtt } from "../../lib/transcript/vtt.ts";
import { citeQuotation } from "./cite.ts";
import { readTranscript } from "./read.ts";

const vtt = `WEBVTT
Language: ur
Source: a person

NOTE made by hand

1
00:00:01.000 --> 00:00:04.500 align:start
<v Purported speaker A>Today we <i>didn't</i> get votes &amp; seats

00:05.000 --> 00:07.000
<00:05.000>ہمارا <00:05.800>مینڈیٹ <00:06.200>جعلی ہے
`;

test("WebVTT keeps times, voices, words and language, and no markup", () => {
  const { cues, language, source } = readTranscript(vtt, "x.vtt");
  expect(language).toBe("ur");
  expect(source).toBe("a person");
  expect(cues[0]).toMatchObject({
    from: 1,
    to: 4.5,
    speaker: "Purported speaker A",
    text: "Today we didn't get votes & seats",
  });
  expect(cues[1].words.map(({ text, from }) => [text, from])).toEqual([
    ["ہمارا", 5],
    ["مینڈیٹ", 5.8],
    ["جعلی ہے", 6.2],
  ]);
});

test("what is written is read back the same", () => {
  const cue = newCue(3725.25, 3727, "<b> & mandate", {
    speaker: "A <x>",
    words: [
      { text: "<b>", from: 3725.25, to: 3726, confidence: 0.5 },
      { text: "& mandate", from: 3726, to: 3727, confidence: 0.9 },
    ],
    confidence: 0.7,
    voiced: 0.93,
  });
  const text = writeVtt({ cues: [cue], language: "en", source: "model x" });
  expect(text).toContain("01:02:05.250 --> 01:02:07.000");
  expect(text).not.toContain("<b>");
  const [read] = readTranscript(text, "y.vtt").cues;
  expect(read).toMatchObject({ from: 3725.25, to: 3727, text: "<b> & mandate", speaker: "A <x>" });
  expect(read.words.map(({ from }) => from)).toEqual([3725.25, 3726]);
});

test("SubRip, with a speaker and a comma in its times", () => {
  const { cues } = readTranscript(
    "1\r\n00:00:01,500 --> 00:00:02,000\r\nKAMAL: We met them\r\n\r\n",
    "x.srt",
  );
  expect(cues).toMatchObject([{ from: 1.5, to: 2, speaker: "KAMAL", text: "We met them" }]);
});

test("Whisper's JSON, with words and how sure it was", () => {
  const json = {
    language: "english",
    segments: [
      {
        start: 0,
        end: 2,
        text: " Fake mandate",
        avg_logprob: -0.1,
        words: [
          { word: " Fake", start: 0, end: 0.5, probability: 0.8 },
          { word: " mandate", start: 0.6, end: 2, probability: 0.6 },
        ],
      },
    ],
  };
  const { cues } = readTranscript(JSON.stringify(json), "x.json");
  expect(cues[0].confidence).toBeCloseTo(0.7);
  expect(cues[0].words[1]).toEqual({ text: "mandate", from: 0.6, to: 2, confidence: 0.6 });
});

test("oTranscribe's HTML gives times and text, and runs nothing", () => {
  const text =
    '<p><span class="timestamp" data-timestamp="12.5">00:12</span> We met <script>alert(1)</script>them</p><p><span class="timestamp" data-timestamp="20">00:20</span> and left</p>';
  const { cues } = readTranscript(JSON.stringify({ text }), "x.otr");
  expect(cues).toMatchObject([
    { from: 12.5, to: 20, text: "We met alert(1)them" },
    { from: 20, text: "and left" },
  ]);
});

test("ELAN, a tier a speaker", () => {
  const xml = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><ANNOTATION_DOCUMENT>
<TIME_ORDER><TIME_SLOT TIME_SLOT_ID="ts1" TIME_VALUE="500"/><TIME_SLOT TIME_SLOT_ID="ts2" TIME_VALUE="1500"/></TIME_ORDER>
<TIER LINGUISTIC_TYPE_REF="default" PARTICIPANT="B" TIER_ID="t1"><ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="a1" TIME_SLOT_REF1="ts1" TIME_SLOT_REF2="ts2">
<ANNOTATION_VALUE>hundred per cent &e;</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION></TIER></ANNOTATION_DOCUMENT>`;
  expect(readTranscript(xml, "x.eaf").cues).toMatchObject([
    { from: 0.5, to: 1.5, speaker: "B", text: "hundred per cent &e;" },
  ]);
});

test("plain text with times and names", () => {
  const { cues } = readTranscript(
    "[00:05] Tessori: we did not\nget votes\n[00:12] Kamal: indeed",
    "x.txt",
  );
  expect(cues).toMatchObject([
    { from: 5, to: 12, speaker: "Tessori", text: "we did not\nget votes" },
    { from: 12, speaker: "Kamal", text: "indeed" },
  ]);
});

test.each([
  ["x.vtt", "WEBVTT\n\n00:00:05.000 --> 00:00:01.000\nback in time", 3],
  ["x.srt", "1\n00:00:xx,000 --> 00:00:01,000\nno", 2],
])("a wrong time in %s is told with its line", (file, text, line) => {
  expect(() => readTranscript(text, file)).toThrow(
    expect.objectContaining({ code: "transcript/unreadable", at: { file, line } }),
  );
});

describe("citing", () => {
  const transcript = readTranscript(
    `WEBVTT

00:00:10.000 --> 00:00:20.000
What we are getting now is one ministerial position and they even want to take away the governorship

00:00:20.000 --> 00:00:30.000
and worst of all we have lost the confidence and trust of our voters now

00:00:30.000 --> 00:00:36.000
آپ کو پتا ہے ہمارا مينڈيٹ سو فیصد جعلی ہے
`,
    "x.vtt",
  );

  test("a quotation is tied to its seconds, and what stands around it is shown", () => {
    const citation = citeQuotation(
      "we have lost the confidence and trust of our voters",
      transcript,
    );
    expect(citation?.agreement).toBe(1);
    expect(citation?.from).toBeGreaterThan(22);
    expect(citation?.to).toBeLessThan(30);
    expect(citation?.fragment).toBe(`#t=${citation?.from},${citation?.to}`);
    expect(citation?.before.endsWith("and worst of all")).toBe(true);
    expect(citation?.after.startsWith("now")).toBe(true);
  });

  test("words left out and words not heard are named", () => {
    const citation = citeQuotation(
      "they want to take away the governorship … we utterly lost the trust of our voters",
      transcript,
    );
    expect(citation?.missing).toContain("utterly");
    expect(citation?.leftOut).toContain("confidence");
  });

  test("Urdu is found whatever letters its keyboard writes", () => {
    const citation = citeQuotation("ہمارا مینڈیٹ سو فيصد جعلى ہے", transcript);
    expect(citation?.agreement).toBe(1);
    expect(citation?.from).toBeGreaterThan(30);
  });

  test("another sentence is not cited", () => {
    expect(
      citeQuotation("the weather in Lahore was pleasant on that day", transcript),
    ).toBeUndefined();
    expect(citeQuotation("…", transcript)).toBeUndefined();
  });
});

test("ELAN slots without a time lie between their neighbours, and lose no annotation", () => {
  const slot = (id: string, value?: number) =>
    `<TIME_SLOT TIME_SLOT_ID="${id}"${value === undefined ? "" : ` TIME_VALUE="${value}"`}/>`;
  const said = (id: string, from: string, to: string, text: string) =>
    `<ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="${id}" TIME_SLOT_REF1="${from}" TIME_SLOT_REF2="${to}"><ANNOTATION_VALUE>${text}</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION>`;
  const eaf = `<ANNOTATION_DOCUMENT><TIME_ORDER>${slot("a", 1000)}${slot("b")}${slot("c", 3000)}</TIME_ORDER>
    <TIER TIER_ID="A">${said("x", "a", "b", "one")}${said("y", "b", "c", "two")}</TIER></ANNOTATION_DOCUMENT>`;
  const { cues } = readTranscript(eaf, "x.eaf");
  expect(cues.map(({ from, to, text }) => [from, to, text])).toEqual([
    [1, 2, "one"],
    [2, 3, "two"],
  ]);
});

test("oTranscribe's text as HTML is read as its file is", () => {
  const html =
    '<p><span class="timestamp" data-timestamp="12.5">00:12</span> first</p><p><span class="timestamp" data-timestamp="20">00:20</span> second</p>';
  const { cues } = readTranscript(html, "x.txt");
  expect(cues.map(({ from, to, text }) => [from, to, text])).toEqual([
    [12.5, 20, "first"],
    [20, 20, "second"],
  ]);
});
