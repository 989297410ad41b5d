import { readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { unzipTo } from "../../src/report/bundle/zip.ts";
import { starterCase, temporaryFolder } from "../temporary.ts";
import { serve } from "./serve.ts";

const post = (body: unknown = {}): RequestInit => ({
  method: "POST",
  headers: { "content-type": "application/json" },
  body: JSON.stringify(body),
});

/** A case with a ledger, and its workbench. */
const recorded = async (folder = starterCase()) => {
  const served = await serve(folder);
  await served.workbench.desk.writer.begin("Sana Iqbal");
  expect(await served.read("/api/record", post({ reason: "As it is" }))).toMatchObject({
    entries: expect.any(Number),
  });
  return { folder, ...served };
};

test("what was changed outside is entered in the ledger with its reason, once", async () => {
  const { folder, read } = await recorded();
  expect((await read("/api/verify", post())).ok).toBe(true);
  writeFileSync(join(folder, "claims", "by-hand.md"), "---\nclaim: By hand\n---\n");
  expect((await read("/api/verify", post())).ok).toBe(false);
  expect(await read("/api/record", post({ reason: "Written in an editor" }))).toEqual({
    entries: 1,
  });
  expect((await read("/api/ledger"))[0].words).toContain("Written in an editor");
  expect((await read("/api/verify", post())).ok).toBe(true);
  expect(await read("/api/record", post({ reason: "Again" }))).toEqual({ entries: 0 });
});

test("the whole case is bundled, fetched as a file, and gone when the next is made", async () => {
  const { folder, ask, read } = await recorded();
  const made = await read("/api/bundles", post());
  expect(made).toMatchObject({ warnings: [], files: expect.any(Number) });
  const answer = await ask(`/api/bundles/${made.id}`);
  expect(answer.headers.get("content-type")).toBe("application/zip");
  expect(answer.headers.get("content-disposition")).toContain("attachment");
  const bytes = new Uint8Array(await answer.arrayBuffer());
  expect(bytes.length).toBe(made.size);
  const around = temporaryFolder();
  writeFileSync(join(around, "case.zip"), bytes);
  await unzipTo(join(around, "case.zip"), join(around, "out"));
  expect(readFileSync(join(around, "out", "case", "data", "case.yaml"), "utf8")).toBe(
    readFileSync(join(folder, "case.yaml"), "utf8"),
  );
  await read("/api/bundles", post());
  expect((await ask(`/api/bundles/${made.id}`)).status).toBe(404);
  for (const id of ["..%2f..%2fcase", "%00", "nothing", crypto.randomUUID()])
    expect((await ask(`/api/bundles/${id}`)).status, id).toBe(404);
});

test("a link in the case is never followed into a bundle", async () => {
  const { folder, ask } = await recorded();
  writeFileSync(join(folder, "..", "secret.txt"), "of this machine alone");
  symlinkSync(join(folder, "..", "secret.txt"), join(folder, "claims", "linked.txt"));
  const answer = await ask("/api/bundles", post());
  expect(answer.status).toBe(422);
  expect(await answer.json()).toMatchObject({
    code: "bundle/link",
    at: { file: "claims/linked.txt" },
  });
  expect(readdirSync(join(folder, ".mandate", "leaving"))).toEqual([]);
});

test("a case without a ledger says what to do, and leaves nothing", async () => {
  const { ask } = await serve(starterCase());
  const answer = await ask("/api/bundles", post());
  expect(answer.status).toBe(422);
  expect(await answer.json()).toMatchObject({ code: "ledger/none" });
});

test("what is asked for by a name that is not there is missing, never a fault", async () => {
  const { ask } = await recorded();
  for (const path of ["/report/%zz", "/report/%ff", "/api/contests/Nowhere", "/api/claims/nope"])
    expect((await ask(path)).status, path).toBe(404);
  const reading = await ask("/api/imports", post({ exhibit: "nothing.csv", facts: {} }));
  expect(reading.status).toBe(404);
});
