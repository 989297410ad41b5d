import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { GridFinder, SEEN } from "../../src/recordings/grid/finder.ts";
import { GridTracker } from "../../src/recordings/grid/tracker.ts";
import { seeded } from "../../test/recordings/seeded.ts";
import { type Coding, chain, coding, decoded, music, noise, wide } from "./coding-sounds.ts";
import { joined, speakers } from "./speech.ts";

/**
 * In which files an earlier coding shows: each first coding inside each second, and kept as samples; clips of which it is told, of how many.
 * Then files that were coded once, or never, looked at in one stretch of two seconds of each eight: no earlier coding may be told of.
 */
const { values: options } = parseArgs({
  options: {
    seed: { type: "string", default: "7" },
    /** Clips a cell. */
    clips: { type: "string", default: "3" },
    /** Minutes of each sound in the controls. */
    minutes: { type: "string", default: "12" },
    only: { type: "string", default: "" },
  },
});
const RATE = 48_000;
const folder = mkdtempSync(join(tmpdir(), "mandate-codings-"));
const random = seeded(Number(options.seed));
const speech = await speakers();
const samples: Coding = { name: "samples", end: "wav", options: ["-c:a", "pcm_s16le"] };

const firsts = [
  ...[32, 64, 128].map((rate) => coding("MP3", rate)),
  ...[32, 64, 128].map((rate) => coding("AAC", rate)),
  coding("Vorbis", 64),
  coding("Opus", 64),
];
const seconds = [
  samples,
  ...[64, 128].map((rate) => coding("MP3", rate)),
  ...[64, 128].map((rate) => coding("AAC", rate)),
  coding("Vorbis", 96),
  ...[48, 96].map((rate) => coding("Opus", rate)),
];

const ownOf = (codec: string): string | null => (codec.startsWith("pcm") ? null : codec);

const told = async (path: string): Promise<string | undefined> => {
  const { samples, info } = await decoded(path);
  const tracker = await GridTracker.open(info.sampleRate, ownOf(info.codec));
  tracker.push(samples);
  return tracker.finish().grid?.codec;
};

const clips = Array.from({ length: Number(options.clips) }, (_, i) => {
  const { samples } = speech[(3 * i) % speech.length];
  return i % 3 === 2 ? music(12, RATE, random) : wide(samples.slice(0, 12 * 16_000), RATE, random);
});

const pairs = async (): Promise<void> => {
  console.log(
    `first coding → told of, of ${clips.length}, when kept as: ${seconds.map(({ name }) => name).join(", ")}`,
  );
  for (const first of firsts) {
    const row: string[] = [];
    for (const second of seconds) {
      const names: (string | undefined)[] = [];
      for (const clip of clips)
        names.push(await told(chain(clip, RATE, { codings: [first, second], folder })));
      const right = names.filter((name) => name?.includes(first.name.split(" ")[0])).length;
      const wrong = names.filter((name) => name !== undefined).length - right;
      row.push(wrong > 0 ? `${right} (${wrong} as another)` : `${right}`);
    }
    console.log(`${first.name.padEnd(10)} ${row.join("  ")}`);
  }
};

const control = async (name: string, path: string): Promise<number> => {
  const { samples, info } = await decoded(path);
  const own = ownOf(info.codec);
  const finder = await GridFinder.open(info.sampleRate, own);
  const piece = 2 * info.sampleRate;
  const strengths: number[] = [];
  for (let at = 0; at + piece < samples.length; at += 4 * piece) {
    const stretch = {
      samples: samples.subarray(at, at + piece + 8192),
      origin: at,
      from: 8,
      to: piece,
    };
    strengths.push(finder.find(stretch)?.strength ?? 0);
  }
  const minutes = samples.length / info.sampleRate / 60;
  strengths.sort((a, b) => b - a);
  const largest = strengths
    .slice(0, 3)
    .map((value) => value.toFixed(1))
    .join(" ");
  const wrong = strengths.filter(
    (value) => value >= (own === null ? SEEN.lossless : SEEN.lossy),
  ).length;
  console.log(
    `${name.padEnd(24)} ${minutes.toFixed(0)} min, ${strengths.length} looks: ${wrong} false; largest ${largest}`,
  );
  return minutes;
};

const controls = async (): Promise<void> => {
  const length = Number(options.minutes) * 60;
  const read = joined(speech.map(({ samples }) => samples)).subarray(0, length * 16_000);
  let total = 0;
  const sounds: [string, number, Float32Array][] = [
    ["speech", 16_000, read],
    ["speech", 48_000, wide(read, 48_000, random)],
    ["music", 44_100, music(length / 4, 44_100, random)],
    ["noise", 48_000, noise(length / 4, 48_000, random)],
  ];
  for (const [name, rate, sound] of sounds) {
    const low = rate === 16_000;
    const kinds = low
      ? [samples, coding("MP3", 24), coding("AAC", 24), coding("Vorbis", 32), coding("Opus", 16)]
      : [
          samples,
          coding("MP3", 48),
          coding("MP3", 128),
          coding("AAC", 48),
          coding("AAC", 128),
          coding("Vorbis", 80),
          coding("Opus", 64),
        ];
    for (const kind of kinds) {
      total += await control(
        `${name} ${rate}, ${kind.name}`,
        chain(sound, rate, { codings: [kind], folder }),
      );
    }
  }
  console.log(`${total.toFixed(0)} minutes never coded twice`);
};

try {
  if (options.only !== "pairs") await controls();
  if (options.only !== "controls") await pairs();
} finally {
  rmSync(folder, { recursive: true });
}
