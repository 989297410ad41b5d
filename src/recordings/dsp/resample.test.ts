import { expect, test } from "vitest";
import { Resampler } from "./resample.ts";

test.each([16_000, 8000])(
  "what comes out at %i Hz stays when what came in is written over",
  (to) => {
    const resampler = new Resampler(16_000, to);
    const chunk = Float32Array.from({ length: 4000 }, (_, i) => Math.sin(i / 9));
    const out = resampler.push(chunk);
    const kept = out.slice();
    chunk.fill(Number.NaN);
    expect(out).toEqual(kept);
    expect(kept.length).toBeGreaterThan(1000);
    expect(resampler.flush().every(Number.isFinite)).toBe(true);
  },
);
