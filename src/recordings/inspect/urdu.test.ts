import { expect, test } from "vitest";
import { wav as plain } from "../../../test/recordings/measured.ts";
import { observationInUrdu } from "../../model/words/observations-ur.ts";
import { noDamage } from "../decode/audio.ts";
import { editWords } from "../edits/words.ts";
import type { Measured } from "./measured.ts";
import { observe } from "./observe.ts";

const wav: Measured = {
  ...plain,
  damage: { ...noDamage(), badPackets: 3, nonFinite: 2, truncated: true },
  levels: {
    ...plain.levels,
    clippedRuns: 9,
    flat: [
      { from: 1, to: 2, value: 0 },
      { from: 3, to: 4, value: 0.25 },
    ],
    usedBits: 8,
    distinct: 100,
  },
  bandwidth: { cutoff: 3600, fall: 42 },
  packets: {
    packets: 100,
    bytes: 12_000,
    seconds: 6,
    start: 1.5,
    bitRate: [16],
    kinds: { "silk wide 60 ms": 100 },
    gaps: [{ at: 2, what: "2 packets" }],
    opus: { vendor: "WhatsApp", comments: [], inputRate: 16_000, preSkip: 312, streams: 2 },
  },
  tags: [{ reader: "music-metadata", name: "encoder", value: "<b>x</b>" }],
  grid: { codec: "MP3", offset: 48, frame: 576, strength: 31 },
};

const cutoffs = [3600, 6000, 7000, 7800, 11_000, 12_000, 16_000, 18_000];

test("every sentence of the inspection and the edits has its Urdu", () => {
  const all = [
    ...cutoffs.flatMap((cutoff) => observe({ ...wav, bandwidth: { cutoff, fall: 42 } })),
    ...observe({ ...wav, levels: { ...wav.levels, peak: 0.99 } }),
    ...observe({ ...wav, info: { ...wav.info, codec: "aac", integerBits: null } }),
    ...Object.values(editWords),
  ];
  const said = new Set(
    all.flatMap(({ words, innocent }) => (innocent === null ? [words] : [words, innocent])),
  );
  expect(said.size).toBeGreaterThan(45);
  expect([...said].filter((one) => observationInUrdu(one) === undefined)).toEqual([]);
  for (const one of said) expect(observationInUrdu(one), one).toMatch(/[\u0600-\u06FF]/);
});

test("figures come over as they are, isolated, and in their order", () => {
  expect(
    observationInUrdu(
      "Sound stops at 3600 Hz, though the file could hold 24000 Hz: as after a telephone call or AMR-NB",
    ),
  ).toBe(
    "آواز \u20683600\u2069 Hz پر رک جاتی ہے، حالانکہ فائل میں \u206824000\u2069 Hz تک گنجائش ہے: جیسے ٹیلی فون کال یا AMR-NB کے بعد",
  );
  expect(
    observationInUrdu(
      "0.42; untouched speech made for the test reaches it less than 0.01 times in ten minutes",
    ),
  ).toContain("\u20680.01\u2069 سے بھی کم");
  expect(observationInUrdu("encoder: <b>x</b>")).toBeUndefined();
});
