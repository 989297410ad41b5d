import { expect, test } from "vitest";
import { type Job, openJobBoard } from "./board.ts";

const waiting = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    signal.addEventListener("abort", () => reject(new Error("stopped")));
  });

test("a job's steps are told in order, and its value comes back", async () => {
  const seen: Job[] = [];
  const board = openJobBoard((job) => seen.push(job));
  const { outcome } = board.start({
    kind: "check",
    label: "opening",
    run: async ({ progress }) => {
      progress("testing", 1, 2);
      return 7;
    },
  });
  expect(await outcome).toBe(7);
  expect(seen.map(({ state, label, done }) => [state, label, done])).toEqual([
    ["running", "opening", undefined],
    ["running", "testing", 1],
    ["done", "testing", 1],
  ]);
});

test("a cancelled job rejects as cancelled, whatever it threw, and cannot be cancelled twice", async () => {
  const board = openJobBoard();
  const { id, outcome } = board.start({
    kind: "check",
    label: "slow",
    run: ({ signal }) => waiting(signal),
  });
  expect(board.cancel(id)).toBe(true);
  await expect(outcome).rejects.toMatchObject({ code: "job/cancelled" });
  expect(board.cancel(id)).toBe(false);
  expect(board.list()).toMatchObject([{ state: "cancelled" }]);
});

test("a job that fails says why, and only the last finished jobs are kept", async () => {
  const board = openJobBoard();
  for (let count = 0; count < 30; count++) {
    const { outcome } = board.start({
      kind: "report",
      label: `run ${count}`,
      run: () => Promise.reject(new Error("disk")),
    });
    await expect(outcome).rejects.toThrow("disk");
  }
  expect(board.list()).toHaveLength(20);
  expect(board.list().at(-1)).toMatchObject({ state: "failed", problem: { message: "disk" } });
});
