import { expect, test } from "vitest";
import { plainText } from "./markup.ts";
import { parseVtt, writeVtt } from "./vtt.ts";

test("notes, styles, names of cues and markup are no words", () => {
  const { cues } = parseVtt(
    "\uFEFFWEBVTT - hall\r\n\r\nSTYLE\r\n::cue { color: red }\r\n\r\nNOTE by hand\r\n\r\nintro\r\n00:01.000 --> 00:04.000\r\n<v.loud Ann>Good <b>evening</b> &amp; welcome\r\n\r\n",
    "hall.vtt",
  );
  expect(cues).toMatchObject([{ from: 1, to: 4, speaker: "Ann", text: "Good evening & welcome" }]);
});

test("a < that no > closes is a word's own sign, however many there are", () => {
  expect(plainText("1 < 2 and <i>so</i> on")).toBe("1 < 2 and so on");
  expect(plainText("<".repeat(1_000_000))).toHaveLength(1_000_000);
});

test("what has no head, or a time that runs backwards, is told with its place", () => {
  expect(() => parseVtt("00:01.000 --> 00:02.000\nwords\n", "x.vtt")).toThrow(
    "It does not start with WEBVTT",
  );
  expect(() => parseVtt("WEBVTT\n\n00:02.000 --> 00:01.000\nwords\n", "x.vtt")).toThrow(
    "is no pair of times",
  );
});

test("what is written is read back", () => {
  const read = parseVtt(
    "WEBVTT\nLanguage: ur\n\n00:01.000 --> 00:02.000\nہمیں ووٹ نہیں ملے\n",
    "x.vtt",
  );
  expect(read.language).toBe("ur");
  expect(parseVtt(writeVtt(read), "y.vtt").cues).toEqual(read.cues);
});

/** As yt-dlp keeps YouTube's machine captions. */
const rolling = `WEBVTT
Kind: captions
Language: ur

00:00:00.000 --> 00:00:02.000 align:start position:0%
 
hamara<00:00:00.500><c> mandate</c>

00:00:02.000 --> 00:00:02.010 align:start position:0%
hamara mandate
 

00:00:02.010 --> 00:00:04.000 align:start position:0%
hamara mandate
sau<00:00:02.500><c> feesad</c>

00:00:04.000 --> 00:00:04.010 align:start position:0%
sau feesad
 

00:00:04.010 --> 00:00:06.000 align:start position:0%
sau feesad
jaali<00:00:05.000><c> hai</c>
`;

test("captions that roll are read once, each word at its own time", () => {
  const { cues } = parseVtt(rolling, "x.vtt");
  expect(cues.map(({ text }) => text.trim())).toEqual([
    "hamara mandate",
    "sau feesad",
    "jaali hai",
  ]);
  expect(cues[1].words).toMatchObject([
    { text: "sau", from: 2.01, to: 2.5 },
    { text: "feesad", from: 2.5, to: 4 },
  ]);
});

test("what is said again and again stays as often as it is said", () => {
  const said = (from: number, text: string) => `00:0${from}.000 --> 00:0${from + 1}.000\n${text}\n`;
  const chant = ["جئے بھٹو", "جئے بھٹو", "جئے بھٹو", "جئے بھٹو\nشکریہ", "end"];
  const text = `WEBVTT\n\n${chant.map((line, i) => said(i, line)).join("\n")}`;
  expect(parseVtt(text, "x.vtt").cues.map((cue) => cue.text)).toEqual(chant);
});

test("times among right-to-left text, with marks of direction, are read", () => {
  const text = "WEBVTT\n\n\u202b00:01.000 --> 00:02.000\u202c\nہمیں ووٹ نہیں ملے\n";
  expect(parseVtt(text, "x.vtt").cues).toMatchObject([{ from: 1, to: 2 }]);
});
