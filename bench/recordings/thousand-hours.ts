import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { fingerprint } from "../../src/recordings/excerpts/fingerprint.ts";
import { Library } from "../../src/recordings/excerpts/library.ts";
import { searchExcerpts } from "../../src/recordings/excerpts/stream.ts";
import { seeded } from "../../test/recordings/seeded.ts";
import { clocked } from "./clocked.ts";
import { at8k } from "./excerpt-cells.ts";
import { joined, readMono, speakerFiles } from "./speech.ts";

/**
 * Excerpt search in a thousand hours on disk: words of real speech in stretches of 0.2 s from anywhere, two bits in
 * each turned, and 12 s of real words in hour 500. The queries run in a process of their own, so that its memory is
 * that of searching. `--hours` makes fewer.
 */
const { values: options } = parseArgs({
  options: { hours: { type: "string", default: "1000" }, library: { type: "string" } },
});

const FRAMES_AN_HOUR = 180_000;
/** Where the real words stand, in frames: in the speaker's recording, and in the hour. */
const FROM = 1200;
const TO = 90_000;

const random = seeded(5);
const firstSpeaker = async (): Promise<Float32Array> => {
  const parts: Float32Array[] = [];
  for (const file of speakerFiles()[0].files) parts.push(await readMono(file, 16_000));
  return at8k(joined(parts));
};

const shuffled = (words: Uint32Array): Uint32Array => {
  const out = new Uint32Array(FRAMES_AN_HOUR);
  for (let at = 0; at < out.length; at++) {
    const from = at % 10 === 0 ? Math.floor(random() * (words.length - 10)) : -1;
    if (from >= 0) out.set(words.subarray(from, from + 10), at);
    out[at] ^= (1 << (random() * 32)) ^ (1 << (random() * 32));
  }
  return out;
};

const write = async (path: string, hours: number): Promise<void> => {
  const words = await fingerprint(await firstSpeaker());
  const library = Library.open(path);
  for (let i = 0; i < hours; i++) {
    const hour = shuffled(words);
    if (i === hours >> 1) hour.set(words.subarray(FROM, FROM + 600), TO);
    library.add({ name: `hour ${i}`, sha256: String(i), decoder: "synthetic" }, hour);
  }
  library.close();
};

/** Queries a library made before; false where what stands in it is not found, or what does not is. */
const query = async (path: string): Promise<boolean> => {
  const speech = await firstSpeaker();
  const opened = await clocked(async () => Library.open(path));
  const library = opened.value;
  const hours = library.frames / FRAMES_AN_HOUR;
  const at = (FROM + 100) * 160;
  const clips = { found: speech.slice(at, at + 40_000), "not found": speech.slice(0, 40_000) };
  clips["not found"].reverse();
  console.log(
    `${hours} h opened in ${opened.wall.toFixed(0)} ms; ${(process.memoryUsage().rss / 1e6).toFixed(0)} MB before the first query`,
  );
  let isRight = true;
  for (const [what, clip] of Object.entries(clips)) {
    const { value, cpu, wall } = await clocked(() => searchExcerpts(clip, library.references));
    const places = value.map(
      ({ reference, referenceFrom }) => `${reference} at ${referenceFrom} s`,
    );
    console.log(
      `5 s query, ${what}: ${(cpu / 1000).toFixed(2)} s of processor, ${(wall / 1000).toFixed(2)} s by the clock; ${places.join(", ") || "no match"}`,
    );
    const wanted = `hour ${Math.floor(hours) >> 1}`;
    isRight &&= what === "found" ? value.length === 1 && value[0].reference === wanted : !places[0];
  }
  const { maxRSS } = process.resourceUsage();
  console.log(`most memory of the process: ${(maxRSS / 1000).toFixed(0)} MB`);
  library.close();
  return isRight;
};

if (options.library) {
  if (!(await query(options.library))) process.exitCode = 1;
} else {
  const folder = mkdtempSync(join(tmpdir(), "mandate-library-"));
  try {
    const path = join(folder, "hours.lib");
    const { wall } = await clocked(() => write(path, Number(options.hours)));
    console.log(
      `${options.hours} h made and written in ${(wall / 1000).toFixed(0)} s: ${(statSync(path).size / 1e6).toFixed(0)} MB on disk`,
    );
    const args = [import.meta.filename, "--library", path];
    const child = spawnSync(process.execPath, args, { stdio: "inherit" });
    process.exitCode = child.status ?? 1;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
