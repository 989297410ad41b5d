import { readdir } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, join } from "node:path";
import { MandateError } from "../../lib/error.ts";
import { newCue, type Transcript, type Word } from "../../lib/transcript/transcript.ts";
import type { SpeechBackend, SpeechOptions } from "./backend.ts";
import { hashFolder } from "./model-folder.ts";

interface SherpaResult {
  text: string;
  tokens?: string[];
  timestamps?: number[];
  durations?: number[];
  lang?: string;
}

interface SherpaRecognizer {
  createStream(): { acceptWaveform(wave: { samples: Float32Array; sampleRate: number }): void };
  decode(stream: unknown): void;
  getResult(stream: unknown): SherpaResult;
}

interface Sherpa {
  OfflineRecognizer: new (config: unknown) => SherpaRecognizer;
  version?: string;
}

const missing = (cause: unknown): MandateError =>
  new MandateError({
    code: "speech/sherpa-missing",
    kind: "system",
    message: "Speech to text in this process needs the optional package sherpa-onnx-node",
    fix: "npm install sherpa-onnx-node, or name a server with --server.",
    cause,
  });

const loadSherpa = (): Sherpa => {
  try {
    return createRequire(import.meta.url)("sherpa-onnx-node") as Sherpa;
  } catch (cause) {
    throw missing(cause);
  }
};

type Model = Record<string, unknown>;

/** The kind of model a folder holds, by its files; the smaller quantised ones are taken where both lie there. */
export const modelConfig = (folder: string, names: string[], language = ""): Model | undefined => {
  const find = (pattern: RegExp): string | undefined => {
    const found = names.filter((name) => pattern.test(name)).sort();
    const name = found.find((each) => /int8/.test(each)) ?? found[0];
    return name === undefined ? undefined : join(folder, name);
  };
  const tokens = find(/tokens\.txt$/);
  const [encoder, decoder, joiner] = [
    /encoder.*\.onnx$/,
    /decoder.*\.onnx$/,
    /joiner.*\.onnx$/,
  ].map(find);
  if (!tokens) return undefined;
  if (encoder && decoder && joiner) return { transducer: { encoder, decoder, joiner }, tokens };
  if (encoder && decoder)
    return { whisper: { encoder, decoder, language, task: "transcribe" }, tokens };
  const model = find(/\.onnx$/);
  if (!model) return undefined;
  const called = basename(folder) + basename(model);
  if (/sense/i.test(called)) return { senseVoice: { model, language }, tokens };
  if (/zipformer/i.test(called)) return { zipformerCtc: { model }, tokens };
  return { nemoCtc: { model }, tokens };
};

/** Tokens of a model joined to words: a new one starts at a space or at ▁. */
const wordsOf = ({ tokens = [], timestamps = [] }: SherpaResult, end: number): Word[] => {
  const words: Word[] = [];
  for (const [i, token] of tokens.entries()) {
    const at = timestamps[i] ?? null;
    const starts = /^[\s▁]/.test(token) || words.length === 0;
    const text = token.replace(/^[\s▁]+/, "");
    const last = words.at(-1);
    if (starts || !last) {
      if (last) last.to = at;
      words.push({ text, from: at, to: null, confidence: null });
    } else last.text += text;
  }
  const last = words.at(-1);
  if (last) last.to = end;
  return timestamps.length === tokens.length ? words.filter(({ text }) => text !== "") : [];
};

/**
 * A model in a folder, run in this process by sherpa-onnx: Whisper, transducer, SenseVoice or CTC. Throws
 * `speech/no-model` where the folder holds none, `speech/sherpa-missing` where the package is not installed.
 */
export const sherpaSpeech = async (
  folder: string,
  options: SpeechOptions = {},
): Promise<SpeechBackend> => {
  const names = await readdir(folder).catch(() => []);
  const model = modelConfig(folder, names, options.language);
  if (!model) {
    throw new MandateError({
      code: "speech/no-model",
      message: `No speech model is in ${folder}`,
      at: { file: folder },
      fix: "Put a model of sherpa-onnx there: its .onnx files and tokens.txt.",
    });
  }
  const { OfflineRecognizer, version = "unknown" } = loadSherpa();
  const settings = { numThreads: 2, debug: 0, provider: "cpu" };
  const featConfig = { sampleRate: 16_000, featureDim: 80 };
  const recognizer = new OfflineRecognizer({ featConfig, modelConfig: { ...model, ...settings } });
  return {
    record: {
      backend: `sherpa-onnx ${version}`,
      model: folder,
      files: await hashFolder(folder),
      settings: { language: options.language ?? "auto", threads: 2 },
    },
    async transcribe(samples): Promise<Transcript> {
      const stream = recognizer.createStream();
      stream.acceptWaveform({ samples, sampleRate: 16_000 });
      recognizer.decode(stream);
      const result = recognizer.getResult(stream);
      const end = samples.length / 16_000;
      const text = result.text.trim();
      const cues = text === "" ? [] : [newCue(0, end, text, { words: wordsOf(result, end) })];
      return { cues, language: result.lang || null, source: folder };
    },
    close() {},
  };
};
