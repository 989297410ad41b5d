import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { babble, decodeAll } from "../../../test/recordings/sound.ts";
import { describeWithShared, sharedPath } from "../../../test/shared.ts";
import { joinVoices } from "./cluster.ts";
import { diarise, type Turn } from "./diarise.ts";
import { logDeterminant, Sums } from "./gaussian.ts";
import { fitMixture, Reader } from "./gmm.ts";
import { parseRttm, writeRttm } from "./rttm.ts";

const RATE = 16_000;

const pieces = async function* (samples: Float32Array, size = 9973) {
  for (let at = 0; at < samples.length; at += size) yield samples.slice(at, at + size);
};

const joined = (parts: readonly Float32Array[]): Float32Array => {
  const out = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
};

/** Share of the truth's time in which the voices found tell the speakers apart as the truth does. */
const agreement = (truth: readonly Turn[], found: readonly Turn[]): number => {
  const voices = [...new Set(found.map(({ voice }) => voice))];
  let [all, right] = [0, 0];
  for (const speaker of new Set(truth.map(({ voice }) => voice))) {
    const shared = voices.map((voice) =>
      truth
        .filter((turn) => turn.voice === speaker)
        .flatMap(({ from, to }) =>
          found
            .filter((turn) => turn.voice === voice)
            .map((turn) => Math.max(0, Math.min(to, turn.to) - Math.max(from, turn.from))),
        )
        .reduce((sum, seconds) => sum + seconds, 0),
    );
    right += Math.max(...shared, 0);
    all += truth
      .filter((turn) => turn.voice === speaker)
      .reduce((sum, { from, to }) => sum + to - from, 0);
  }
  return right / all;
};

/** The same babble as another throat would make it: all formants and pitches higher. */
const higher = (seconds: number, seed: number): Float32Array => babble(seconds, 11_500, seed);

describe("who speaks when", () => {
  test("two made voices that take turns are told apart, wherever the sound is cut into pieces", async () => {
    const parts: Float32Array[] = [];
    const truth: Turn[] = [];
    let at = 0;
    for (let i = 0; i < 8; i++) {
      const part = i % 2 === 0 ? babble(8, RATE, 30 + i) : higher(11, 30 + i);
      truth.push({ from: at / RATE, to: (at + part.length) / RATE, voice: 1 + (i % 2) });
      parts.push(part, new Float32Array(8000));
      at += part.length + 8000;
    }
    const samples = joined(parts);
    const found = await diarise(pieces(samples));
    expect(new Set(found.map(({ voice }) => voice))).toEqual(new Set([1, 2]));
    expect(agreement(truth, found)).toBeGreaterThan(0.8);
    expect(await diarise(pieces(samples, 160_001))).toEqual(found);
  });

  test("as many are found as a person says there are", async () => {
    const found = await diarise(pieces(babble(40, RATE, 3)), { voices: 3 });
    expect(new Set(found.map(({ voice }) => voice)).size).toBe(3);
    expect(found[0].voice).toBe(1);
  });

  test.each([
    ["silence", new Float32Array(RATE * 5)],
    ["no sound at all", new Float32Array(0)],
    ["less than a frame", new Float32Array(100)],
  ])("in %s nobody speaks", async (_, samples) => {
    expect(await diarise(pieces(samples))).toEqual([]);
  });
});

describeWithShared("who speaks when, in real speech", "data/speech/librispeech", () => {
  const readers = readdirSync(sharedPath("data", "speech", "librispeech")).sort();
  const folder = (reader: string) => sharedPath("data", "speech", "librispeech", reader);
  const utterance = async (reader: string, number: number): Promise<Float32Array> => {
    const files = readdirSync(folder(reader)).sort();
    return (await decodeAll(`${folder(reader)}/${files[number]}`)).planes[0];
  };

  test("three readers in turn are three voices, at their places; one reader is one voice", async () => {
    const parts: Float32Array[] = [];
    const truth: Turn[] = [];
    let at = 0;
    for (let i = 0; i < 9; i++) {
      const part = await utterance(readers[i % 3], Math.floor(i / 3));
      truth.push({ from: at / RATE, to: (at + part.length) / RATE, voice: 1 + (i % 3) });
      parts.push(part);
      at += part.length;
    }
    const found = await diarise(pieces(joined(parts)));
    expect(new Set(found.map(({ voice }) => voice)).size).toBe(3);
    expect(agreement(truth, found)).toBeGreaterThan(0.85);
    const alone = await Promise.all([0, 1, 2, 3].map((n) => utterance(readers[4], n)));
    const one = await diarise(pieces(joined(alone)));
    expect(new Set(one.map(({ voice }) => voice))).toEqual(new Set([1]));
  });
});

describe("the parts it is made of", () => {
  const rows = (values: number[][]) => Float32Array.from(values.flat());

  test("a determinant agrees with one worked out by hand, for one or for two sums together", () => {
    const frames = rows([
      [1, 0],
      [-1, 0],
      [0, 2],
      [0, -2],
    ]);
    const heard = new Uint8Array(4).fill(1);
    const all = new Sums(2).add(frames, { from: 0, to: 4 }, heard);
    // Variances 0.5 and 2, each with the floor of 0.001, no covariance.
    expect(logDeterminant(all)).toBeCloseTo(Math.log(0.501 * 2.001), 6);
    const halves = [0, 2].map((from) => new Sums(2).add(frames, { from, to: from + 2 }, heard));
    expect(logDeterminant(halves[0], halves[1])).toBeCloseTo(logDeterminant(all), 9);
  });

  test("frames that are not heard do not count", () => {
    const frames = rows([[1], [100], [3]]);
    const sums = new Sums(1).add(frames, { from: 0, to: 3 }, Uint8Array.of(1, 0, 1));
    expect([sums.count, sums.first[0]]).toEqual([2, 4]);
  });

  test("a mixture finds two heaps, and reads a frame as one of them", () => {
    const heap = (centre: number) => Array.from({ length: 200 }, (_, i) => [centre + (i % 7) / 10]);
    const mixture = fitMixture(rows([...heap(-5), ...heap(5)]), {
      dims: 1,
      size: 2,
      rounds: 12,
    });
    expect([...mixture.means].sort((a, b) => a - b)).toEqual([
      expect.closeTo(-4.7, 1),
      expect.closeTo(5.3, 1),
    ]);
    const reader = new Reader(mixture);
    const near = reader.read(rows([[5.3]]), 0);
    expect(Math.max(...reader.shares)).toBeGreaterThan(0.999);
    expect(near).toBeGreaterThan(reader.read(rows([[0]]), 0));
  });

  test("nothing to join gives nothing", () => {
    expect(joinVoices([])).toEqual([]);
  });
});

describe("turns as RTTM", () => {
  const turns = [
    { from: 0.5, to: 2, voice: "voice-1" },
    { from: 2, to: 3.25, voice: "voice-2" },
  ];

  test("are read back as they were written", () => {
    const text = writeRttm(turns, "exhibits/a leak.opus");
    expect(text).toContain(
      "SPEAKER exhibits/a_leak.opus 1 0.500 1.500 <NA> <NA> voice-1 <NA> <NA>\n",
    );
    expect(parseRttm(text, "x.rttm")).toEqual(turns);
  });

  test("of other programs are read, and other objects passed over", () => {
    const text =
      ";; made elsewhere\nSPKR-INFO f 1 <NA> <NA> <NA> unknown A <NA>\nSPEAKER f 1 1.0 2.0 <NA> <NA> SPEAKER_00 0.9\n";
    expect(parseRttm(text, "x.rttm")).toEqual([{ from: 1, to: 3, voice: "SPEAKER_00" }]);
  });

  test.each([
    ["SPEAKER f 1 soon 2 <NA> <NA> a <NA>", "number of seconds"],
    ["SPEAKER f 1 1 -2 <NA> <NA> a <NA>", "number of seconds"],
    ["SPEAKER f 1 1 2", "no usable label"],
    ["SPEAKER f 1 1 2 <NA> <NA> \u202eeciov <NA>", "no usable label"],
    ["SPEAKER f 1 1 1e999 <NA> <NA> a <NA>", "number of seconds"],
  ])("that cannot be used name their line: %s", (line, message) => {
    expect(() => parseRttm(`;; one\n${line}\n`, "x.rttm")).toThrow(
      expect.objectContaining({
        code: "speakers/unreadable",
        at: { file: "x.rttm", line: 2 },
        message: expect.stringContaining(message),
      }),
    );
  });
});
