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
