import { noDamage } from "../../src/recordings/decode/audio.ts";
import type { Measured } from "../../src/recordings/inspect/measured.ts";

/** What is measured of a plain recording in which nothing points to anything. */
export const wav: Measured = {
  info: {
    container: "wav",
    codec: "pcm_s16",
    sampleRate: 48_000,
    channels: 1,
    integerBits: 16,
    decoder: { name: "mandate-pcm", version: "1" },
  },
  damage: noDamage(),
  levels: {
    samples: 48_000,
    peak: 0.5,
    rms: 0.1,
    offset: 0,
    clippedRuns: 0,
    flat: [],
    usedBits: 16,
    distinct: 9000,
  },
  bandwidth: { cutoff: 23_000, fall: 3 },
  packets: undefined,
  tags: [],
  grid: null,
};
