import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { analyse } from "../../src/recordings/analyse.ts";
import { openAudio } from "../../src/recordings/decode/open.ts";
import { speakerFiles } from "./speech.ts";

/**
 * Decoding as a ratio to Debian's ffmpeg in the same run (1 and more: at least as fast), full inspection of an hour
 * as times real time, and memory from one minute to ten hours.
 */
const { values: options } = parseArgs({
  options: {
    runs: { type: "string", default: "3" },
    hours: { type: "string", default: "10" },
  },
});
const runs = Number(options.runs);
const hours = Number(options.hours);
const folder = mkdtempSync(join(tmpdir(), "mandate-speed-"));
const ffmpeg = (...args: string[]) => execFileSync("ffmpeg", ["-v", "error", "-y", ...args]);

const minutes = (count: number, file: string, ...codec: string[]): string => {
  const list = join(folder, "base.wav");
  const path = join(folder, file);
  ffmpeg("-stream_loop", "-1", "-i", list, "-t", String(count * 60), ...codec, path);
  return path;
};

const seconds = async (task: () => unknown): Promise<number> => {
  const start = performance.now();
  await task();
  return (performance.now() - start) / 1000;
};

const decode = async (path: string): Promise<number> => {
  let samples = 0;
  for await (const chunk of (await openAudio(path)).chunks) samples += chunk[0].length;
  return samples;
};

const formats: [string, string[], string[]][] = [
  [
    "voice.opus",
    ["-c:a", "libopus", "-b:a", "16k", "-application", "voip", "-frame_duration", "60"],
    ["-c:a", "libopus"],
  ],
  ["speech.mp3", ["-c:a", "libmp3lame", "-b:a", "64k"], []],
  ["speech.m4a", ["-c:a", "aac", "-b:a", "64k"], []],
  ["speech.flac", ["-c:a", "flac"], []],
  ["speech.webm", ["-c:a", "libopus", "-b:a", "32k"], ["-c:a", "libopus"]],
  ["speech.wav", ["-c:a", "pcm_s16le"], []],
];

try {
  const files = speakerFiles().flatMap((speaker) => speaker.files);
  const inputs = files.slice(0, 60).flatMap((file) => ["-i", file]);
  ffmpeg(
    ...inputs,
    "-filter_complex",
    `concat=n=60:v=0:a=1`,
    "-ar",
    "16000",
    join(folder, "base.wav"),
  );
  let slow = 0;
  console.log(`decoding 20 minutes: ours, ffmpeg (both the best of ${runs}), ratio`);
  for (const [file, codec, decoder] of formats) {
    const path = minutes(20, file, ...codec);
    const ours: number[] = [];
    const theirs: number[] = [];
    for (let i = 0; i < runs; i++) {
      ours.push(await seconds(() => decode(path)));
      theirs.push(
        await seconds(() =>
          ffmpeg("-threads", "1", ...decoder, "-i", path, "-f", "f32le", "/dev/null"),
        ),
      );
    }
    const ratio = Math.min(...theirs) / Math.min(...ours);
    if (ratio < 1) slow++;
    console.log(
      `  ${file.padEnd(12)} ${Math.min(...ours).toFixed(2)} s  ${Math.min(...theirs).toFixed(2)} s  ${ratio.toFixed(2)}`,
    );
  }
  const hour = minutes(60, "hour.opus", "-c:a", "libopus", "-b:a", "16k");
  const spent = await seconds(() => analyse(hour, { onColumns: () => {} }));
  console.log(
    `\nfull inspection of one hour of Opus: ${spent.toFixed(1)} s, ${(3600 / spent).toFixed(0)} × real time`,
  );
  console.log("\nmemory at its highest over what it was before, MB");
  for (const [name, length] of [
    ["one minute", 1],
    ["one hour", 60],
    [`${hours} hours`, 60 * hours],
  ] as const) {
    const path = minutes(length, "long.opus", "-c:a", "libopus", "-b:a", "12k");
    globalThis.gc?.();
    const before = process.memoryUsage().rss;
    let highest = 0;
    await analyse(path, {
      repeats: false,
      onColumns: () => {
        highest = Math.max(highest, process.memoryUsage().rss);
      },
    });
    console.log(
      `  ${name}: ${((highest - before) / 1e6).toFixed(0)} (process ${(highest / 1e6).toFixed(0)})`,
    );
  }
  if (slow > 0) process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true });
}
