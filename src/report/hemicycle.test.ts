import { expect, test } from "vitest";
import { hemicycle } from "./hemicycle.ts";

test("every seat has one dot, none outside the picture, and the legend says the same in words", () => {
  for (const total of [1, 2, 3, 17, 100, 336, 650, 2980]) {
    const half = Math.floor(total / 2);
    const blocs = [
      { name: "A & B", seats: half, colour: "#112233" },
      { name: "open", seats: total - half },
    ];
    const { markup } = hemicycle("House", blocs);
    const [picture, legend] = markup.split("<figcaption>");
    const dots = [...picture.matchAll(/<circle cx="([\d.-]+)" cy="([\d.-]+)" r="([\d.-]+)"/g)];
    expect(dots).toHaveLength(total);
    for (const [, x, y, r] of dots) {
      expect(Number(x) - Number(r)).toBeGreaterThanOrEqual(0);
      expect(Number(x) + Number(r)).toBeLessThanOrEqual(720);
      expect(Number(y) - Number(r)).toBeGreaterThanOrEqual(0);
    }
    expect(new Set(dots.map(([, x, y]) => `${x} ${y}`)).size).toBe(total);
    expect(legend).toContain(`A &amp; B</span> ${half}`);
  }
});
