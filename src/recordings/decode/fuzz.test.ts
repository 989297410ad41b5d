import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { fuzzFormats, fuzzOnce } from "../../../test/recordings/fuzz.ts";
import { seeded } from "../../../test/recordings/seeded.ts";
import { babble, run, wavOf } from "../../../test/recordings/sound.ts";

/** Mutations a format here; `npm run bench:recordings:fuzz` does thousands. */
const MUTATIONS = 60;

let folder = "";

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "mandate-fuzz-"));
  await writeFile(join(folder, "seed.wav"), wavOf(babble(0.8, 16_000), 16_000));
});

afterAll(() => rm(folder, { recursive: true }));

test.each(fuzzFormats)("mutated $file is decoded in part or refused clearly", async (format) => {
  const path = join(folder, format.file);
  await run(format.program, format.args(join(folder, "seed.wav"), path));
  const data = await readFile(path);
  const random = seeded(data.length);
  let reached = 0;
  for (let i = 0; i < MUTATIONS; i++) {
    const outcome = await fuzzOnce(
      { ...format, data },
      random,
      join(folder, `mutated-${format.file}`),
    );
    expect(outcome.fault).toBeUndefined();
    if (outcome.samples > 0) reached++;
  }
  // Mutations that a demuxer throws away try no decoder.
  expect(reached / MUTATIONS).toBeGreaterThan(0.2);
});
