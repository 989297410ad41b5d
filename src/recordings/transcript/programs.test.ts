import { expect, test } from "vitest";
import { citeQuotation } from "./cite.ts";
import { readTranscript } from "./read.ts";

const read = (value: unknown, file = "x.json") =>
  readTranscript(typeof value === "string" ? value : JSON.stringify(value), file);

test("whisper.cpp: milliseconds, and tokens joined to words", () => {
  const token = (text: string, from: number, to: number) => ({
    text,
    offsets: { from, to },
    p: 0.5,
  });
  const { cues, language } = read({
    systeminfo: "AVX = 1",
    result: { language: "en" },
    transcription: [
      {
        timestamps: { from: "00:00:01,000", to: "00:00:03,000" },
        offsets: { from: 1000, to: 3000 },
        text: " Our mandate is fake",
        tokens: [
          token("[_BEG_]", 1000, 1000),
          token(" Our", 1000, 1200),
          token(" mand", 1200, 1500),
          token("ate", 1500, 1900),
          token(" is", 1900, 2100),
          token(" fake", 2100, 3000),
          token("[_TT_150]", 3000, 3000),
        ],
      },
      { offsets: { from: 3000, to: 4000 }, text: " جعلی", tokens: [token(" �", 3000, 4000)] },
    ],
  });
  expect(language).toBe("en");
  expect(cues[0]).toMatchObject({ from: 1, to: 3, text: "Our mandate is fake", confidence: 0.5 });
  expect(cues[0].words[1]).toEqual({ text: "mandate", from: 1.2, to: 1.9, confidence: 0.5 });
  expect(cues[1]).toMatchObject({ text: "جعلی", words: [], confidence: null });
});

test("faster-whisper: segments alone, and numbers that are none", () => {
  const text =
    '[{"id": 1, "seek": 0, "start": 0.0, "end": 2.5, "text": " said NaN, he", "avg_logprob": NaN, "words": null, "temperature": 0.0}]';
  expect(read(text).cues).toMatchObject([
    { from: 0, to: 2.5, text: "said NaN, he", confidence: null },
  ]);
});

test("WhisperX: a number without a time has that between its neighbours", () => {
  const transcript = read({
    segments: [
      {
        start: 0,
        end: 4,
        text: " is 100 per cent",
        speaker: "SPEAKER_00",
        words: [
          { word: "is", start: 0, end: 1, score: 0.9 },
          { word: "100" },
          { word: "per", start: 2, end: 3, score: 0.7 },
          { word: "cent", start: 3, end: 4, score: 0.8 },
        ],
      },
    ],
    word_segments: [],
    language: "en",
  });
  expect(transcript.cues[0]).toMatchObject({
    speaker: "SPEAKER_00",
    words: [{}, { from: null }, {}, {}],
  });
  expect(transcript.cues[0].confidence).toBeCloseTo(0.8);
  expect(citeQuotation("100 per cent", transcript)).toMatchObject({ from: 1, to: 4 });
});

test("verbose_json: words beside the segments are told off by what these say, and its language is a tag", () => {
  const { cues, language } = read({
    task: "transcribe",
    language: "urdu",
    duration: 4,
    text: "We didn't, sir. Get votes.",
    segments: [
      { id: 0, start: 0, end: 2, text: " We didn't, sir.", no_speech_prob: 1.0000001 },
      { id: 1, start: 2.1, end: 4, text: " Get votes." },
    ],
    words: [
      { word: "We", start: 0, end: 0.5 },
      { word: "didn't", start: 0.5, end: 1 },
      { word: "sir", start: 1, end: 1.9 },
      { word: "Get", start: 2.05, end: 2.5 },
      { word: "votes", start: 2.5, end: 4 },
    ],
  });
  expect(language).toBe("ur");
  expect(cues[0].words.map(({ text }) => text)).toEqual(["We", "didn't,", "sir."]);
  expect(cues[1].words).toMatchObject([{ text: "Get", from: 2.05 }, { text: "votes." }]);
});

test.each([
  ["{}"],
  ['{"results": {"transcripts": []}}'],
  ['{"segments": []}'],
  ['{"text": 3}'],
  ["[]"],
])("%s is no transcript, and says so", (text) => {
  expect(() => read(text)).toThrow(expect.objectContaining({ code: "transcript/unreadable" }));
});

test("SubRip without numbers, with a byte-order mark and places on the screen", () => {
  const text =
    "\uFEFF00:00:01,000 --> 00:00:02,000 X1:40 X2:600\r\n{\\an8}<i>جیو نیوز: ہمیں ووٹ نہیں ملے</i>\r\n\r\n00:00:02,500 --> 00:00:03,000\r\nnow\r\n";
  expect(readTranscript(text, "x.txt").cues).toMatchObject([
    { from: 1, to: 2, speaker: "جیو نیوز", text: "ہمیں ووٹ نہیں ملے" },
    { from: 2.5, to: 3, text: "now" },
  ]);
});

test("SubRip with an empty line in a subtitle, and with none between two", () => {
  const text =
    "1\n00:00:01,000 --> 00:00:02,000\none\n\ntwo\n2\n00:00:02,000 --> 00:00:03,000\n1984\n\n3\n\n00:00:03,000 --> 00:00:04,000\nfour\n5";
  expect(readTranscript(text, "x.srt").cues.map((cue) => cue.text)).toEqual([
    "one\ntwo",
    "1984",
    "four\n5",
  ]);
});

test.each([
  ["1\n00:00:01,000 -> 00:00:02,000\nno", 2],
  ["1\n00:00:01,000 --> 00:00:02,000\nyes\n\n2\n00:00:02,000 –> 00:00:03,000\nno", 6],
  ["Translated by X\n\n1\n00:00:01,000 --> 00:00:02,000\nyes", 1],
])("SubRip that is none is told with its line: %j", (text, line) => {
  expect(() => readTranscript(text, "x.srt")).toThrow(
    expect.objectContaining({ code: "transcript/unreadable", at: { file: "x.srt", line } }),
  );
});

const eaf = (tiers: string) =>
  `<ANNOTATION_DOCUMENT><TIME_ORDER>${[0, 1, 2, 3]
    .map((i) => `<TIME_SLOT TIME_SLOT_ID="ts${i}" TIME_VALUE="${i * 1000}"/>`)
    .join("")}<TIME_SLOT TIME_SLOT_ID="ts9"/></TIME_ORDER>${tiers}</ANNOTATION_DOCUMENT>`;
const aligned = (id: string, from: number, to: number, value: string) =>
  `<ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="${id}" TIME_SLOT_REF1="ts${from}" TIME_SLOT_REF2="ts${to}">\n<ANNOTATION_VALUE>${value}</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION>`;
const referring = (id: string, of: string, value: string) =>
  `<ANNOTATION><REF_ANNOTATION ANNOTATION_ID="${id}" ANNOTATION_REF="${of}"><ANNOTATION_VALUE>${value}</ANNOTATION_VALUE></REF_ANNOTATION></ANNOTATION>`;

test("ELAN: two speakers at once are two cues; tiers of words and translations say nothing twice", () => {
  const { cues } = readTranscript(
    eaf(
      `<TIER TIER_ID="A">${aligned("a1", 0, 2, "ہمیں ووٹ نہیں ملے")}</TIER><TIER TIER_ID="B" PARTICIPANT="Kamal">${aligned("b1", 1, 3, "indeed")}${aligned("b2", 2, 9, "lost")}</TIER>` +
        `<TIER TIER_ID="A-words" PARENT_REF="A">${aligned("w1", 0, 1, "ہمیں")}</TIER><TIER TIER_ID="A-en" PARENT_REF="A">${referring("t1", "a1", "we got no votes")}</TIER>`,
    ),
    "x.eaf",
  );
  expect(cues).toMatchObject([
    { from: 0, to: 2, speaker: "A", text: "ہمیں ووٹ نہیں ملے" },
    { from: 1, to: 3, speaker: "Kamal", text: "indeed" },
  ]);
});

test("ELAN: words that stand only in tiers without times have those of what they refer to", () => {
  const { cues } = readTranscript(
    eaf(
      `<TIER TIER_ID="ref">${aligned("r1", 1, 2, "")}</TIER><TIER TIER_ID="said" PARENT_REF="ref" PARTICIPANT="A">${referring("s1", "r1", "indeed")}${referring("s2", "s2", "round and round")}</TIER>`,
    ),
    "x.eaf",
  );
  expect(cues).toMatchObject([{ from: 1, to: 2, speaker: "A", text: "indeed" }]);
});

test("oTranscribe: what stands before the first time stamp is kept, and so are names", () => {
  const stamp = (second: string, shown: string) =>
    `<span class="timestamp" contenteditable="false" data-timestamp="${second}">${shown}</span>`;
  const text = `<p>Recorded on a phone</p><p>${stamp("5.25", "00:05")} Ali Khan: ہمیں votes نہیں ملے&nbsp;</p><p><span class="timestamp">1:10</span>so</p>`;
  expect(
    readTranscript(`\uFEFF${JSON.stringify({ text, media: "", "media-time": 3 })}`, "x.otr").cues,
  ).toMatchObject([
    { from: 0, to: 5.25, speaker: null, text: "Recorded on a phone" },
    { from: 5.25, to: 70, speaker: "Ali Khan", text: "ہمیں votes نہیں ملے" },
    { from: 70, to: 70, text: "so" },
  ]);
});

test("what Whisper prints at a terminal has both of its times", () => {
  expect(
    readTranscript(
      "[00:01.000 --> 00:02.500]  Our mandate\n[00:03.000 --> 00:04.000]  is fake",
      "x.txt",
    ).cues,
  ).toMatchObject([
    { from: 1, to: 2.5, text: "Our mandate" },
    { from: 3, to: 4, text: "is fake" },
  ]);
});

test("a quotation in two languages, digits and letters of other keyboards among them, is found to the second", () => {
  const transcript = read({
    segments: [
      { start: 0, end: 4, text: "to sir hamari baat suniye" },
      {
        start: 4,
        end: 10,
        text: "آپ کو پتا ہے ہمارا mandate ۱۰۰ percent جعلی ہے this is on record",
      },
      { start: 10, end: 12, text: "and nobody denies it" },
    ],
  });
  const citation = citeQuotation(
    "ہمارا Mandate 100 percent جعلى ہے — this is “on record”",
    transcript,
  );
  expect(citation).toMatchObject({ agreement: 1, to: 10, missing: [], leftOut: [] });
  expect(citation?.from).toBeCloseTo(5.3, 0);
  expect(citation?.after).toBe("and nobody denies it");
});

test("text made to take long does not: as long again takes as long again, and no stack is too small", () => {
  const many = 200_000;
  const words = Array.from({ length: many }, (_, i) =>
    i % 2 ? { word: "a", start: 1, end: 1 } : { word: "b" },
  );
  const transcript = read({ segments: [{ start: 0, end: 2, text: "a", words }] });
  expect(citeQuotation("b a b a", transcript)?.agreement).toBe(1);
  const otr = `<span class="timestamp${" timestamp".repeat(many)}`;
  expect(() => read({ text: otr }, "x.otr")).toThrow("It has no time stamps");
  expect(() => read(`{"text": "${"a".repeat(10 * many)}`)).toThrow("Not JSON");
  const segments = Array.from({ length: 20_000 }, (_, i) => ({ start: i, end: i + 1, text: "x" }));
  const loose = segments.map(({ start }) => ({ word: "y", start, end: start + 1 }));
  const { cues } = read({ segments, words: loose });
  expect(cues.map((cue) => cue.words.length)).toEqual(segments.map(() => 1));
});
