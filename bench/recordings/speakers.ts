import { parseArgs } from "node:util";
import { diarise, type Turn } from "../../src/recordings/speakers/diarise.ts";
import { seeded } from "../../test/recordings/seeded.ts";
import { noisy, RATE, telephoneOpus, through } from "./degrade.ts";
import { joined, utterances } from "./speech.ts";

/**
 * Who speaks when, on conversations made from the shared readings: two to five speakers take turns with pauses,
 * and the whole goes through one channel. Diarisation error rate (NIST) with a collar of 0.25 s, and without.
 */
const { values: options } = parseArgs({
  options: {
    seed: { type: "string", default: "7" },
    mixes: { type: "string", default: "6" },
    dev: { type: "boolean", default: false },
  },
});
const random = seeded(Number(options.seed));
const all = await utterances(3);
const names = [...new Set(all.map(({ speaker }) => speaker))];
/** Half of the speakers served to set the penalty; figures are of the other half. */
const pool = names.filter((_, i) => (i % 2 === 0) === options.dev);

const shuffled = <T>(values: readonly T[]): T[] => {
  const out = [...values];
  for (let i = out.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [out[i], out[j]] = [out[j], out[i]];
  }
  return out;
};

const conversation = (voices: number, seconds: number) => {
  const who = shuffled(pool).slice(0, voices);
  const parts: Float32Array[] = [];
  const truth: Turn[] = [];
  let at = 0;
  let last = -1;
  while (at < seconds) {
    let voice = Math.floor(random() * voices);
    if (voice === last) voice = (voice + 1) % voices;
    last = voice;
    const own = all.filter(({ speaker }) => speaker === who[voice]);
    const { samples } = own[Math.floor(random() * own.length)];
    const length = Math.min(samples.length, Math.round((1.5 + random() * 10) * RATE));
    const from = Math.floor(random() * (samples.length - length));
    parts.push(samples.slice(from, from + length));
    truth.push({ from: at, to: at + length / RATE, voice: voice + 1 });
    const pause = Math.round((0.05 + random() * 0.6) * RATE);
    parts.push(new Float32Array(pause));
    at += (length + pause) / RATE;
  }
  return { samples: joined(parts), truth };
};

const STEP = 0.01;
const paint = (turns: readonly Turn[], frames: number): Int16Array => {
  const out = new Int16Array(frames);
  for (const { from, to, voice } of turns)
    out.fill(voice, Math.round(from / STEP), Math.round(to / STEP));
  return out;
};

/** The one-to-one mapping of voices onto speakers with the most time in common, by trying all sets of speakers. */
const mostInCommon = (shared: number[][], speakers: number): number => {
  let best = new Map<number, number>([[0, 0]]);
  for (const row of shared) {
    const next = new Map(best);
    for (const [taken, sum] of best)
      for (let speaker = 0; speaker < speakers; speaker++) {
        const key = taken | (1 << speaker);
        if (key === taken) continue;
        next.set(key, Math.max(next.get(key) ?? 0, sum + row[speaker]));
      }
    best = next;
  }
  return Math.max(...best.values());
};

const errors = (truth: readonly Turn[], found: readonly Turn[], collar: number) => {
  const frames = Math.ceil((truth.at(-1) as Turn).to / STEP);
  const [right, said] = [paint(truth, frames), paint(found, frames)];
  const scored = new Uint8Array(frames).fill(1);
  for (const { from, to } of truth)
    for (const at of [from, to])
      scored.fill(
        0,
        Math.max(0, Math.round((at - collar) / STEP)),
        Math.round((at + collar) / STEP),
      );
  const speakers = Math.max(...truth.map(({ voice }) => voice));
  const shared = Array.from({ length: Math.max(0, ...found.map(({ voice }) => voice)) }, () =>
    Array.from({ length: speakers }, () => 0),
  );
  let [speech, missed, invented, both] = [0, 0, 0, 0];
  for (let i = 0; i < frames; i++) {
    if (!scored[i]) continue;
    if (right[i]) speech++;
    if (right[i] && !said[i]) missed++;
    if (!right[i] && said[i]) invented++;
    if (right[i] && said[i]) {
      both++;
      shared[said[i] - 1][right[i] - 1]++;
    }
  }
  return { speech, missed, invented, confused: both - mostInCommon(shared, speakers) };
};

const channels: Record<string, (samples: Float32Array) => Promise<Float32Array>> = {
  "as recorded": async (samples) => samples,
  "noise 15 dB, Opus 16": (samples) =>
    through(noisy(samples, 15, random), "ogg", [
      "-c:a",
      "libopus",
      "-b:a",
      "16k",
      "-application",
      "voip",
    ]),
  "telephone, Opus 12": (samples) =>
    through(noisy(samples, 25, random), "ogg", [
      "-af",
      "highpass=f=300,lowpass=f=3400",
      ...telephoneOpus,
    ]),
};

const chunks = async function* (samples: Float32Array) {
  for (let at = 0; at < samples.length; at += RATE) yield samples.subarray(at, at + RATE);
};

const percent = (part: number, whole: number): string => ((100 * part) / whole).toFixed(1);
console.log(`speakers ${pool.join(" ")}; seed ${options.seed}; 4 minutes a mix`);
for (const [name, channel] of Object.entries(channels)) {
  for (const known of [false, true]) {
    const sums = { speech: 0, missed: 0, invented: 0, confused: 0 };
    let strict = 0;
    let strictSpeech = 0;
    const counts: string[] = [];
    let ms = 0;
    for (let i = 0; i < Number(options.mixes); i++) {
      const voices = 1 + (i % 5);
      const { samples, truth } = conversation(voices, 240);
      const heard = await channel(samples);
      const start = performance.now();
      const found = await diarise(chunks(heard), known ? { voices } : {});
      ms += performance.now() - start;
      const error = errors(truth, found, 0.25);
      for (const key of Object.keys(sums) as (keyof typeof sums)[]) sums[key] += error[key];
      const sharp = errors(truth, found, 0);
      strict += sharp.missed + sharp.invented + sharp.confused;
      strictSpeech += sharp.speech;
      counts.push(`${new Set(found.map(({ voice }) => voice)).size}/${voices}`);
    }
    const { speech, missed, invented, confused } = sums;
    console.log(
      `${name.padEnd(22)} ${known ? "voices known  " : "voices unknown"} DER ${percent(missed + invented + confused, speech)} % (missed ${percent(missed, speech)}, invented ${percent(invented, speech)}, confused ${percent(confused, speech)}); without collar ${percent(strict, strictSpeech)} %; voices found ${counts.join(" ")}; ${(ms / Number(options.mixes)).toFixed(0)} ms a mix`,
    );
  }
}
