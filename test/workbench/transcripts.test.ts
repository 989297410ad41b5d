import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { sha256 } from "../../src/lib/hash.ts";
import { babble, wavOf } from "../recordings/sound.ts";
import { starterCase } from "../temporary.ts";
import { type Answer, type Served, serve } from "./serve.ts";

const json = { "content-type": "application/json" };
const RATE = 8000;
const address = "/api/recordings/call.wav/transcript";

const put = (folder: string, path: string, bytes: string | Uint8Array): void => {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), bytes);
};
const textOf = (folder: string, path: string): string => readFileSync(join(folder, path), "utf8");
const send = (method: string, body: unknown): RequestInit => ({
  method,
  headers: json,
  body: JSON.stringify(body),
});

/** A workbench on a case with one recording, and a person who signs. */
const open = async (files: Record<string, string> = {}) => {
  const folder = starterCase();
  put(folder, "exhibits/call.wav", wavOf(babble(2, RATE), RATE));
  for (const [path, text] of Object.entries(files)) put(folder, path, text);
  const served = await serve(folder);
  await served.ask("/api/identity", send("POST", { name: "Sana Iqbal" }));
  return { folder, ...served };
};

const cue = (text: string, more: object = {}) => ({
  was: null,
  from: 0.5,
  to: 1.5,
  text,
  speaker: null,
  ...more,
});

const save = ({ ask }: Pick<Served, "ask">, version: string | null, cues: object[]) =>
  ask(address, send("PUT", { version, reason: "Listened again", cues }));

const vtt = "WEBVTT\n\nNOTE mine\n\n1\n00:00.500 --> 00:01.500\n<v A>one <i>two</i>\n";

describe("a transcript", { timeout: 60_000 }, () => {
  test("is begun, corrected and taken back, each an entry of the ledger", async () => {
    const served = await open();
    const { folder, ask, read } = served;
    const begun = (await (
      await save(served, null, [cue("پہلا", { speaker: "Voice A" })])
    ).json()) as Answer;
    expect(begun).toMatchObject({
      file: "transcripts/call.vtt",
      source: "Sana Iqbal",
      cues: [{ text: "پہلا", speaker: "Voice A" }],
    });
    const before = textOf(folder, "transcripts/call.vtt");
    expect((await save(served, begun.version, [cue("second", { was: 0 })])).status).toBe(200);
    expect(
      JSON.parse(textOf(folder, "ledger.jsonl").trim().split("\n").at(-1) ?? ""),
    ).toMatchObject({
      act: "write",
      path: "transcripts/call.vtt",
      actor: "Sana Iqbal",
      reason: "Listened again",
      about: { replaces: sha256(before) },
    });
    const { latest } = await read("/api/undo");
    expect(latest).toMatchObject({ files: ["transcripts/call.vtt"], reason: "Listened again" });
    expect((await ask("/api/undo", send("POST", { sequence: latest.sequence }))).status).toBe(200);
    expect(textOf(folder, "transcripts/call.vtt")).toBe(before);
    expect((await read("/api/undo")).latest).toMatchObject({ undoes: latest.sequence });
    expect((await ask("/api/undo", send("POST", {}))).status).toBe(200);
    expect(existsSync(join(folder, "transcripts/call.vtt"))).toBe(false);
    const none = await ask("/api/undo", send("POST", {}));
    expect(none.status).toBe(400);
    expect(await none.json()).toMatchObject({ code: "undo/nothing" });
  });

  test("is never written over where somebody else changed it, nor taken back then", async () => {
    const served = await open({ "transcripts/call.vtt": vtt });
    const { folder, ask, read } = served;
    const { version } = await read(address);
    const theirs = vtt.replace("two", "2");
    put(folder, "transcripts/call.vtt", theirs);
    const refused = await save(served, version, [cue("mine", { was: 0 })]);
    expect(refused.status).toBe(409);
    expect(await refused.json()).toMatchObject({ code: "case/conflict" });
    expect((await save(served, null, [cue("mine")])).status).toBe(409);
    expect(textOf(folder, "transcripts/call.vtt")).toBe(theirs);
    const now = await read(address);
    expect((await save(served, now.version, [cue("mine", { was: 0 })])).status).toBe(200);
    put(folder, "transcripts/call.vtt", vtt);
    const undo = await ask("/api/undo", send("POST", {}));
    expect(undo.status).toBe(409);
    expect(await undo.json()).toMatchObject({ code: "undo/changed" });
    expect(textOf(folder, "transcripts/call.vtt")).toBe(vtt);
  });

  test("in another form, or with a byte-order mark, is corrected beside it or in its place", async () => {
    const srt = "1\r\n00:00:00,500 --> 00:00:01,500\r\nKAMAL: We met them\r\n";
    const served = await open({ "transcripts/call.srt": srt });
    const { folder, read } = served;
    const before = await read(address);
    expect(before).toMatchObject({ file: "transcripts/call.srt", target: "transcripts/call.vtt" });
    const cues = [cue("We met him", { was: 0, speaker: "KAMAL" })];
    const after = await (await save(served, before.version, cues)).json();
    expect(after).toMatchObject({ file: "transcripts/call.vtt", cues: [{ speaker: "KAMAL" }] });
    expect(textOf(folder, "transcripts/call.srt")).toBe(srt);
    put(folder, "transcripts/call.vtt", `\uFEFF${vtt}`);
    const marked = await read(address);
    expect((await save(served, marked.version, [cue("x", { was: 0 })])).status).toBe(200);
    expect(textOf(folder, "transcripts/call.vtt")).toContain("NOTE mine");
  });

  test("is not written for one who does not sign, nor with absurd cues", async () => {
    const served = await open({ "transcripts/call.vtt": vtt });
    const { folder, read } = served;
    const { version } = await read(address);
    const bad = [
      cue("", {}),
      cue("x", { from: 2, to: 1 }),
      cue("x", { from: -1 }),
      cue("x", { to: 1e12 }),
      cue("x", { was: 0.5 }),
      cue("x", { speaker: "s".repeat(201) }),
      cue("x".repeat(10_001)),
      { text: "x" },
    ];
    for (const one of bad)
      expect((await save(served, version, [one])).status, JSON.stringify(one)).toBe(400);
    expect(textOf(folder, "transcripts/call.vtt")).toBe(vtt);
    const stranger = await serve(folder);
    expect((await save(stranger, version, [cue("x")])).status).toBe(403);
    expect((await stranger.ask("/api/undo", send("POST", {}))).status).toBe(403);
    expect(await stranger.read("/api/undo")).toEqual({});
  });
});

test("attacks on saving a transcript and on undo are refused", async () => {
  const served = await open();
  const { folder, ask, origin } = served;
  put(folder, "../outside.vtt", vtt);
  put(folder, "transcripts/.keep", "");
  symlinkSync(join(folder, "..", "outside.vtt"), join(folder, "transcripts", "call.vtt"));
  for (const version of [null, sha256(vtt)])
    expect((await save(served, version, [cue("x")])).status).toBe(422);
  expect(textOf(folder, "../outside.vtt")).toBe(vtt);
  const body = { version: null, reason: "x", cues: [cue("x")] };
  for (const name of ["..%2fcall.wav", "%2e%2e", "a%5cb.wav", "%00", "case.yaml"]) {
    const answer = await ask(`/api/recordings/${name}/transcript`, send("PUT", body));
    expect(answer.status, name).toBeGreaterThanOrEqual(400);
  }
  for (const [path, method] of [
    [address, "PUT"],
    ["/api/undo", "POST"],
  ]) {
    const evil = { ...send(method, body), headers: { ...json, origin: "https://evil.example" } };
    expect((await ask(path, evil)).status).toBe(403);
    expect((await fetch(`${origin}${path}`, send(method, body))).status).toBeGreaterThanOrEqual(
      401,
    );
    const form = { method, headers: { "content-type": "text/plain" }, body: JSON.stringify(body) };
    expect((await ask(path, form)).status).toBe(415);
  }
  expect((await ask("/api/undo", send("POST", { sequence: -1 }))).status).toBe(400);
  expect((await ask("/api/undo", send("POST", { sequence: 99_999 }))).status).toBe(400);
});
