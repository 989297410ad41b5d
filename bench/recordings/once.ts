import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** One task in a process of its own, for speed.ts: `once.ts decode|inspect FILE` prints what it cost. */
export interface Cost {
  /** Seconds of sound. */
  sound: number;
  /** Seconds of processor, user and system, of the whole process. */
  cpu: number;
  /** Seconds on the clock, from the first line of this file. */
  wall: number;
  /** The most memory the process ever held, MB. */
  peak: number;
}

const start = performance.now();
const [task, path] = process.argv.slice(2);

const decode = async (): Promise<number> => {
  const { openAudio } = await import("../../src/recordings/decode/open.ts");
  const audio = await openAudio(path);
  let samples = 0;
  for await (const chunk of audio.chunks) samples += chunk[0].length;
  return samples / audio.info.sampleRate;
};

/** All of it: levels, packets, spectrogram, edits, fingerprint, repeats; written as a case keeps it. */
const inspect = async (): Promise<number> => {
  const { analyseCached } = await import("../../src/recordings/cache.ts");
  const cache = mkdtempSync(join(tmpdir(), "mandate-inspect-"));
  try {
    return (await analyseCached(path, cache)).seconds;
  } finally {
    rmSync(cache, { recursive: true });
  }
};

const sound = await (task === "decode" ? decode() : inspect());
const { user, system } = process.cpuUsage();
const cost: Cost = {
  sound,
  cpu: (user + system) / 1e6,
  wall: (performance.now() - start) / 1000,
  peak: process.resourceUsage().maxRSS / 1024,
};
console.log(JSON.stringify(cost));
