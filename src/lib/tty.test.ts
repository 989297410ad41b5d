import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { painter, progressOn } from "./tty.ts";

const terminal = () => {
  const written: string[] = [];
  return { written, isTTY: true, columns: 40, write: (text: string) => written.push(text) };
};

test("colour at a terminal only, and NO_COLOR beats all", () => {
  const stream = terminal();
  expect(painter(stream, {})("red", "x")).toContain("\u001b[31m");
  expect(painter({ ...stream, isTTY: false }, {})("red", "x")).toBe("x");
  expect(painter(stream, { NO_COLOR: "1" })("red", "x")).toBe("x");
  expect(painter(stream, { TERM: "dumb" })("red", "x")).toBe("x");
});

test("a task under a second shows no progress; a longer one does, within the terminal's width, and cleans up", async () => {
  const quick = terminal();
  progressOn(quick).end();
  expect(quick.written).toEqual([]);

  const slow = terminal();
  const progress = progressOn(slow);
  progress.update(`reading ${"x".repeat(100)}`, 1, 4);
  await sleep(1300);
  progress.end();
  expect(slow.written.length).toBeGreaterThan(1);
  expect(slow.written[0]).toMatch(/reading x+/);
  expect(slow.written[0].replaceAll("\r\u001b[2K", "").length).toBeLessThan(40);
  expect(slow.written.at(-1)).toBe("\r\u001b[2K");
});

test("away from a terminal nothing is said", async () => {
  const stream = { ...terminal(), isTTY: false };
  const progress = progressOn(stream);
  progress.update("reading");
  await sleep(1200);
  progress.end();
  expect(stream.written).toEqual([]);
});
