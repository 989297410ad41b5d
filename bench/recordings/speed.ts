import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, statfsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { analysisFlags } from "../../src/recordings/analyse-apart.ts";
import { builtOnce } from "./built.ts";
import type { Cost } from "./once.ts";
import { speakerFiles } from "./speech.ts";

/**
 * Decoding as a ratio to Debian's ffmpeg in the same run (1 and more: at least as fast), in seconds of processor of the whole process
 * and with the cost of starting (that of a minute) taken off both, and in seconds on the clock; ours and theirs by turns, so that a
 * machine whose speed drifts treats both alike. Then full inspection as times real time, and the most
 * memory it takes, from one minute to ten hours. Each measurement is a process of its own, ours of the code as it is built for
 * the package.
 */
const { values: options } = parseArgs({
  options: {
    runs: { type: "string", default: "3" },
    hours: { type: "string", default: "10" },
    minutes: { type: "string", default: "60" },
    only: { type: "string", default: "" },
  },
});
const runs = Number(options.runs);
const folder = mkdtempSync(join(tmpdir(), "mandate-speed-"));
const ffmpeg = (...args: string[]) => execFileSync("ffmpeg", ["-v", "error", "-y", ...args]);

const once = (() => {
  const built = join(folder, "built");
  mkdirSync(built);
  return builtOnce(built);
})();

/** The base recording again and again; an encoded one is repeated as it is. */
const lasting = (minutes: number, from: string, file: string, codec: string[]): string => {
  const path = join(folder, file);
  ffmpeg("-stream_loop", "-1", "-i", from, "-t", String(minutes * 60), ...codec, path);
  return path;
};

interface Time {
  cpu: number;
  wall: number;
}

const ours = (task: "decode" | "inspect", path: string): Cost => {
  const args = [...(task === "inspect" ? analysisFlags : []), once, task, path];
  return JSON.parse(execFileSync(process.execPath, args, { encoding: "utf8" }));
};

/** What Debian's ffmpeg takes, as the shell counts it. */
const theirs = (path: string, decoder: readonly string[]): Time => {
  const command = ["ffmpeg", "-v", "quiet", "-y", "-threads", "1", ...decoder, "-i", path];
  const script = `TIMEFORMAT='%U %S %R'; { time "$@" -f f32le /dev/null; } 2>&1`;
  const out = execFileSync("bash", ["-c", script, "bash", ...command], { encoding: "utf8" });
  const [user, system, wall] = out.split(" ").map(Number);
  return { cpu: user + system, wall };
};

/** The least that each of some measurements takes, made by turns. */
const least = (...measures: (() => Time)[]): Time[] => {
  const rounds = Array.from({ length: runs }, () => measures.map((measure) => measure()));
  return measures.map((_, i) => ({
    cpu: Math.min(...rounds.map((round) => round[i].cpu)),
    wall: Math.min(...rounds.map((round) => round[i].wall)),
  }));
};

interface Format {
  file: string;
  encode: string[];
  decoder?: string[];
}

const libopus = ["-c:a", "libopus"];
const voip = [...libopus, "-b:a", "16k", "-application", "voip", "-frame_duration", "60"];
const formats: Format[] = [
  { file: "voice.opus", encode: voip, decoder: libopus },
  { file: "speech.mp3", encode: ["-c:a", "libmp3lame", "-b:a", "64k"] },
  { file: "speech.m4a", encode: ["-c:a", "aac", "-b:a", "64k"] },
  { file: "alac.m4a", encode: ["-c:a", "alac"] },
  { file: "speech.flac", encode: ["-c:a", "flac"] },
  { file: "vorbis.ogg", encode: ["-c:a", "libvorbis"] },
  { file: "speech.webm", encode: [...libopus, "-b:a", "32k"], decoder: libopus },
  { file: "speech.wma", encode: ["-ar", "44100", "-c:a", "wmav2"] },
  { file: "gsm.wav", encode: ["-ar", "8000", "-c:a", "libgsm_ms"], decoder: ["-c:a", "gsm_ms"] },
  { file: "speech.wav", encode: ["-c:a", "pcm_s16le"] },
];

/** The ratio for one format, after its line is printed. */
const compare = (base: string, { file, encode, decoder = [] }: Format): number => {
  const long = lasting(Number(options.minutes), base, file, encode);
  const short = lasting(1, base, `minute-${file}`, encode);
  const [us, them, usShort, themShort] = least(
    () => ours("decode", long),
    () => theirs(long, decoder),
    () => ours("decode", short),
    () => theirs(short, decoder),
  );
  const running = (what: keyof Time): number =>
    (them[what] - themShort[what]) / (us[what] - usShort[what]);
  const columns = [us.cpu, them.cpu, them.cpu / us.cpu, running("cpu"), running("wall")].map((x) =>
    x.toFixed(2).padStart(8),
  );
  console.log(`  ${file.padEnd(12)}${columns.join("")}`);
  return running("cpu");
};

const inspectLengths = (base: string): void => {
  const hours = Number(options.hours);
  for (const [kind, encode] of [
    ["opus", voip],
    ["mp3", ["-c:a", "libmp3lame", "-b:a", "64k"]],
  ] as const) {
    const hour = lasting(60, base, `hour.${kind}`, [...encode]);
    for (const minutes of [1, 10, 60, 60 * hours]) {
      const path = lasting(minutes, hour, `long.${kind}`, ["-c", "copy"]);
      const { sound, cpu, wall, peak } = ours("inspect", path);
      const columns = [peak, wall, cpu, sound / wall].map((x) => x.toFixed(0).padStart(8));
      console.log(`  ${kind.padEnd(5)}${String(minutes).padStart(4)} min${columns.join("")}`);
    }
  }
};

try {
  const { bavail, bsize } = statfsSync(folder);
  if (bavail * bsize < 2e9) throw new Error(`${folder} has less than 2 GB left`);
  const inputs = speakerFiles()
    .flatMap((speaker) => speaker.files)
    .slice(0, 60)
    .flatMap((file) => ["-i", file]);
  const base = join(folder, "base.wav");
  ffmpeg(...inputs, "-filter_complex", "concat=n=60:v=0:a=1", "-ar", "16000", base);
  console.log(
    `decoding ${options.minutes} minutes, processor seconds (the best of ${runs}): ours, ffmpeg, ratio, ratio without start, and that by the clock`,
  );
  const wanted = formats.filter(({ file }) => file.includes(options.only));
  const ratios = wanted.map((format) => compare(base, format));
  if (ratios.some((ratio) => ratio < 1)) process.exitCode = 1;
  if (options.hours !== "0") {
    console.log("\nfull inspection: most memory (MB), seconds, processor seconds, × real time");
    inspectLengths(base);
  }
} finally {
  rmSync(folder, { recursive: true });
}
