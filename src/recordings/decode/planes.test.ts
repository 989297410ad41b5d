import { expect, test } from "vitest";
import { chunkMemory, surelyFinite } from "./planes.ts";

const odd = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];

/** Planes of WebAssembly's memory and of plain memory. */
const planesOf = (samples: number): Float32Array[] => [
  ...chunkMemory(2, samples),
  new Float32Array(samples),
];

test.each([0, 1, 15, 16, 17, 64, 100, 1031])(
  "of %i samples, the one that is no number is seen wherever it stands",
  (n) => {
    for (const plane of planesOf(n)) {
      plane.fill(0.25);
      expect(surelyFinite(plane)).toBe(true);
      for (let i = 0; i < n; i++) {
        plane[i] = odd[i % 3];
        expect(surelyFinite(plane)).toBe(false);
        // A part that starts after it or ends before it has none.
        expect(surelyFinite(plane.subarray(i + 1))).toBe(true);
        expect(surelyFinite(plane.subarray(0, i))).toBe(true);
        plane[i] = 0.25;
      }
    }
  },
);

test("infinities of both signs do not make one another good, and no channel sees another's", () => {
  const [left, right] = chunkMemory(2, 48);
  left[0] = Number.POSITIVE_INFINITY;
  left[16] = Number.NEGATIVE_INFINITY;
  expect([left, right].map(surelyFinite)).toEqual([false, true]);
});
