import {
  chmodSync,
  mkdirSync,
  readdirSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { babble, run, wavOf } from "../recordings/sound.ts";
import { starterCase, temporaryFolder } from "../temporary.ts";
import { type Served, serve } from "./serve.ts";

const json = { "content-type": "application/json" };
const RATE = 8000;

const put = (folder: string, path: string, bytes: string | Uint8Array): void => {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), bytes);
};

const prepare = async ({ ask, read }: Served, name: string, body: object = {}) => {
  const path = `/api/recordings/${encodeURIComponent(name)}`;
  const options = { method: "POST", headers: json, body: JSON.stringify(body) };
  expect((await ask(`${path}/preparation`, options)).status).toBe(200);
  await expect.poll(async () => (await read(path)).state, { timeout: 60_000 }).not.toBe("working");
  return read(path);
};

const bytesOf = async ({ ask }: Served, path: string): Promise<Uint8Array> =>
  new Uint8Array(await (await ask(path)).arrayBuffer());

describe("a recording", { timeout: 120_000 }, () => {
  test("is shown at once, and what is seen in it after it was looked at", async () => {
    const folder = starterCase();
    put(folder, "exhibits/call.wav", wavOf(babble(30, RATE), RATE));
    put(
      folder,
      "transcripts/call.vtt",
      "WEBVTT\n\n00:01.000 --> 00:03.000\n<v A. Speaker>The sheets were <i>changed</i>.\n",
    );
    const served = await serve(folder);
    const { read } = served;
    expect(await read("/api/recordings")).toMatchObject([
      { name: "call.wav", state: "new", transcript: true },
    ]);
    expect(await read("/api/recordings/call.wav")).toMatchObject({
      state: "new",
      sound: { asIs: true, exact: true },
      transcript: "transcripts/call.vtt",
    });
    const seen = await prepare(served, "call.wav");
    expect(seen).toMatchObject({
      state: "ready",
      facts: { codec: "pcm_s16", sampleRate: RATE, seconds: 30 },
      waveform: { columns: 1500, secondsPerColumn: 0.02 },
      spectrogram: { rows: 128, top: 8000 },
      comparedWith: [],
    });
    expect(seen.observations.length).toBeGreaterThan(0);
    expect(await read("/api/recordings/call.wav/transcript")).toMatchObject({
      cues: [{ from: 1, to: 3, text: "The sheets were changed.", speaker: "A. Speaker" }],
    });
  });

  test("has pictures in tiles, each column the extremes of all it stands for", async () => {
    const folder = starterCase();
    const samples = babble(60, RATE).fill(0, 0, 30 * RATE);
    samples[5 * RATE] = 0.9;
    put(folder, "exhibits/call.wav", wavOf(samples, RATE));
    const served = await serve(folder);
    await prepare(served, "call.wav");
    const tile = (picture: string, level: number, index: number) =>
      bytesOf(served, `/api/recordings/call.wav/${picture}/${level}/${index}`);
    const fine = new Int8Array((await tile("waveform", 0, 0)).buffer);
    expect(fine.length).toBe(1024);
    expect(fine[2 * 250 + 1]).toBe(114);
    const coarse = new Int8Array((await tile("waveform", 4, 0)).buffer);
    expect(coarse.length).toBe(2 * Math.ceil(3000 / 16));
    expect(coarse[2 * Math.floor(250 / 16) + 1]).toBe(114);
    expect((await tile("waveform", 0, 6)).length).toBe(0);
    const columns = await tile("spectrogram", 0, 0);
    expect(columns.length).toBe(512 * 128);
    const above = await tile("spectrogram", 5, 0);
    expect(above.length / 128).toBe(Math.ceil((await tile("spectrogram", 4, 0)).length / 128 / 2));
    const loudest = Math.max(...columns.subarray(0, 32 * 128));
    expect(Math.max(...above.subarray(0, 128))).toBe(loudest);
  });

  test("is sent whole or in ranges, as its bytes say and never as its name does", async () => {
    const folder = starterCase();
    const wav = wavOf(babble(2, RATE), RATE);
    put(folder, "exhibits/call.mp3", wav);
    const { ask } = await serve(folder);
    const sound = "/api/recordings/call.mp3/sound";
    const whole = await ask(sound);
    expect(whole.headers.get("content-type")).toBe("audio/wav");
    expect(Buffer.from(await whole.arrayBuffer())).toEqual(wav);
    const part = await ask(sound, { headers: { range: "bytes=10-19" } });
    expect(part.status).toBe(206);
    expect(part.headers.get("content-range")).toBe(`bytes 10-19/${wav.length}`);
    expect(Buffer.from(await part.arrayBuffer())).toEqual(wav.subarray(10, 20));
    const end = await ask(sound, { headers: { range: "bytes=-4" } });
    expect(Buffer.from(await end.arrayBuffer())).toEqual(wav.subarray(-4));
    const beyond = await ask(sound, { headers: { range: `bytes=${wav.length}-` } });
    expect(beyond.status).toBe(416);
    expect(beyond.headers.get("content-range")).toBe(`bytes */${wav.length}`);
  });

  test("in a coding that browsers do not play is sent decoded", async () => {
    const folder = starterCase();
    const from = join(temporaryFolder(), "from.wav");
    writeFileSync(from, wavOf(babble(5, RATE), RATE));
    put(folder, "exhibits/.keep", "");
    const gsm = join(folder, "exhibits", "call.wav");
    await run("sox", [from, "-e", "gsm-full-rate", gsm]);
    const served = await serve(folder);
    expect((await served.ask("/api/recordings/call.wav/sound?decoded=yes")).status).toBe(404);
    const seen = await prepare(served, "call.wav");
    expect(seen).toMatchObject({ state: "ready", sound: { asIs: false, decoded: true } });
    const sound = await served.ask("/api/recordings/call.wav/sound");
    expect(sound.headers.get("content-type")).toBe("audio/wav");
    const bytes = Buffer.from(await sound.arrayBuffer());
    expect(bytes.readUInt16LE(34)).toBe(16);
    expect(bytes.readUInt32LE(40) / (2 * RATE)).toBeCloseTo(seen.facts.seconds, 5);
    expect(bytes.length).toBe(44 + bytes.readUInt32LE(40));
  });

  test("is found in another, from either side", async () => {
    const folder = starterCase();
    const whole = babble(60, RATE, 3);
    put(folder, "exhibits/broadcast.wav", wavOf(whole, RATE));
    put(folder, "exhibits/clip.wav", wavOf(whole.slice(20 * RATE, 35 * RATE), RATE));
    const served = await serve(folder);
    await prepare(served, "clip.wav");
    const broadcast = await prepare(served, "broadcast.wav");
    const clip = await served.read("/api/recordings/clip.wav");
    for (const seen of [clip, broadcast]) expect(seen.matches).toHaveLength(1);
    expect(clip.comparedWith).toEqual(["broadcast.wav"]);
    expect(clip.matches[0].other).toBe("broadcast.wav");
    expect(clip.matches[0].otherFrom - clip.matches[0].from).toBeCloseTo(20, 1);
    expect(broadcast.matches[0].from - broadcast.matches[0].otherFrom).toBeCloseTo(20, 1);
  });

  test("that is none is a problem with its place, and its preparation can be asked for again", async () => {
    const folder = starterCase();
    put(folder, "exhibits/call.opus", "this is no sound at all");
    const served = await serve(folder);
    const seen = await prepare(served, "call.opus");
    expect(seen).toMatchObject({
      state: "failed",
      problem: { code: "recording/undecodable", at: { file: "exhibits/call.opus" } },
    });
    expect(JSON.stringify(seen)).not.toContain(folder);
    put(folder, "exhibits/call.opus", wavOf(babble(2, RATE), RATE));
    expect((await prepare(served, "call.opus")).state).toBe("ready");
  });

  test("whose preparation is cancelled leaves nothing half-made, and neither does one that was killed before", async () => {
    const folder = starterCase();
    put(folder, "exhibits/long.wav", wavOf(babble(20, RATE), RATE).subarray(0, -2));
    // No process has this number: the largest of Linux is 2^22.
    put(folder, ".mandate/recordings/abc-v1.part-99999999/peaks.dat", "half");
    const served = await serve(folder);
    const post = { method: "POST", headers: json, body: JSON.stringify({ decode: true }) };
    await served.ask("/api/recordings/long.wav/preparation", post);
    const job = async (): Promise<string | undefined> =>
      (await served.read("/api/recordings/long.wav")).working?.job;
    await expect.poll(job).toBeDefined();
    await served.ask(`/api/jobs/${await job()}`, { method: "DELETE" });
    const stateOf = async () => (await served.read("/api/recordings/long.wav")).state;
    await expect.poll(stateOf).toBe("failed");
    const left = readdirSync(join(folder, ".mandate", "recordings"), { recursive: true });
    expect(left.filter((name) => String(name).includes(".part-"))).toEqual([]);
    expect((await prepare(served, "long.wav", { decode: true })).sound.decoded).toBe(true);
  });

  test("that was made read-only since is still what it was, and one with other bytes is not", async () => {
    const folder = starterCase();
    put(folder, "exhibits/call.wav", wavOf(babble(4, RATE, 1), RATE));
    const served = await serve(folder);
    expect((await prepare(served, "call.wav")).facts.seconds).toBe(4);
    const file = join(folder, "exhibits", "call.wav");
    const { atime, mtime } = statSync(file);
    chmodSync(file, 0o444);
    expect((await served.read("/api/recordings/call.wav")).state).toBe("ready");
    chmodSync(file, 0o644);
    put(folder, "exhibits/call.wav", wavOf(babble(4, RATE, 2), RATE));
    utimesSync(file, atime, mtime);
    expect((await served.read("/api/recordings/call.wav")).state).toBe("new");
  });

  test("that was touched since is not shown as what it was", async () => {
    const folder = starterCase();
    put(folder, "exhibits/call.wav", wavOf(babble(4, RATE, 1), RATE));
    const served = await serve(folder);
    expect((await prepare(served, "call.wav")).facts.seconds).toBe(4);
    put(folder, "exhibits/call.wav", wavOf(babble(6, RATE, 2), RATE));
    expect((await served.read("/api/recordings/call.wav")).facts).toBeUndefined();
    expect((await prepare(served, "call.wav")).facts.seconds).toBe(6);
  });
});

describe("attacks on the routes of recordings", () => {
  const ways = [
    "..%2fsecret.wav",
    "%2e%2e%2fsecret.wav",
    "..%5csecret.wav",
    "..",
    "%00",
    "a%2f..%2f..%2fsecret.wav",
  ];
  const paths = (name: string): string[] => [
    `/api/recordings/${name}`,
    `/api/recordings/${name}/transcript`,
    `/api/recordings/${name}/sound`,
    `/api/recordings/${name}/sound?decoded=yes`,
    `/api/recordings/${name}/waveform/0/0`,
    `/api/recordings/${name}/spectrogram/0/0`,
  ];

  test("no name leads out of the exhibits, nor does a link", async () => {
    const folder = starterCase();
    const secret = wavOf(babble(1, RATE), RATE);
    put(folder, "secret.wav", secret);
    put(folder, "../outside.wav", secret);
    put(folder, "exhibits/.keep", "");
    symlinkSync(join(folder, "..", "outside.wav"), join(folder, "exhibits", "link.wav"));
    const served = await serve(folder);
    for (const name of [...ways, "link.wav"])
      for (const path of paths(name)) {
        // A name that the client itself folds away asks for another route, or for the page.
        const answer = await served.ask(path);
        expect(Buffer.from(await answer.arrayBuffer()).includes("RIFF"), path).toBe(false);
        if (name !== "..") expect(answer.status, path).toBeGreaterThanOrEqual(400);
      }
    const post = { method: "POST", headers: json, body: "{}" };
    for (const name of [...ways.filter((way) => way !== ".."), "link.wav"])
      expect(
        (await served.ask(`/api/recordings/${name}/preparation`, post)).status,
        name,
      ).toBeGreaterThanOrEqual(400);
    expect(await served.read("/api/recordings")).toEqual([]);
  });

  test("a transcript that is a link out of the case is not followed", async () => {
    const folder = starterCase();
    put(folder, "exhibits/call.wav", wavOf(babble(1, RATE), RATE));
    put(folder, "../secret.vtt", "WEBVTT\n\n00:00.000 --> 00:01.000\nsecret words\n");
    put(folder, "transcripts/.keep", "");
    symlinkSync(join(folder, "..", "secret.vtt"), join(folder, "transcripts", "call.vtt"));
    const { ask } = await serve(folder);
    const answer = await ask("/api/recordings/call.wav/transcript");
    expect(answer.status).toBe(422);
    expect(await answer.text()).not.toContain("secret words");
  });

  test("another origin, no session and absurd tiles are refused", async () => {
    const folder = starterCase();
    put(folder, "exhibits/call.wav", wavOf(babble(1, RATE), RATE));
    const { ask, origin } = await serve(folder);
    const evil = { origin: "https://evil.example" };
    for (const path of paths("call.wav")) {
      expect((await ask(path, { headers: evil })).status, path).toBe(403);
      expect((await fetch(`${origin}${path}`)).status, path).toBe(401);
    }
    const post = { method: "POST", headers: { ...json, ...evil }, body: "{}" };
    expect((await ask("/api/recordings/call.wav/preparation", post)).status).toBe(403);
    for (const tile of [
      "waveform/-1/0",
      "waveform/99/0",
      "waveform/0/1e99",
      "shape/0/0",
      "waveform/x/0",
    ])
      expect((await ask(`/api/recordings/call.wav/${tile}`)).status, tile).toBe(400);
  });

  test("script in a transcript comes back as text", async () => {
    const folder = starterCase();
    put(folder, "exhibits/call.wav", wavOf(babble(1, RATE), RATE));
    const bad = "&lt;script&gt;alert(1)&lt;/script&gt;<img src=x onerror=alert(1)>";
    put(folder, "transcripts/call.vtt", `WEBVTT\n\n00:00.000 --> 00:01.000\n<v "><b>x>${bad}\n`);
    const { ask } = await serve(folder);
    const answer = await ask("/api/recordings/call.wav/transcript");
    expect(answer.headers.get("content-type")).toContain("application/json");
    expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
  });
});
