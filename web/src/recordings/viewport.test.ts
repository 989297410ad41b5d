import { expect, test } from "vitest";
import { clock } from "./clock.ts";
import { levelFor, showing, ticks, tilesOf, within, zoom } from "./viewport.ts";

test("a stretch stays within the recording, and is never shorter than can be seen", () => {
  expect(within({ from: -5, to: 5 }, 60)).toEqual({ from: 0, to: 10 });
  expect(within({ from: 55, to: 65 }, 60)).toEqual({ from: 50, to: 60 });
  expect(within({ from: 0, to: 900 }, 60)).toEqual({ from: 0, to: 60 });
  expect(within({ from: 30, to: 30 }, 60)).toEqual({ from: 30, to: 30.1 });
  expect(within({ from: 0, to: 1 }, 0.05)).toEqual({ from: 0, to: 0.05 });
});

test("zooming keeps what is pointed at where it is", () => {
  expect(zoom({ from: 0, to: 100 }, { factor: 0.5, at: 20, seconds: 100 })).toEqual({
    from: 10,
    to: 60,
  });
  expect(zoom({ from: 10, to: 60 }, { factor: 4, at: 20, seconds: 100 })).toEqual({
    from: 0,
    to: 100,
  });
});

test("a place out of sight is brought into the first tenth; one in sight moves nothing", () => {
  const view = { from: 10, to: 20 };
  expect(showing(view, 15, 100)).toBe(view);
  expect(showing(view, 50, 100)).toEqual({ from: 49, to: 59 });
  expect(showing(view, 99.5, 100)).toEqual({ from: 90, to: 100 });
});

test("tiles of three hours on a screen are few, and no finer than its pixels", () => {
  const perColumn = 0.02;
  const level = levelFor(10_800 / 1400, perColumn);
  const perTile = perColumn * 2 ** level * 512;
  expect(perColumn * 2 ** level).toBeGreaterThan((10_800 / 1400) * 0.7);
  expect(tilesOf({ from: 0, to: 10_800 }, perTile, 99)).toHaveLength(3);
  expect(levelFor(0.001, perColumn)).toBe(0);
  expect(tilesOf({ from: 0, to: 10_800 }, perTile, 1)).toEqual([0, 1]);
});

test("an axis has round times, few enough to read", () => {
  expect(ticks({ from: 3, to: 27 }, 6)).toEqual({ step: 5, at: [5, 10, 15, 20, 25] });
  expect(ticks({ from: 0, to: 10_800 }, 8).step).toBe(1800);
  expect(ticks({ from: 0, to: 0.1 }, 5).at).toHaveLength(6);
});

test("times read as clocks do", () => {
  expect([clock(0), clock(75.4), clock(3725), clock(59.96, 1), clock(12.345, 2)]).toEqual([
    "0:00",
    "1:15",
    "1:02:05",
    "1:00.0",
    "0:12.35",
  ]);
});
