import { describe, expect, test } from "vitest";
import { seeded } from "../../../../test/recordings/seeded.ts";
import { DIMS } from "../sound.ts";
import { calibrate, cllr, cllrMin, equalErrorRate } from "./calibrate.ts";
import { compare } from "./compare.ts";
import type { Speech } from "./speech.ts";
import type { Member } from "./trials.ts";
import { caution, inWords, propositions } from "./wording.ts";

const normal = (random: () => number): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

const drawn = (count: number, mean: number, seed: number): number[] => {
  const random = seeded(seed);
  return Array.from({ length: count }, () => mean + normal(random));
};

describe("calibration", () => {
  test("finds the ratio that is known in closed form: normal scores a distance 2m apart have slope 2m", () => {
    const { slope, offset } = calibrate({ same: drawn(4000, 1, 1), different: drawn(4000, -1, 2) });
    expect(slope).toBeGreaterThan(1.7);
    expect(slope).toBeLessThan(2.2);
    expect(Math.abs(offset)).toBeLessThan(0.15);
  });

  test("weighs both kinds alike, however many there are of each", () => {
    const few = calibrate({ same: drawn(200, 1, 1), different: drawn(8000, -1, 2) });
    expect(Math.abs(few.offset)).toBeLessThan(0.4);
  });

  test("stays finite where the kinds do not overlap", () => {
    const { slope } = calibrate({ same: [5, 6, 7], different: [-3, -2, -4] });
    expect(Number.isFinite(slope)).toBe(true);
    expect(slope).toBeGreaterThan(0);
  });
});

describe("what ratios cost", () => {
  test("1 where nothing is said, about 0 where all is right, more than 1 where it misleads", () => {
    expect(cllr({ same: [0, 0], different: [0] })).toBeCloseTo(1);
    expect(cllr({ same: [20], different: [-20] })).toBeCloseTo(0);
    expect(cllr({ same: [-5], different: [5] })).toBeGreaterThan(5);
  });

  test("after the best calibration it depends on the order alone, and is never dearer", () => {
    const trials = { same: drawn(300, 0.7, 3), different: drawn(500, -0.7, 4) };
    const bent = {
      same: trials.same.map((x) => x ** 3 + 9),
      different: trials.different.map((x) => x ** 3 + 9),
    };
    expect(cllrMin(bent)).toBeCloseTo(cllrMin(trials), 10);
    expect(cllrMin(trials)).toBeLessThan(cllr(trials));
    expect(cllrMin({ same: [2, 3], different: [0, 1] })).toBe(0);
    expect(cllrMin({ same: [1, 1], different: [1, 1] })).toBeCloseTo(1);
  });

  test("the equal error rate of normal scores is their overlap", () => {
    const trials = { same: drawn(5000, 1, 5), different: drawn(5000, -1, 6) };
    expect(equalErrorRate(trials)).toBeGreaterThan(0.14);
    expect(equalErrorRate(trials)).toBeLessThan(0.18);
    expect(equalErrorRate({ same: [2], different: [1] })).toBe(0);
  });
});

describe("wording", () => {
  test("follows the scale of the ENFSI guideline, in both directions", () => {
    expect(inWords(0.2)).toBe("The findings do not support one proposition over the other.");
    expect(inWords(-0.2)).toBe(inWords(0.2));
    expect(inWords(0.5)).toContain("weak support for the first proposition relative to the second");
    expect(inWords(-0.5)).toContain(
      "weak support for the second proposition relative to the first",
    );
    expect(inWords(1.5)).toContain(": moderate support");
    expect(inWords(2.5)).toContain("moderately strong support");
    expect(inWords(3.5)).toContain(": strong support");
    expect(inWords(5)).toContain("very strong support");
    expect(inWords(6)).toContain("extremely strong support");
  });

  test("states both propositions with the population, and never that a voice is somebody's", () => {
    const { first, second } = propositions({
      questioned: "leak.opus (voice-1)",
      reference: "speech.mp3",
      population: "men on mobile calls",
    });
    expect(second).toContain("men on mobile calls");
    const all = [first, second, caution, ...[-5, -2, -0.5, 0, 0.5, 2, 5].map(inWords)].join(" ");
    expect(all).not.toMatch(/is the voice of|identif|match|certain|proves?\b|guilty/i);
  });
});

/** Speech that is no sound: rows around eight centres that are a speaker's own by `own`. */
const made = (seconds: number, who: number, take: number, own = 0.8): Speech => {
  const centres = drawn(8 * DIMS, 0, 77);
  const habit = drawn(8 * DIMS, 0, 1000 + who);
  const random = seeded(5000 + who * 50 + take);
  const frames = new Float32Array(seconds * 100 * DIMS);
  for (let row = 0; row * DIMS < frames.length; row++) {
    const centre = Math.floor(random() * 8) * DIMS;
    for (let d = 0; d < DIMS; d++)
      frames[row * DIMS + d] = 3 * centres[centre + d] + own * habit[centre + d] + normal(random);
  }
  return { frames, seconds, conditions: { cutoff: 7800, contrast: 30 } };
};

const people = (count: number, seconds = 32): Member[] =>
  Array.from({ length: count }, (_, who) => ({
    label: `p${who}`,
    speech: [made(seconds, who, 1), made(seconds, who, 2)],
  }));

describe("a comparison", () => {
  const population = people(10);
  const ask = (one: Speech, other: Speech, among = population) =>
    compare({ questioned: one, reference: other, population: among, size: 4 });

  test("supports the right proposition, within what ten people can show, and gives the same twice", () => {
    const same = ask(made(40, 50, 1), made(40, 50, 2));
    const different = ask(made(40, 50, 1), made(40, 51, 2));
    expect(same.log10).toBeGreaterThan(0.3);
    expect(different.log10).toBeLessThan(-0.3);
    expect(same.log10).toBeLessThanOrEqual(Math.log10(46));
    expect(different.log10).toBeGreaterThanOrEqual(-Math.log10(11));
    expect(same.validation.cllr).toBeLessThan(0.5);
    expect(same.validation.cllrMin).toBeLessThanOrEqual(same.validation.cllr);
    expect(same.validation).toMatchObject({ speakers: 10, same: 10, different: 180 });
    expect(ask(made(40, 50, 1), made(40, 50, 2))).toEqual(same);
  });

  test.each([
    ["speakers/too-little-speech", () => ask(made(12, 50, 1), made(40, 50, 2))],
    ["speakers/too-little-speech", () => ask(made(40, 50, 1), made(29, 50, 2))],
    ["speakers/population-small", () => ask(made(40, 1, 1), made(40, 1, 2), people(9))],
    ["speakers/population-small", () => ask(made(40, 1, 1), made(40, 1, 2), people(10, 20))],
  ])("is refused by name where there is not enough: %s", (code, attempt) => {
    expect(attempt).toThrow(expect.objectContaining({ code }));
  });

  test("is refused outside the conditions it would be validated in", () => {
    const phone = { ...made(40, 50, 1), conditions: { cutoff: 3400, contrast: 30 } };
    expect(() => ask(phone, made(40, 50, 2))).toThrow(
      expect.objectContaining({
        code: "speakers/conditions-differ",
        message: expect.stringContaining("3400 Hz"),
      }),
    );
    const noisy = { ...made(40, 50, 1), conditions: { cutoff: 7800, contrast: 8 } };
    expect(() => ask(made(40, 50, 2), noisy)).toThrow(
      expect.objectContaining({ code: "speakers/conditions-differ" }),
    );
  });

  test("is refused where the method tells nobody apart in this population", () => {
    const alike = Array.from({ length: 10 }, (_, who) => ({
      label: `p${who}`,
      speech: [1, 2].map((take) => made(32, who, take, 0)),
    }));
    expect(() => ask(made(40, 50, 1, 0), made(40, 50, 2, 0), alike)).toThrow(
      expect.objectContaining({ code: "speakers/not-valid" }),
    );
  });
});
