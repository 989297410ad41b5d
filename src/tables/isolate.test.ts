import { expect, test } from "vitest";
import { starterCase } from "../../test/temporary.ts";
import { openIsolate } from "./isolate.ts";

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
