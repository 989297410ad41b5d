import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { babble, wavOf } from "../recordings/sound.ts";
import { starterCase, temporaryFolder } from "../temporary.ts";
import { type Served, serve } from "./serve.ts";

const json = { "content-type": "application/json" };
const RATE = 8000;
const at = "/api/recordings/call.wav";

const put = (folder: string, path: string, bytes: string | Uint8Array): void => {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), bytes);
};
const send = (method: string, body: unknown): RequestInit => ({
  method,
  headers: json,
  body: JSON.stringify(body),
});

const open = async (options: { speechModel?: string } = {}) => {
  const folder = starterCase();
  const sound = babble(20, RATE, 4);
  sound.fill(0, 9 * RATE, 9.3 * RATE);
  put(folder, "exhibits/call.wav", wavOf(sound, RATE));
  const served = await serve(folder, options);
  await served.ask("/api/identity", send("POST", { name: "Sana Iqbal" }));
  return { folder, ...served };
};

/** Waits until a task is no longer under way, and gives how it stands. */
const done = async ({ read }: Pick<Served, "read">, task: string) => {
  const state = async () => (await read(`${at}/listening`)).tasks[task]?.state;
  await expect.poll(state, { timeout: 60_000 }).not.toBe("working");
  return read(`${at}/listening`);
};

const lastEntries = (folder: string, count: number) =>
  readFileSync(join(folder, "ledger.jsonl"), "utf8")
    .trim()
    .split("\n")
    .slice(-count)
    .map((line) => JSON.parse(line));

describe("listening from the page", { timeout: 180_000 }, () => {
  test("voices are found, named with grounds, and taken back together", async () => {
    const served = await open();
    const { folder, ask, read } = served;
    expect(await read(`${at}/listening`)).toMatchObject({ looked: false, voices: [], tasks: {} });
    expect((await ask(`${at}/voices`, send("POST", { voices: 2 }))).status).toBe(200);
    const found = await done(served, "speakers");
    expect(found).toMatchObject({ looked: true, problems: [], tasks: {} });
    expect(found.madeBy).toContain("2 voices as told");
    const [{ voice }] = found.voices;
    expect(lastEntries(folder, 2).map(({ path }) => path)).toEqual([
      "transcripts/call.rttm",
      "transcripts/call.speakers.yaml",
    ]);
    const again = await ask(`${at}/voices`, send("POST", {}));
    expect(again.status).toBe(409);
    expect(await again.json()).toMatchObject({ code: "case/exists" });
    const named = { voice, purported: "A. <b>Khan</b>", by: "B. Ali", grounds: "named at 0:12" };
    const after = await read(`${at}/voices`, send("PUT", named));
    expect(after.voices).toContainEqual(expect.objectContaining(named));
    expect(lastEntries(folder, 1)[0].reason).toBe(
      `B. Ali says that ${voice} is A. <b>Khan</b>: named at 0:12`,
    );
    await ask("/api/undo", send("POST", {}));
    expect((await read(`${at}/listening`)).voices[0].purported).toBeUndefined();
    await ask("/api/undo", send("POST", {}));
    expect(await read(`${at}/listening`)).toMatchObject({ looked: false });
    expect(existsSync(join(folder, "transcripts/call.rttm"))).toBe(false);
  });

  test("a name needs a voice that is there, a person and grounds", async () => {
    const { ask } = await open();
    const named = { voice: "voice-1", purported: "A", by: "B", grounds: "C" };
    expect((await ask(`${at}/voices`, send("PUT", named))).status).toBe(400);
    for (const key of Object.keys(named))
      expect((await ask(`${at}/voices`, send("PUT", { ...named, [key]: " " }))).status).toBe(400);
    expect((await ask(`${at}/voices`, send("POST", { voices: 0 }))).status).toBe(400);
  });

  test("a review rests on what was seen, and is refused on what was not", async () => {
    const served = await open();
    const { folder, ask, read } = served;
    await ask(`${at}/preparation`, send("POST", {}));
    const state = async () => (await read(at)).state;
    await expect.poll(state, { timeout: 60_000 }).toBe("ready");
    const [{ kind }] = (await read(at)).observations;
    const judged = {
      category: "OriginalMediaContent",
      by: "Sana Iqbal",
      reason: "As it was sent",
      grounds: ["no-such-thing"],
    };
    await ask(`${at}/review`, send("POST", judged));
    expect((await done(served, "review")).tasks.review.problem).toMatchObject({
      code: "review/nothing-seen",
    });
    expect(existsSync(join(folder, "transcripts/call.review.yaml"))).toBe(false);
    await ask(`${at}/review`, send("POST", { ...judged, grounds: [kind] }));
    expect(await done(served, "review")).toMatchObject({
      review: { by: "Sana Iqbal", reason: "As it was sent", category: "OriginalMediaContent" },
    });
    for (const bad of [{ category: "Fake" }, { by: "" }, { grounds: [] }, { reason: " " }])
      expect((await ask(`${at}/review`, send("POST", { ...judged, ...bad }))).status).toBe(400);
    put(folder, "exhibits/call.wav", wavOf(babble(3, RATE, 9), RATE));
    expect(await read(`${at}/listening`)).toMatchObject({
      problems: [{ code: "review/other-recording" }],
    });
  });

  test("speech is written down by a model on this machine alone, and what is wrong with it is told", async () => {
    const without = await open();
    const refused = await without.ask(`${at}/transcription`, send("POST", {}));
    expect(refused.status).toBe(400);
    expect(await refused.json()).toMatchObject({ code: "speech/no-backend" });
    const served = await open({ speechModel: temporaryFolder() });
    expect((await served.read(`${at}/listening`)).speech).toBeDefined();
    await served.ask(`${at}/transcription`, send("POST", {}));
    const { tasks } = await done(served, "transcription");
    expect(tasks.transcription).toMatchObject({ state: "failed" });
    expect(tasks.transcription.problem.code).not.toBe("mandate/bug");
    expect(existsSync(join(served.folder, "transcripts/call.vtt"))).toBe(false);
  });

  test("nobody else starts work, and no name leads out of the exhibits", async () => {
    const { folder, ask, origin } = await open();
    const bodies: [string, string, object][] = [
      ["voices", "POST", {}],
      ["voices", "PUT", { voice: "v", purported: "a", by: "b", grounds: "c" }],
      [
        "review",
        "POST",
        { category: "OriginalMediaContent", by: "a", reason: "b", grounds: ["c"] },
      ],
      ["transcription", "POST", {}],
    ];
    const stranger = await serve(folder);
    for (const [what, method, body] of bodies) {
      const options = send(method, body);
      const evil = { ...options, headers: { ...json, origin: "https://evil.example" } };
      expect((await ask(`${at}/${what}`, evil)).status).toBe(403);
      expect((await fetch(`${origin}${at}/${what}`, options)).status).toBeGreaterThanOrEqual(401);
      expect((await stranger.ask(`${at}/${what}`, options)).status).toBeGreaterThanOrEqual(400);
      for (const name of ["..%2fcase.yaml", "%2e%2e", "a%5cb.wav", "%00", "case.yaml"]) {
        const answer = await ask(`/api/recordings/${name}/${what}`, options);
        expect(answer.status, name).toBeGreaterThanOrEqual(400);
      }
    }
    expect(existsSync(join(folder, "transcripts"))).toBe(false);
  });
});
