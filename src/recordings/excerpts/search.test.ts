import {
  appendFileSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { seeded } from "../../../test/recordings/seeded.ts";
import { babble } from "../../../test/recordings/sound.ts";
import { fingerprint } from "./fingerprint.ts";
import { Library, type Reference, referenceOf } from "./library.ts";
import { findRepeats } from "./repeats.ts";
import { searchExcerpts } from "./stream.ts";

const RATE = 8000;
const speech: Record<string, Float32Array> = {};
const references: Reference[] = [];

const join2 = (...parts: Float32Array[]): Float32Array => {
  const out = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
};

const cut = (name: string, from: number, to: number): Float32Array =>
  speech[name].slice(from * RATE, to * RATE);

const withNoise = (samples: Float32Array, share: number): Float32Array => {
  const random = seeded(9);
  const power = Math.sqrt(samples.reduce((sum, value) => sum + value * value, 0) / samples.length);
  return samples.map((value) => value + (random() - 0.5) * 3.46 * power * share);
};

beforeAll(async () => {
  for (const [name, seed] of [
    ["a", 11],
    ["b", 12],
    ["c", 13],
  ] as const) {
    speech[name] = babble(60, RATE, seed);
    const words = await fingerprint(speech[name]);
    references.push(referenceOf({ name, sha256: name.repeat(64), decoder: "test" }, words));
  }
});

describe("searching", () => {
  test("an excerpt in noise as loud as itself is found at its place, and nowhere else", async () => {
    const matches = await searchExcerpts(withNoise(cut("b", 20, 24), 1), references);
    expect(matches).toHaveLength(1);
    const [match] = matches;
    expect(match.reference).toBe("b");
    expect(match.referenceFrom - match.clipFrom).toBeCloseTo(20, 1);
  });

  test("every place is told, in the order of the clip", async () => {
    const clip = join2(cut("c", 10, 14), cut("a", 30, 34), cut("c", 50, 54));
    const matches = await searchExcerpts(clip, references);
    const places = matches.map(({ reference, referenceFrom, clipFrom }) => [
      reference,
      Math.round(referenceFrom - clipFrom),
    ]);
    expect(places).toEqual([
      ["c", 10],
      ["a", 26],
      ["c", 42],
    ]);
    expect(matches[1].clipFrom).toBeCloseTo(4, 0);
    expect(matches[1].clipTo).toBeCloseTo(8, 0);
  });

  test("two short excerpts joined in the wrong order are both told, each at its place", async () => {
    for (const seconds of [2, 3]) {
      const clip = join2(cut("b", 40, 40 + seconds), cut("b", 12, 12 + seconds));
      const matches = await searchExcerpts(clip, references);
      const places = matches.map(({ reference, referenceFrom, clipFrom }) => [
        reference,
        Math.round(referenceFrom - clipFrom),
      ]);
      expect(places, `${seconds} s`).toEqual([
        ["b", 40],
        ["b", 12 - seconds],
      ]);
    }
  });

  test("an excerpt that stands in two references is told of both", async () => {
    const copy = join2(babble(10, RATE, 77), cut("a", 5, 12), babble(10, RATE, 78));
    const words = await fingerprint(copy);
    const more = [
      ...references,
      referenceOf({ name: "copy", sha256: "d", decoder: "test" }, words),
    ];
    const matches = await searchExcerpts(cut("a", 6, 11), more);
    expect(matches.map(({ reference }) => reference).sort()).toEqual(["a", "copy"]);
  });

  test("sound played 4 % too fast is found, with its speed", async () => {
    const source = cut("a", 40, 46);
    const fast = Float32Array.from({ length: Math.floor(source.length / 1.04) }, (_, i) => {
      const at = i * 1.04;
      const low = Math.floor(at);
      return source[low] + (at - low) * ((source[low + 1] ?? 0) - source[low]);
    });
    const [match] = await searchExcerpts(fast, references);
    expect(match).toMatchObject({ reference: "a", speed: 1.04 });
  });

  test("other sound, silence and clips too short for a frame match nothing", async () => {
    expect(await searchExcerpts(babble(8, RATE, 999), references)).toEqual([]);
    expect(await searchExcerpts(new Float32Array(8 * RATE), references)).toEqual([]);
    expect(await searchExcerpts(new Float32Array(100), references)).toEqual([]);
    expect(await searchExcerpts(cut("a", 1, 4), [])).toEqual([]);
  });

  test("a long clip is searched to its end", async () => {
    const clip = join2(babble(70, RATE, 500), cut("b", 33, 37));
    const matches = await searchExcerpts(clip, references);
    expect(matches.map(({ reference }) => reference)).toEqual(["b"]);
    expect(matches[0].clipFrom).toBeCloseTo(70, 0);
  });
});

test("what was copied inside one file is found, the later place first", async () => {
  const base = babble(30, RATE, 40);
  const copied = join2(
    base.slice(0, 20 * RATE),
    base.slice(5 * RATE, 8 * RATE),
    base.slice(20 * RATE),
  );
  const stream = async function* () {
    yield copied;
  };
  const repeats = await findRepeats(await fingerprint(copied), stream(), "x");
  expect(repeats).toHaveLength(1);
  expect(repeats[0].clipFrom).toBeCloseTo(20, 0);
  expect(repeats[0].referenceFrom).toBeCloseTo(5, 0);
  const honest = async function* () {
    yield base;
  };
  expect(await findRepeats(await fingerprint(base), honest(), "x")).toEqual([]);
});

describe("the library on disk", () => {
  let folder = "";
  let path = "";
  const info = (name: string) => ({ name, sha256: name, decoder: "test" });

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "mandate-library-"));
    path = join(folder, "x.lib");
    const library = Library.open(path);
    for (const reference of references.slice(0, 2)) {
      library.add(info(reference.info.name), reference.words());
    }
    library.close();
  });

  afterAll(() => rmSync(folder, { recursive: true }));

  test("is read back as it was written, and appended to", () => {
    const library = Library.open(path);
    expect(library.references.map((each) => each.info.name)).toEqual(["a", "b"]);
    expect(library.references[1].words()).toEqual(references[1].words());
    library.add(info("c"), references[2].words());
    library.close();
    const again = Library.open(path);
    expect(again.references[2].words()).toEqual(references[2].words());
    expect(again.has("c")).toBe(true);
    again.close();
  });

  test("loses only the record that was not written to its end", () => {
    const copy = join(folder, "cut.lib");
    writeFileSync(copy, readFileSync(path));
    truncateSync(copy, readFileSync(path).length - 5);
    const library = Library.open(copy);
    expect(library.references.map((each) => each.info.name)).toEqual(["a", "b"]);
    library.add(info("again"), references[2].words());
    library.close();
    const again = Library.open(copy);
    expect(again.references[2].words()).toEqual(references[2].words());
    again.close();
  });

  test("says so where a record was changed, or where it is none at all", () => {
    const changed = join(folder, "changed.lib");
    const data = readFileSync(path);
    data[data.length - 20] ^= 1;
    writeFileSync(changed, data);
    const library = Library.open(changed);
    expect(() => library.references[2].words()).toThrow(/a record has changed/);
    library.close();
    appendFileSync(join(folder, "other.lib"), "this is not a library at all");
    expect(() => Library.open(join(folder, "other.lib"))).toThrow(/does not start as one/);
  });
});
