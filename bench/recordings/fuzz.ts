import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inspect, parseArgs } from "node:util";
import { fuzzFormats, fuzzOnce } from "../../test/recordings/fuzz.ts";
import { seeded } from "../../test/recordings/seeded.ts";
import { babble, wavOf } from "../../test/recordings/sound.ts";

/** Thousands of mutations of each format: each is decoded in part or refused clearly, in bounded memory. */
const { values } = parseArgs({
  options: {
    mutations: { type: "string", default: "3000" },
    seed: { type: "string", default: "1" },
    only: { type: "string", default: "" },
  },
});
const folder = mkdtempSync(join(tmpdir(), "mandate-fuzz-"));
let faults = 0;
try {
  writeFileSync(join(folder, "seed.wav"), wavOf(babble(0.8, 16_000), 16_000));
  for (const format of fuzzFormats.filter(({ file }) => file.includes(values.only))) {
    const path = join(folder, format.file);
    execFileSync(format.program, format.args(join(folder, "seed.wav"), path));
    const data = readFileSync(path);
    const random = seeded(Number(values.seed) + data.length);
    let reached = 0;
    const start = performance.now();
    for (let i = 0; i < Number(values.mutations); i++) {
      const outcome = await fuzzOnce(
        { ...format, data },
        random,
        join(folder, `mutated-${format.file}`),
      );
      if (outcome.samples > 0) reached++;
      if (outcome.fault === undefined) continue;
      faults++;
      console.log(`  FAULT ${format.file}, mutation ${i}: ${inspect(outcome.fault)}`);
    }
    if (reached < 0.3 * Number(values.mutations)) {
      faults++;
      console.log(`  FAULT ${format.file}: fewer than 30 % of its mutations reached a decoder`);
    }
    const { rss } = process.memoryUsage();
    const took = (performance.now() - start) / 1000;
    console.log(
      `${format.file.padEnd(14)} ${values.mutations} mutations, ${reached} reached the decoder, ${took.toFixed(0)} s, process ${(rss / 1e6).toFixed(0)} MB`,
    );
  }
} finally {
  rmSync(folder, { recursive: true });
}
console.log(`${faults} faults`);
if (faults > 0) process.exitCode = 1;
