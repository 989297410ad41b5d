import { describe, expect, test } from "vitest";
import { seeded } from "../../../test/recordings/seeded.ts";
import { babble } from "../../../test/recordings/sound.ts";
import { alarmsPerTenMinutes } from "./calibration.ts";
import { type Candidate, EditDetector } from "./index.ts";
import { observeEdits } from "./observe.ts";

const RATE = 16_000;

const detect = async (samples: Float32Array): Promise<Candidate[]> => {
  const detector = await EditDetector.open();
  for (let at = 0; at < samples.length; at += 10_007)
    detector.push(samples.subarray(at, at + 10_007));
  return detector.finish();
};

const near = (found: Candidate[], kind: string, at: number): Candidate | undefined =>
  found
    .filter((each) => each.kind === kind && Math.abs(each.at - at) < 0.3)
    .sort((a, b) => b.raw - a.raw)[0];

const withHum = (samples: Float32Array, shift: (seconds: number) => number): Float32Array =>
  samples.map(
    (value, i) => value + 0.03 * Math.sin(2 * Math.PI * 50 * (i / RATE + shift(i / RATE))),
  );

/** Bursts of noise that begin and end sharply, from a seed, over faint noise. */
const bursts = (seconds: number, seed: number): Float32Array => {
  const random = seeded(seed);
  const out = new Float32Array(seconds * RATE).map(() => (random() - 0.5) * 0.002);
  for (let at = 0; at < out.length; ) {
    const length = Math.round((0.06 + random() * 0.12) * RATE);
    const loud = 0.05 + 0.2 * random();
    for (let i = 0; i < length && at + i < out.length; i++)
      out[at + i] += loud * (random() - 0.5) * Math.min(1, i / 160, (length - i) / 320);
    at += length + Math.round((0.03 + random() * 0.15) * RATE);
  }
  return out;
};

/** Half a second of echo, as strong as the sound, between two seconds. */
const withEcho = (dry: Float32Array, from: number, to: number): Float32Array => {
  const random = seeded(7);
  const tail = Float32Array.from(
    { length: RATE / 2 },
    (_, i) => (random() - 0.5) * 10 ** ((-6 * i) / RATE),
  );
  const energy = Math.sqrt(tail.reduce((sum, value) => sum + value * value, 0));
  return dry.map((value, i) => {
    if (i < from * RATE || i >= to * RATE) return value;
    let sum = 0;
    for (let k = 0; k < tail.length; k++) sum += tail[k] * dry[i - k];
    return Math.SQRT1_2 * (value + sum / energy);
  });
};

describe("candidates", () => {
  test("a muted moment is found where it is", async () => {
    const samples = babble(20, RATE, 21);
    samples.fill(0, 8 * RATE, 8.2 * RATE);
    const found = near(await detect(samples), "dropout", 8);
    expect(found?.raw).toBeGreaterThan(15);
  });

  test("hum that jumps in phase is found; hum that runs on is not", async () => {
    const base = babble(20, RATE, 22).map((value) => value * 0.3);
    const jumped = withHum(base, (seconds) => (seconds < 10 ? 0 : 0.009));
    const whole = withHum(base, () => 0);
    expect(near(await detect(jumped), "hum-phase", 10)?.raw).toBeGreaterThan(1.5);
    const calm = (await detect(whole)).filter(({ kind, raw }) => kind === "hum-phase" && raw > 1);
    expect(calm).toEqual([]);
  });

  test("a steady line between the frequencies that are tried does not seem to jump", async () => {
    for (const hertz of [60.03, 120.06, 150.05]) {
      const samples = babble(20, RATE, 22).map(
        (value, i) => 0.1 * value + 0.1 * Math.sin((2 * Math.PI * hertz * i) / RATE),
      );
      const found = (await detect(samples)).filter(({ kind }) => kind === "hum-phase");
      expect(found, `${hertz} Hz`).toEqual([]);
    }
  });

  test("hum that wavers like tape has no jump that stands out; beside steady hum of the same kind it has", async () => {
    const base = babble(24, RATE, 22).map((value) => value * 0.1);
    const random = seeded(6);
    const steps = Array.from({ length: 25 }, () => (random() - 0.5) * 0.014);
    const wander = (seconds: number): number => {
      const [at, share] = [Math.floor(seconds), seconds % 1];
      return steps[at] + (steps[Math.min(24, at + 1)] - steps[at]) * share;
    };
    const breaks = async (samples: Float32Array): Promise<number> =>
      (await detect(samples)).filter(({ kind }) => kind === "hum-phase").length;
    const cut = (seconds: number): number => (seconds < 12 ? 0 : 0.009);
    expect(await breaks(withHum(base, wander))).toBe(0);
    expect(await breaks(withHum(base, cut))).toBe(1);
  });

  test("another background before and after is found", async () => {
    const random = seeded(3);
    const samples = babble(24, RATE, 23).map(
      (value, i) => value + (i > 12 * RATE ? (random() - 0.5) * 0.1 : 0),
    );
    const found = (await detect(samples)).filter(({ kind }) => kind === "background");
    const best = found.sort((a, b) => b.raw - a.raw)[0];
    expect(best.at).toBeGreaterThan(10);
    expect(best.at).toBeLessThan(14);
  });

  test("a single broken sample stands out", async () => {
    const samples = babble(10, RATE, 24);
    samples[5 * RATE] += 0.5;
    expect(near(await detect(samples), "discontinuity", 5)?.raw).toBeGreaterThan(2);
  });

  test("a place is told once, whatever piece of a long recording it lies in", async () => {
    const samples = babble(150, RATE, 25);
    for (const at of [55, 60, 108, 140]) samples.fill(0, at * RATE, at * RATE + 3200);
    const found = (await detect(samples)).filter(({ kind, raw }) => kind === "dropout" && raw > 15);
    expect(found.map(({ at }) => Math.round(at))).toEqual([55, 60, 108, 140]);
  });

  const strongest = (found: Candidate[], kind: string): Candidate | undefined =>
    found.filter((each) => each.kind === kind).sort((a, b) => b.raw - a.raw)[0];

  test("other noise under the voice is found where it begins, the same noise is not", async () => {
    const noisy = (level: (second: number) => number): Float32Array => {
      const random = seeded(4);
      return babble(24, RATE, 26).map(
        (value, i) => value + (random() - 0.5) * level(Math.floor(i / RATE)),
      );
    };
    const changed = strongest(
      await detect(noisy((second) => (second < 12 ? 0.01 : 0.03))),
      "noise-floor",
    );
    const same = strongest(await detect(noisy(() => 0.01)), "noise-floor");
    expect(changed?.at).toBeCloseTo(12, 0);
    expect(changed?.raw).toBeGreaterThan(3);
    expect(same?.raw ?? 0).toBeLessThan(2);
  });

  test("a telephone's band from a place on is found there", async () => {
    const random = seeded(5);
    const low = new Float64Array(4);
    const high = new Float64Array(2);
    const samples = babble(24, RATE, 27).map((value, i) => {
      const sound = value + (random() - 0.5) * 0.05;
      let band = sound;
      for (let k = 0; k < low.length; k++) band = low[k] += 0.5 * (band - low[k]);
      for (let k = 0; k < high.length; k++) band -= high[k] += 0.11 * (band - high[k]);
      return i < 12 * RATE ? sound : band;
    });
    const found = strongest(await detect(samples), "spectrum");
    expect(found?.at).toBeCloseTo(12, 0);
    expect(found?.raw).toBeGreaterThan(8);
  });

  test("an echo is found where it begins and where it ends; the same sound without one gives none", async () => {
    const dry = bursts(28, 30);
    const calm = await detect(dry);
    const found = (await detect(withEcho(dry, 9, 18)))
      .filter(({ kind }) => kind === "reverberation")
      .sort((a, b) => b.raw - a.raw);
    expect(strongest(calm, "reverberation")?.raw ?? 0).toBeLessThan(3);
    expect(found[1].raw).toBeGreaterThan(5);
    const [begins, ends] = [found[0].at, found[1].at].sort((a, b) => a - b);
    // Within half of the stretch that is compared on either side.
    expect(Math.abs(begins - 9)).toBeLessThan(1.25);
    expect(Math.abs(ends - 18)).toBeLessThan(1.25);
  });

  test("a zero line that moves is found, and loud speech does not move it", async () => {
    const samples = babble(20, RATE, 28);
    const moved = samples.map((value, i) => value + (i > 10 * RATE ? 0.003 : 0));
    const found = strongest(await detect(moved), "offset");
    expect(found?.at).toBeCloseTo(10, 0);
    expect(found?.raw).toBeGreaterThan(5);
    expect(strongest(await detect(samples), "offset")?.raw ?? 0).toBeLessThan(2);
  });

  test("silence and sound of no length bring none", async () => {
    expect(await detect(new Float32Array(0))).toEqual([]);
    expect(await detect(new Float32Array(RATE * 10))).toEqual([]);
  });
});

describe("what is said of them", () => {
  const candidate = (raw: number): Candidate => ({
    kind: "dropout",
    at: 3,
    raw,
    evidence: { from: 0, step: 1, values: [], unit: "" },
  });

  test("a stronger candidate has fewer false alarms, and no candidate has none", () => {
    const kinds = [
      "background",
      "discontinuity",
      "dropout",
      "hum-phase",
      "noise-floor",
      "offset",
      "reverberation",
      "spectrum",
    ] as const;
    for (const kind of kinds) {
      const alarms = [1, 3, 10, 30, 100].map((raw) => alarmsPerTenMinutes(kind, raw));
      expect(alarms).toEqual([...alarms].sort((a, b) => b - a));
      expect(alarms.every((rate) => rate > 0)).toBe(true);
    }
  });

  test("each names what else it may be, and none is more than possible", () => {
    const [row] = observeEdits([candidate(60)]);
    expect(row).toMatchObject({ kind: "edit-dropout", from: 3, certainty: "possible" });
    expect(row.innocent).toContain("packets");
    expect(observeEdits([candidate(0.1)])).toEqual([]);
  });
});
