import { appendFileSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { babble, wavOf } from "../recordings/sound.ts";
import { starterCase } from "../temporary.ts";
import { type Answer, type Served, serve } from "./serve.ts";

const json = { "content-type": "application/json" };
const RATE = 8000;
const post = (body: object): RequestInit => ({
  method: "POST",
  headers: json,
  body: JSON.stringify(body),
});

const put = (folder: string, path: string, bytes: string | Uint8Array): void => {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), bytes);
};

const nasty = '<img src=x onerror="alert(1)">';

const makeCase = (): string => {
  const folder = starterCase();
  appendFileSync(
    join(folder, "case.yaml"),
    "\noutlets:\n  - { id: dawn, name: Dawn, aliases: [ڈان] }\n",
  );
  put(folder, "exhibits/کال.wav", wavOf(babble(12, RATE), RATE));
  put(folder, "exhibits/letter.txt", "A letter.");
  put(
    folder,
    "transcripts/کال.vtt",
    `WEBVTT\n\n00:01.000 --> 00:03.000\n<v کمال>ہمارا مینڈیٹ سو فیصد جعلی ہے\n\n00:07.500 --> 00:09.000\nform 45 ${nasty.replaceAll("<", "&lt;")}\n`,
  );
  return folder;
};

const find = async ({ read }: Pick<Served, "read">, q: string, kind?: string): Promise<Answer[]> =>
  (await read(`/api/search?q=${encodeURIComponent(q)}`)).filter(
    (hit: Answer) => kind === undefined || hit.kind === kind,
  );

describe("search", { timeout: 60_000 }, () => {
  test("finds what is heard, in letters of either keyboard, and the second at which it is", async () => {
    const served = await serve(makeCase());
    const to = `/recordings/${encodeURIComponent("کال.wav")}`;
    for (const q of ["ہمارا مینڈیٹ", "مينڈيٹ جعلى", "هے جعلي", "كمال"])
      expect(await find(served, q, "cue"), q).toMatchObject([{ to: `${to}?at=1` }]);
    expect(await find(served, "FORM ۴۵", "cue")).toMatchObject([{ to: `${to}?at=7.5` }]);
    expect(await find(served, "كال", "recording")).toMatchObject([{ title: "کال.wav", to }]);
    expect((await find(served, "onerror", "cue"))[0].title).toContain(nasty);
    expect(await find(served, "مینڈیٹ اصلی")).toEqual([]);
  });

  test("finds what was seen in a recording once somebody looked", async () => {
    const served = await serve(makeCase(), { now: () => 1.9e12 + performance.now() * 100 });
    const name = encodeURIComponent("کال.wav");
    expect(await find(served, "limit", "observation")).toEqual([]);
    await served.ask(`/api/recordings/${name}/preparation`, post({}));
    const state = async () => (await served.read(`/api/recordings/${name}`)).state;
    await expect.poll(state, { timeout: 40_000 }).toBe("ready");
    const { observations } = await served.read(`/api/recordings/${name}`);
    const [word] = observations[0].words.split(" ");
    const poll = async () => (await find(served, word, "observation")).map(({ to }) => to);
    await expect.poll(poll).toContainEqual(expect.stringMatching(/\?seen=0(?:&at=[\d.]+)?$/));
  });

  test("finds outlets, exhibits and what the ledger says, as it is written", async () => {
    const folder = makeCase();
    const served = await serve(folder);
    expect(await find(served, "ڈان", "outlet")).toMatchObject([{ title: "Dawn" }]);
    expect(await find(served, "letter", "exhibit")).toMatchObject([
      { to: "/exhibits?show=letter.txt" },
    ]);
    await served.ask("/api/identity", post({ name: "Sana Iqbal" }));
    const claim = { text: "---\nclaim: x\n---\n", base: null, reason: "Because of the sheets" };
    await served.ask("/api/claims/x", {
      method: "PUT",
      headers: json,
      body: JSON.stringify(claim),
    });
    expect(await find(served, "because sheets", "entry")).toMatchObject([
      { title: "Because of the sheets", to: expect.stringMatching(/^\/ledger\?entry=\d+$/) },
    ]);
  });

  test("refuses what is no question, and answers blanks and markup with nothing", async () => {
    const { ask, read } = await serve(makeCase());
    for (const q of ["", "%20%20", "x".repeat(201)])
      expect((await ask(`/api/search?q=${q}`)).status, q).toBe(400);
    expect(await read(`/api/search?q=${encodeURIComponent("\u064b\u200f")}`)).toEqual([]);
    expect(await read(`/api/search?q=${encodeURIComponent("' or 1=1 --")}`)).toEqual([]);
  });
});
