import { expect, test } from "vitest";
import { type EditedCue, editTranscript } from "./edit.ts";
import { readTranscript } from "./read.ts";

const text = `WEBVTT
Language: ur
Source: model x

STYLE
::cue { color: red }

NOTE by hand: the line is bad here

intro
00:01.000 --> 00:04.000 align:start
<v A. Speaker>They told <00:02.000>us <i>now</i>

NOTE confidence 0.412, voiced 0.90

00:04.000 --> 00:08.000
nobody asked
`;

const file = "transcripts/x.vtt";
const transcript = readTranscript(text, file);
const asIs: EditedCue[] = transcript.cues.map(({ from, to, text, speaker }, was) => ({
  was,
  from,
  to,
  text,
  speaker,
}));
const edit = (cues: EditedCue[]): string => editTranscript({ text, transcript, by: "Sana" }, cues);

test("what nobody touched keeps its lines, and the file says who corrected it", () => {
  const after = edit([asIs[0], { ...asIs[1], text: "nobody asked us" }]);
  expect(after).toContain(
    "intro\n00:01.000 --> 00:04.000 align:start\n<v A. Speaker>They told <00:02.000>us <i>now</i>",
  );
  expect(after).toContain("NOTE by hand: the line is bad here");
  expect(after).toContain("STYLE\n::cue { color: red }");
  expect(after).toContain("nobody asked us");
  expect(after).not.toContain("confidence");
  expect(readTranscript(after, file)).toMatchObject({
    language: "ur",
    source: "model x, corrected by Sana",
    cues: [{ words: [{ from: 1 }, { from: 2 }] }, { text: "nobody asked us", words: [] }],
  });
  const again = editTranscript(
    { text: after, transcript: readTranscript(after, file), by: "Sana" },
    asIs,
  );
  expect(readTranscript(again, file).source).toBe("model x, corrected by Sana");
});

test("a cue that moves keeps its name and its place on the screen, and loses the times of its words", () => {
  const after = edit([{ ...asIs[0], to: 3.5 }, asIs[1]]);
  expect(after).toContain(
    "intro\n00:00:01.000 --> 00:00:03.500 align:start\n<v A. Speaker>They told us now",
  );
  expect(after).toContain("NOTE confidence 0.412");
});

test("split, joined and deleted cues leave the notes a person wrote", () => {
  const split = edit([
    { ...asIs[0], to: 2, text: "They told" },
    { ...asIs[0], from: 2, text: "us now" },
    asIs[1],
  ]);
  expect(readTranscript(split, file).cues.map(({ text }) => text)).toEqual([
    "They told",
    "us now",
    "nobody asked",
  ]);
  expect(split.match(/intro/g)).toHaveLength(1);
  expect(edit([asIs[1]])).toContain("NOTE by hand");
  expect(readTranscript(edit([]), file).cues).toEqual([]);
});

test("no text becomes markup, a cue of its own, or another line of the head", () => {
  const bad = "one\n\n \r\n\u000000:09.000 --> 00:10.000\n<v X>two</v> <script>&amp;";
  const { cues, source } = readTranscript(
    editTranscript({ text, transcript, by: "S\nNOTE x\n\n00:01.000 --> 00:02.000" }, [
      { ...asIs[0], text: bad, speaker: "A\n\n<b>--> \u2028B" },
    ]),
    file,
  );
  expect(cues).toHaveLength(1);
  expect(cues[0].speaker).toBe("A <b>--> B");
  expect(cues[0].text).toBe("one\n00:09.000 --> 00:10.000\n<v X>two</v> <script>&amp;");
  expect(source).toBe("model x, corrected by S NOTE x 00:01.000 --> 00:02.000");
});

test("another form becomes WebVTT, and keeps what is still true of its words", () => {
  const json = JSON.stringify({
    language: "en",
    segments: [
      { start: 0, end: 1, text: " a", words: [{ word: " a", start: 0, end: 1, probability: 0.5 }] },
      { start: 1, end: 2, text: " b", words: [{ word: " b", start: 1, end: 2, probability: 0.5 }] },
    ],
  });
  const read = readTranscript(json, "x.json");
  const after = editTranscript({ text: json, transcript: read, by: "Sana" }, [
    { was: 0, from: 0, to: 1, text: "a", speaker: "B" },
    { was: 1, from: 1, to: 2, text: "c", speaker: null },
  ]);
  const { cues } = readTranscript(after, "x.vtt");
  expect(cues).toMatchObject([
    { text: "a", speaker: "B" },
    { text: "c", speaker: null },
  ]);
  expect(after.startsWith("WEBVTT\n")).toBe(true);
  expect(after.match(/confidence/g)).toHaveLength(1);
});

test("one begun from nothing is by the person who wrote it", () => {
  const empty = { cues: [], language: "ur", source: "Sana" };
  const after = editTranscript({ text: undefined, transcript: empty, by: "Sana" }, [
    { was: null, from: 2, to: 4, text: "ہمارا مینڈیٹ", speaker: null },
  ]);
  expect(after).toBe(
    "WEBVTT\nLanguage: ur\nSource: Sana\n\n1\n00:00:02.000 --> 00:00:04.000\nہمارا مینڈیٹ\n",
  );
});

test("captions that roll are written anew, once each, when one is corrected", () => {
  const rolling = ["a\nb", "b\nc", "c\nd"]
    .map((lines, i) => `00:0${i}.000 --> 00:0${i + 1}.000\n${lines}\n`)
    .join("\n");
  const rolled = `WEBVTT\n\n${rolling}\n00:03.000 --> 00:03.010\nd\n`;
  const read = readTranscript(rolled, file);
  const now = read.cues.map(({ from, to, speaker }, was) => ({
    was,
    from,
    to,
    speaker,
    text: `${was}`,
  }));
  const after = editTranscript({ text: rolled, transcript: read, by: "Sana" }, now);
  expect(readTranscript(after, file).cues.map((cue) => cue.text)).toEqual(["0", "1", "2"]);
});
