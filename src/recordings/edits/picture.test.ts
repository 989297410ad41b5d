import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { XMLParser, XMLValidator } from "fast-xml-parser";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { babble, wavOf } from "../../../test/recordings/sound.ts";
import { analyseCached } from "../cache.ts";
import { readStrip, type Strip } from "../look/strip.ts";
import type { Candidate } from "./candidate.ts";
import { pictureOf } from "./picture.ts";
import { writePictures } from "./pictures.ts";

const candidate: Candidate = {
  kind: "dropout",
  at: 5,
  raw: 40,
  evidence: { from: 4.5, step: 0.1, values: [1, 2, 9, 2, 1], unit: "dB <of> full scale" },
};

const strip: Strip = {
  from: 1,
  to: 9,
  peaks: Int8Array.from({ length: 800 }, (_, i) => (i % 2 === 0 ? -50 : 50)),
  spectrogram: new Uint8Array(400 * 128).fill(90),
  rows: 128,
};

describe("a candidate's picture", () => {
  test("is well-formed, marks the place, and says what else it may be", () => {
    const svg = pictureOf(candidate, strip, 'value & "more"');
    expect(XMLValidator.validate(svg)).toBe(true);
    expect(svg).toContain("dB &lt;of&gt; full scale");
    expect(svg).toContain("value &amp; &quot;more&quot;");
    expect(svg).toContain("Or else: A call that lost packets");
    // 5 s stands in the middle of 1 to 9 s.
    expect(svg).toContain('d="M360 46V348"');
    expect(pictureOf(candidate, strip, "x")).toBe(pictureOf(candidate, strip, "x"));
  });

  test("bears a strip of nothing", () => {
    const empty = { ...strip, peaks: new Int8Array(0), spectrogram: new Uint8Array(0) };
    const bare = { ...candidate, evidence: { ...candidate.evidence, values: [] } };
    expect(XMLValidator.validate(pictureOf(bare, empty, ""))).toBe(true);
  });
});

describe("pictures of a recording", () => {
  let folder = "";
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "mandate-pictures-"));
    const samples = babble(12, 16_000, 21);
    samples.fill(0, 5 * 16_000, 5.2 * 16_000);
    await writeFile(join(folder, "a.wav"), wavOf(samples, 16_000));
  });
  afterAll(() => rm(folder, { recursive: true }));

  test("stand one a candidate, with the sound around it", async () => {
    const derived = await analyseCached(join(folder, "a.wav"), join(folder, "cache"));
    const names = await writePictures(derived, join(folder, "pictures"));
    expect(names).toContain("00005.000-dropout.svg");
    expect((await readdir(join(folder, "pictures"))).sort()).toEqual([...names].sort());
    const text = await readFile(join(folder, "pictures", "00005.000-dropout.svg"), "utf8");
    const { svg } = new XMLParser({ ignoreAttributes: false }).parse(text);
    expect(svg.image["@_href"]).toMatch(/^data:image\/png;base64,iVBORw0KGgo/);
  });

  test("are read from the stretch asked for, whatever lies beyond the ends", async () => {
    const derived = await analyseCached(join(folder, "a.wav"), join(folder, "cache"));
    const muted = await readStrip(derived, 5.05, 5.15);
    expect(muted.peaks.every((value) => value === 0)).toBe(true);
    expect(muted.spectrogram.length % muted.rows).toBe(0);
    const all = await readStrip(derived, -5, 99);
    expect([all.from, all.to]).toEqual([0, 12]);
    expect(all.peaks).toHaveLength(2 * 12 * 50);
  });
});
