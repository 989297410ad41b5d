import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { babble, wavOf } from "../../../test/recordings/sound.ts";
import { describeWithShared, sharedPath } from "../../../test/shared.ts";
import { openAudio } from "../decode/open.ts";
import { httpSpeech } from "./http.ts";
import { fetchModel } from "./model-folder.ts";
import { modelConfig, sherpaSpeech } from "./sherpa.ts";
import { transcribe } from "./transcribe.ts";
import { VoiceDetector, voicedShare } from "./voice.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "mandate-speech-"));
});
afterAll(() => rm(folder, { recursive: true }));

/** Debian's pocketsphinx behind the interface of `/v1/audio/transcriptions`. */
const sphinxServer = async (): Promise<Server> => {
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const form = await new Response(Buffer.concat(parts), {
      headers: { "content-type": request.headers["content-type"] ?? "" },
    }).formData();
    const wav = join(folder, `${Date.now()}-${Math.round(performance.now() * 1000)}.wav`);
    await writeFile(wav, Buffer.from(await (form.get("file") as Blob).arrayBuffer()));
    const { stdout } = await promisify(execFile)("pocketsphinx_continuous", [
      "-infile",
      wav,
      "-time",
      "yes",
      "-logfn",
      "/dev/null",
    ]);
    const words = stdout
      .split("\n")
      .map((line) => /^([a-z'().0-9]+)\s+([\d.]+)\s+([\d.]+)\s+([\d.]+)$/.exec(line))
      .filter((match) => match !== null)
      .map(([, word, start, end, probability]) => ({
        word: word.replace(/\(\d+\)$/, ""),
        start: Number(start),
        end: Number(end),
        probability: Math.min(1, Number(probability)),
      }));
    const text = words.map(({ word }) => word).join(" ");
    const segments =
      words.length > 0 ? [{ start: words[0].start, end: words.at(-1)?.end ?? 0, text, words }] : [];
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify({ language: "english", text, segments }));
  };
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => response.destroy(error as Error));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return server;
};

describeWithShared("a real recogniser behind the interface", "data/speech/librivox-aligned", () => {
  test("hears most of a reading, at the right seconds, with its confidence", async () => {
    const server = await sphinxServer();
    try {
      const { port } = server.address() as AddressInfo;
      const backend = httpSpeech({ address: `http://127.0.0.1:${port}/v1`, model: "en-us" });
      const name = "sense_and_sensibility_01_austen_64kb-0880";
      const path = sharedPath("data", "speech", "librivox-aligned", `${name}.wav`);
      const { cues } = await transcribe(() => openAudio(path), backend);
      const said =
        (await readFile(path.replace(".wav", ".txt"), "utf8")).toLowerCase().match(/[a-z']+/g) ??
        [];
      const heard = new Set(cues.flatMap(({ text }) => text.split(" ")));
      const share = said.filter((word) => heard.has(word)).length / said.length;
      expect(share).toBeGreaterThan(0.5);
      const words = cues.flatMap(({ words }) => words);
      expect(words.every(({ from, to }) => (from ?? -1) >= 0 && (to ?? -1) >= (from ?? 0))).toBe(
        true,
      );
      expect(words.some(({ confidence }) => confidence !== null && confidence > 0)).toBe(true);
      expect(cues.every(({ voiced }) => voiced !== null && voiced > 0.3)).toBe(true);
      expect(backend.record).toMatchObject({ backend: "openai-compatible", model: "en-us" });
    } finally {
      server.close();
    }
  });
});

describe("a server that misbehaves", () => {
  const ask = (send: typeof fetch) =>
    httpSpeech({ address: "http://speech.example/v1/", model: "m" }, send).transcribe(
      new Float32Array(1600),
    );

  test("is named in the error, with what it answered", async () => {
    const send: typeof fetch = async () => new Response("no such model", { status: 404 });
    await expect(ask(send)).rejects.toMatchObject({
      code: "speech/server",
      message: expect.stringContaining("404: no such model"),
    });
  });

  test("may not answer something else than JSON of that form", async () => {
    await expect(ask(async () => new Response("<html>"))).rejects.toMatchObject({
      code: "speech/server",
    });
    const odd = JSON.stringify({ segments: [{ start: "soon" }] });
    await expect(ask(async () => new Response(odd))).rejects.toMatchObject({
      code: "speech/server",
    });
  });

  test("gets a wave file, the model's name and no key it was not given", async () => {
    let seen: { url: string; init: RequestInit } | undefined;
    const send: typeof fetch = async (url, init) => {
      seen = { url: url as string, init: init ?? {} };
      return new Response(JSON.stringify({ segments: [] }));
    };
    await ask(send);
    expect(seen?.url).toBe("http://speech.example/v1/audio/transcriptions");
    const form = seen?.init.body as FormData;
    expect(form.get("model")).toBe("m");
    expect((form.get("file") as Blob).size).toBe(44 + 3200);
    expect(seen?.init.headers).toEqual({});
  });
});

describe("models on this machine", () => {
  test("are told apart by their files", () => {
    const whisper = ["a-encoder.int8.onnx", "a-encoder.onnx", "a-decoder.onnx", "a-tokens.txt"];
    expect(modelConfig("/m", whisper, "ur")).toMatchObject({
      whisper: { encoder: "/m/a-encoder.int8.onnx", decoder: "/m/a-decoder.onnx", language: "ur" },
    });
    expect(
      modelConfig("/m", ["encoder.onnx", "decoder.onnx", "joiner.onnx", "tokens.txt"]),
    ).toHaveProperty("transducer");
    expect(modelConfig("/m", ["model.onnx", "tokens.txt"])).toHaveProperty("nemoCtc");
    expect(modelConfig("/m", ["model.onnx"])).toBeUndefined();
  });

  test("a folder without one says what belongs there", async () => {
    await expect(sherpaSpeech(folder)).rejects.toMatchObject({ code: "speech/no-model" });
  });

  test("are fetched once, and only with the hash they are pinned to", async () => {
    const data = Buffer.from("weights");
    const sha256 = createHash("sha256").update(data).digest("hex");
    let asked = 0;
    const send: typeof fetch = async () => {
      asked++;
      return new Response(data);
    };
    const files = [{ url: "https://models.example/x/tokens.txt", sha256 }];
    await fetchModel(join(folder, "model"), files, send);
    await fetchModel(join(folder, "model"), files, send);
    expect(asked).toBe(1);
    expect(await readFile(join(folder, "model", "tokens.txt"), "utf8")).toBe("weights");
    const other = [{ url: "https://models.example/x/model.onnx", sha256 }];
    const evil: typeof fetch = async () => new Response("other weights");
    await expect(fetchModel(join(folder, "model"), other, evil)).rejects.toMatchObject({
      code: "speech/model-changed",
      kind: "integrity",
    });
    await expect(readFile(join(folder, "model", "model.onnx"))).rejects.toThrow();
  });
});

test("voice activity finds speech between silences, and says how much of a stretch is voiced", async () => {
  const samples = new Float32Array(16_000 * 12);
  const noise = babble(12, 16_000, 5).map((value) => value * 0.001);
  samples.set(noise);
  samples.set(babble(3, 16_000, 6), 5 * 16_000);
  const detector = new VoiceDetector();
  for (let at = 0; at < samples.length; at += 7000) detector.push(samples.subarray(at, at + 7000));
  const voiced = detector.finish();
  expect(voicedShare(voiced, 5.2, 7.8)).toBeGreaterThan(0.6);
  expect(voicedShare(voiced, 9, 12)).toBeLessThan(0.2);
  expect(voicedShare(voiced, 3, 3)).toBe(0);
});

test("only voiced stretches are sent, and their words come back in the file's own time", async () => {
  const samples = new Float32Array(16_000 * 20);
  samples.set(babble(2, 16_000, 6), 12 * 16_000);
  const path = join(folder, "late.wav");
  await writeFile(path, wavOf(samples, 16_000));
  const lengths: number[] = [];
  const transcript = await transcribe(() => openAudio(path), {
    record: { backend: "test", model: "none", files: {}, settings: {} },
    async transcribe(stretch) {
      lengths.push(stretch.length / 16_000);
      return {
        cues: [
          { from: 0, to: 1, text: "x", speaker: null, words: [], confidence: null, voiced: null },
        ],
        language: "en",
        source: "",
      };
    },
    close() {},
  });
  expect(lengths.reduce((sum, length) => sum + length, 0)).toBeLessThan(4);
  expect(transcript.cues[0].from).toBeGreaterThan(11.5);
  expect(transcript.cues[0].from).toBeLessThan(13);
});
