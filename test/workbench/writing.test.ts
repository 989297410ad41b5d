import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { join } from "node:path";
import { expect, test } from "vitest";
import { sha256 } from "../../src/lib/hash.ts";
import { openWorkbench } from "../../src/server/listen.ts";
import { takeUpload } from "../../src/server/upload.ts";
import { starterCase, temporaryFolder } from "../temporary.ts";
import { type Served, serve } from "./serve.ts";

const json = { "content-type": "application/json" };
const octets = { "content-type": "application/octet-stream" };
const body = (value: unknown): RequestInit => ({
  method: "PUT",
  headers: json,
  body: JSON.stringify(value),
});

/** A workbench somebody has signed in to. */
const serveAs = async (folder: string): Promise<Served> => {
  const served = await serve(folder);
  const who = { method: "POST", headers: json, body: JSON.stringify({ name: "A tester" }) };
  expect((await served.ask("/api/identity", who)).status).toBe(200);
  return served;
};

const entries = (folder: string): string[] =>
  existsSync(join(folder, "ledger.jsonl"))
    ? readFileSync(join(folder, "ledger.jsonl"), "utf8").trim().split("\n")
    : [];

test("nothing is written for somebody who has not said who they are", async () => {
  const folder = starterCase();
  const { ask } = await serve(folder);
  const save = { text: "---\nclaim: x\n---\n", base: null, reason: "new" };
  expect((await ask("/api/claims/x", body(save))).status).toBe(403);
  const upload = { method: "PUT", headers: octets, body: "bytes" };
  expect((await ask("/api/uploads/a.txt", upload)).status).toBe(403);
  expect(existsSync(join(folder, "claims", "x.md"))).toBe(false);
  expect(entries(folder)).toEqual([]);
});

test("a claim is saved through the ledger, and never over somebody else's change", async () => {
  const folder = starterCase();
  const { ask, read } = await serveAs(folder);
  const id = "declared-seats";
  const file = join(folder, "claims", `${id}.md`);
  const { text, base } = await read(`/api/claims/${id}/source`);
  const theirs = `${text}\nA line written by hand meanwhile.\n`;
  writeFileSync(file, theirs);
  const mine = { text: `${text}\nMine.\n`, base, reason: "Edited" };
  const refused = await ask(`/api/claims/${id}`, body(mine));
  expect(refused.status).toBe(409);
  expect(await refused.json()).toMatchObject({ code: "case/conflict" });
  expect(readFileSync(file, "utf8")).toBe(theirs);
  const saved = await read(`/api/claims/${id}`, body({ ...mine, base: sha256(theirs) }));
  expect(saved.text).toBe(mine.text);
  expect(readFileSync(file, "utf8")).toBe(mine.text);
  expect(JSON.parse(entries(folder).at(-1) ?? "")).toMatchObject({
    act: "write",
    path: `claims/${id}.md`,
    actor: "A tester",
    reason: "Edited",
  });
});

test("an upload becomes an exhibit byte for byte; its name is a name and nothing else", async () => {
  const folder = starterCase();
  const { ask, read } = await serveAs(folder);
  const bytes = Buffer.from([0, 1, 2, 255, 254, 10, 13]);
  const put = { method: "PUT", headers: octets, body: bytes };
  const bad = "<img src=x onerror=alert(1)>.txt";
  for (const name of ["leak.bin", bad]) {
    const { path } = await read(`/api/uploads/${encodeURIComponent(name)}?obtained_from=X`, put);
    expect(path).toMatch(/^exhibits\/[^/]+$/);
    if (name === "leak.bin") expect(readFileSync(join(folder, path)).equals(bytes)).toBe(true);
  }
  for (const name of ["..%2fx", "%2e%2e", "a%5cb", "a%00b", "a%0ab"])
    expect((await ask(`/api/uploads/${name}`, put)).status, name).toBeGreaterThanOrEqual(400);
  const form = {
    method: "PUT",
    headers: { "content-type": "multipart/form-data; boundary=x" },
    body: "--x\r\nbroken",
  };
  expect((await ask("/api/uploads/a.txt", form)).status).toBe(415);
});

test("10 GB for a nearly full disk are refused before the first byte, and while they come", async () => {
  const folder = starterCase();
  const { workbench } = await serveAs(folder);
  const nearlyFull = async (): Promise<number> => 80_000_000;
  let taken = 0;
  const endless = async function* (): AsyncGenerator<Uint8Array> {
    const chunk = new Uint8Array(1_000_000);
    while (true) {
      taken += chunk.length;
      yield chunk;
    }
  };
  const upload = { name: "big.bin", provenance: {}, body: endless() };
  const announced = takeUpload(workbench.desk, { ...upload, announced: 10e9 }, nearlyFull);
  await expect(announced).rejects.toMatchObject({ code: "disk/full" });
  expect(taken).toBe(0);
  const silent = takeUpload(workbench.desk, { ...upload, announced: undefined }, nearlyFull);
  await expect(silent).rejects.toMatchObject({ code: "disk/full" });
  expect(taken).toBeLessThan(40_000_000);
  expect(existsSync(join(folder, "exhibits", "big.bin"))).toBe(false);
  expect(readdirSync(join(folder, ".mandate", "arriving"))).toEqual([]);
});

test("an upload that is cut off, or cancelled, leaves nothing", async () => {
  const folder = starterCase();
  const { workbench, cookie, origin, ask } = await serveAs(folder);
  const send = () =>
    request({
      host: "127.0.0.1",
      port: workbench.port,
      path: "/api/uploads/cut.bin",
      method: "PUT",
      headers: { ...octets, cookie, origin, "content-length": 1_000_000 },
    });
  const cut = send();
  cut.on("error", () => {});
  cut.write(Buffer.alloc(5000));
  await expect
    .poll(() => workbench.desk.jobs.list().some(({ kind }) => kind === "upload"))
    .toBe(true);
  cut.destroy();
  await expect
    .poll(() => workbench.desk.jobs.list().every(({ state }) => state !== "running"))
    .toBe(true);
  expect(readdirSync(join(folder, ".mandate", "arriving"))).toEqual([]);
  expect(existsSync(join(folder, "exhibits", "cut.bin"))).toBe(false);
  expect((await ask("/api/case")).status).toBe(200);
});

test("a server killed in the middle of an upload and of an edit shows nothing half-done afterwards", async () => {
  const folder = starterCase();
  const memory = temporaryFolder();
  const script = join(import.meta.dirname, "killed.ts");
  const child = spawn(process.execPath, [script, folder, memory], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [line] = await once(child.stdout, "data");
  const { port, cookie, origin } = JSON.parse(String(line));
  const send = (path: string, headers: object, first: Buffer | string): void => {
    const sent = request({
      host: "127.0.0.1",
      port,
      path,
      method: "PUT",
      headers: { cookie, origin, ...headers },
    });
    sent.on("error", () => {});
    sent.write(first);
  };
  send("/api/uploads/half.bin", { ...octets, "content-length": 9_000_000 }, Buffer.alloc(700_000));
  const edit = JSON.stringify({ text: "half", base: null, reason: "half" });
  send("/api/claims/half", { ...json, "content-length": 2 * edit.length }, edit);
  const arriving = join(folder, ".mandate", "arriving");
  await expect.poll(() => existsSync(arriving) && readdirSync(arriving).length > 0).toBe(true);
  child.kill("SIGKILL");
  await once(child, "exit");
  const { read } = await serve(folder, { memory });
  expect(await read("/api/exhibits")).toEqual([]);
  expect(existsSync(join(folder, "claims", "half.md"))).toBe(false);
  expect(existsSync(arriving)).toBe(false);
  expect((await read("/api/overview")).problems).toEqual([]);
});

test("statements are confirmed in their own line, and not where they have changed", async () => {
  const line = (id: string): string =>
    JSON.stringify({
      id,
      type: "Annotation",
      target: { source: "https://example.org" },
      body: { statement: "Something", chain: [{ kind: "publication" }], madeBy: "machine" },
    });
  const folder = starterCase({ "statements/talk.jsonl": `${line("talk#1")}\n${line("talk#2")}\n` });
  const { ask, read } = await serveAs(folder);
  const decide = (was: string, status: string) =>
    ask("/api/statements/talk%232/status", body({ was, status }));
  expect((await decide("proposed", "confirmed")).status).toBe(200);
  expect((await decide("proposed", "rejected")).status).toBe(409);
  const [first, second] = readFileSync(join(folder, "statements", "talk.jsonl"), "utf8").split(
    "\n",
  );
  expect(first).toBe(line("talk#1"));
  expect(JSON.parse(second).body.status).toBe("confirmed");
  const verified = await read("/api/verify", { method: "POST" });
  expect(
    verified.problems.filter(({ path }: { path?: string }) => path === "statements/talk.jsonl"),
  ).toEqual([]);
});

test("a port that is taken says so", async () => {
  const { workbench } = await serve(starterCase());
  const other = openWorkbench({
    folder: starterCase(),
    web: temporaryFolder(),
    memory: temporaryFolder(),
    port: workbench.port,
  });
  await expect(other).rejects.toMatchObject({ code: "server/cannot-listen" });
});
