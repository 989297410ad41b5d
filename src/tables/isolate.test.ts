import { expect, test, vi } from "vitest";
import { starterCase } from "../../test/temporary.ts";
import { openIsolate, readFolder } from "./isolate.ts";

test("what waits when the tables are closed is refused, and brings no process back", async () => {
  const isolate = await openIsolate(starterCase());
  const first = isolate.query("select 1 as one");
  const second = isolate.query("select 2 as two");
  await first;
  isolate.close();
  await expect(second).rejects.toBeDefined();
  await expect(isolate.query("select 3 as three")).rejects.toMatchObject({ code: "job/cancelled" });
});

test("opening is given up when its signal aborts", async () => {
  const abort = new AbortController();
  const opening = openIsolate(starterCase(), { signal: abort.signal });
  abort.abort();
  await expect(opening).rejects.toMatchObject({ name: "AbortError" });
});

test("what reading the case throws is thrown as it is, and no process is left", async () => {
  const broken = new Error("no such case");
  await expect(openIsolate(starterCase(), { read: () => Promise.reject(broken) })).rejects.toBe(
    broken,
  );
});

test("a process that a query brought down is given the case that was read, not read anew", async () => {
  const folder = starterCase();
  const read = vi.fn(() => readFolder(folder));
  const isolate = await openIsolate(folder, { read });
  // DuckDB is not interrupted within one value, so the process is ended.
  const long = isolate.query("select len(range(100000000))", { seconds: 0.2 });
  await expect(long).rejects.toMatchObject({ code: "sql/limit" });
  const { rows } = await isolate.query("select count(*) from tabulations");
  expect(rows).toHaveLength(1);
  expect(read).toHaveBeenCalledTimes(1);
  isolate.close();
});
