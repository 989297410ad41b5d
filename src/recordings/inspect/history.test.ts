import { describe, expect, test } from "vitest";
import { wav } from "../../../test/recordings/measured.ts";
import { earlier, history } from "./history.ts";
import type { Measured } from "./measured.ts";

const note = (vendor: string, inputRate: number): Measured => ({
  ...wav,
  info: { ...wav.info, container: "ogg", codec: "opus", integerBits: null },
  packets: {
    packets: 100,
    bytes: 12_000,
    seconds: 6,
    start: 0,
    bitRate: [16],
    kinds: { "silk wide 60 ms": 100 },
    gaps: [],
    opus: { vendor, comments: [], inputRate, preSkip: 312, streams: 1 },
  },
});

describe("what a recording went through", () => {
  test("nothing is said where nothing points to an earlier step", () => {
    expect(history(wav)).toEqual([]);
    expect(earlier(wav)).toEqual([]);
    expect(history(note("libopus 1.4", 48_000))).toEqual([]);
  });

  test("a telephone call put into a 48 kHz file is told oldest step first, and only as possible", () => {
    const [row] = history({ ...wav, bandwidth: { cutoff: 3_600, fall: 42 } });
    expect(row.value).toBe(
      "a telephone line or AMR at 8 kHz → a change of sample rate up to 48000 Hz → pcm_s16 in wav, as it is now",
    );
    expect(row.certainty).toBe("possible");
    expect(row.innocent).toContain("ordinary");
  });

  test("the frames of an MP3 in a WAV are a likely step of their own", () => {
    const grid = { codec: "MP3", offset: 48, frame: 576, strength: 31 };
    expect(history({ ...wav, grid })[0]).toMatchObject({
      value: "a lossy coding as MP3 → pcm_s16 in wav, as it is now",
      certainty: "likely",
    });
    expect(earlier({ ...wav, grid })[0]).toMatchObject({
      kind: "earlier-coding",
      certainty: "likely",
    });
  });

  test("an MP3 inside an AAC file is a step of its own, and the file's coding the next", () => {
    const grid = { codec: "MP3", offset: 375, frame: 576, strength: 26 };
    const info = { ...wav.info, container: "mp4", codec: "aac", integerBits: null };
    expect(history({ ...wav, info, grid })[0].value).toBe(
      "a lossy coding as MP3 → aac in mp4, as it is now",
    );
    const [row] = earlier({ ...wav, info, grid });
    expect(row).toMatchObject({ kind: "earlier-coding", certainty: "likely" });
    expect(row.words).toContain("coded again");
    expect(row.innocent).toContain("forwarded");
  });

  test("a forwarded voice note is likely where it is named, possible where it has the shape alone", () => {
    expect(history(note("WhatsApp", 48_000))[0].certainty).toBe("likely");
    const [shaped] = history(note("libopus 1.4", 16_000));
    expect(shaped.value).toContain("sent or forwarded");
    expect(shaped.certainty).toBe("possible");
  });
});
