import { expect, test } from "vitest";
import { seeded } from "../../../test/recordings/seeded.ts";
import { MandateError } from "../../lib/error.ts";
import { writeVtt } from "../../lib/transcript/vtt.ts";
import { readTranscript } from "./read.ts";
import { tokensOf } from "./tokens.ts";

const forms: Record<string, string> = {
  "x.vtt":
    "WEBVTT\nLanguage: ur\n\nNOTE x\n\n1\n00:01.000 --> 00:04.000 align:start\n<v Ali>ہمارا <00:02.000>mandate\n\n00:04.000 --> 00:05.000\nhe &amp; she\n",
  "x.srt":
    "1\r\n00:00:01,000 --> 00:00:02,000\r\nAli: {\\an8}one\r\n\r\n2\r\n00:00:02,000 --> 00:00:03,000\r\ntwo\r\n",
  "x.json":
    '{"language":"urdu","segments":[{"start":0,"end":1.5,"text":" ہمارا mandate","avg_logprob":NaN,"words":[{"word":"ہمارا","start":0,"end":0.5,"score":0.9},{"word":"mandate"}]}]}',
  "cpp.json":
    '{"result":{"language":"en"},"transcription":[{"offsets":{"from":0,"to":1500},"text":" so it is","tokens":[{"text":" so","offsets":{"from":0,"to":500},"p":0.5},{"text":" it","offsets":{"from":500,"to":900},"p":1}]}]}',
  "x.otr":
    '{"text":"<p>before</p><p><span class=\\"timestamp\\" data-timestamp=\\"12.5\\">00:12</span> Ali: one<br/></p>","media":""}',
  "x.eaf":
    '<ANNOTATION_DOCUMENT><TIME_ORDER><TIME_SLOT TIME_SLOT_ID="a" TIME_VALUE="500"/><TIME_SLOT TIME_SLOT_ID="b" TIME_VALUE="900"/></TIME_ORDER><TIER TIER_ID="t"><ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="x" TIME_SLOT_REF1="a" TIME_SLOT_REF2="b"><ANNOTATION_VALUE>one &#x644;</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION></TIER><TIER TIER_ID="u" PARENT_REF="t"><ANNOTATION><REF_ANNOTATION ANNOTATION_ID="y" ANNOTATION_REF="x"><ANNOTATION_VALUE>eins</ANNOTATION_VALUE></REF_ANNOTATION></ANNOTATION></TIER></ANNOTATION_DOCUMENT>',
  "x.txt": "[00:01] Ali: one\ntwo\n[00:01.000 --> 00:03.000]  three\n1:02:03 four\n",
};

/** Cuts out, doubles, swaps a letter or a figure: up to six times. */
const mutated = (text: string, random: () => number): string => {
  const nasty = [
    "",
    "9",
    "-",
    "<",
    '"',
    "\n",
    "\0",
    "-->",
    "e999",
    "null",
    "\u202e",
    "[",
    "{",
    ":",
  ];
  let out = text;
  for (let times = 1 + Math.floor(random() * 6); times > 0; times--) {
    const at = Math.floor(random() * out.length);
    const to = at + Math.floor(random() * (random() < 0.7 ? 4 : 60));
    const put =
      random() < 0.3 ? out.slice(at, to).repeat(2) : nasty[Math.floor(random() * nasty.length)];
    out = out.slice(0, at) + put + out.slice(to);
  }
  return out;
};

test.each(Object.keys(forms))("mutated %s is read, or refused with its file", (file) => {
  const random = seeded(forms[file].length);
  let read = 0;
  for (let i = 0; i < 2000; i++) {
    const text = mutated(forms[file], random);
    try {
      const transcript = readTranscript(text, file);
      read++;
      for (const { from, to } of [...transcript.cues, ...tokensOf(transcript)])
        if (!(from >= 0 && to >= from && to < 1e8)) throw new Error(`${from} to ${to} in ${text}`);
      const again = readTranscript(writeVtt(transcript), "again.vtt");
      expect(again.cues.length, text).toBe(transcript.cues.length);
    } catch (error) {
      if (!(error instanceof MandateError)) throw error;
      expect(error).toMatchObject({ code: "transcript/unreadable", at: { file } });
    }
  }
  expect(read).toBeGreaterThan(50);
});
