import { createHash } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { wavOf } from "../../../test/recordings/sound.ts";
import { tinyModel } from "../../../test/recordings/tiny-model.ts";
import { openAudio } from "../decode/open.ts";
import { sherpaSpeech } from "./sherpa.ts";
import { transcribe } from "./transcribe.ts";

const isInstalled = ((): boolean => {
  try {
    createRequire(import.meta.url).resolve("sherpa-onnx-node");
    return true;
  } catch {
    process.stderr.write("SKIPPED: models in this process: sherpa-onnx-node is not installed\n");
    return false;
  }
})();

/** Six tones in the lower or the upper half of the mel bands, swelling and fading. */
const chord = (seconds: number, lowest: number, step: number): Float32Array => {
  const length = seconds * 16_000;
  return Float32Array.from({ length }, (_, i) => {
    const swell = Math.min(1, i / 1600, (length - i) / 1600);
    let sum = 0;
    for (let tone = 0; tone < 6; tone++)
      sum += Math.sin((2 * Math.PI * (lowest + tone * step) * i) / 16_000);
    return 0.05 * swell * sum;
  });
};

describe.skipIf(!isInstalled)("a model in this process", () => {
  let folder = "";
  const { model, tokens } = tinyModel();
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "mandate-tiny-"));
    await writeFile(join(folder, "model.onnx"), model);
    await writeFile(join(folder, "tokens.txt"), tokens);
  });
  afterAll(() => rm(folder, { recursive: true }));

  test("is loaded from its folder and hears, with the words' times and its files' hashes", async () => {
    const backend = await sherpaSpeech(folder, { language: "ur" });
    const samples = new Float32Array(16_000 * 12);
    samples.set(chord(2, 200, 180), 16_000 * 2);
    samples.set(chord(2, 2600, 700), 16_000 * 8);
    const wav = join(folder, "speech.wav");
    await writeFile(wav, wavOf(samples, 16_000));
    const { cues, source } = await transcribe(() => openAudio(wav), backend);
    expect(cues.map(({ text }) => text)).toEqual(["low", "high"]);
    const words = cues.flatMap((cue) => cue.words);
    expect(words.map(({ text }) => text)).toEqual(["low", "high"]);
    expect(words[0].from).toBeGreaterThan(1.7);
    expect(words[0].from).toBeLessThan(2.4);
    expect(words[1].from).toBeGreaterThan(7.7);
    expect(words[1].from).toBeLessThan(8.4);
    const hash = (data: Buffer | string) => createHash("sha256").update(data).digest("hex");
    expect(backend.record).toMatchObject({
      backend: expect.stringMatching(/^sherpa-onnx \d+\.\d+/),
      files: { "model.onnx": hash(model), "tokens.txt": hash(tokens) },
      settings: { language: "ur", threads: 2 },
    });
    expect(source).toContain("sherpa-onnx");
    backend.close();
  });
});
