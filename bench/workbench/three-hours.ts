import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { openWorkbench } from "../../src/server/listen.ts";
import { median, report } from "../ratio.ts";

const SECONDS = 3 * 3600;
const RUNS = 5;
const NAME = "session.wav";
const root = join(import.meta.dirname, "..", "..");

interface Place {
  /** A folder of its own. */
  folder: string;
  /** Folder of the built page. */
  web: string;
}

const time = (seconds: number): string =>
  [seconds / 3600, (seconds / 60) % 60, seconds % 60]
    .map((one) => String(Math.floor(one)).padStart(2, "0"))
    .join(":");

const transcript = (): string =>
  `WEBVTT\n\n${Array.from(
    { length: SECONDS / 4 },
    (_, cue) =>
      `${time(4 * cue)}.000 --> ${time(4 * cue + 3)}.500\n<v Speaker ${cue % 3}>Cue ${cue + 1}, as somebody wrote down what is heard\n`,
  ).join("\n")}`;

/** Sound that swells and fades like talk and never repeats, as 16-bit PCM at 16 kHz: what is in it does not matter to how soon it opens. */
const sound = `anoisesrc=color=pink:amplitude=0.4:seed=7:duration=${SECONDS}:sample_rate=16000,tremolo=f=3.1:d=0.9`;

/** A case with three hours of sound and a transcript of 2,700 cues. */
const makeCase = ({ folder }: Place): string => {
  const at = join(folder, "three-hours");
  cpSync(join(root, "templates", "starter"), at, { recursive: true });
  for (const name of ["exhibits", "transcripts"]) mkdirSync(join(at, name), { recursive: true });
  const target = join(at, "exhibits", NAME);
  execFileSync("ffmpeg", ["-v", "error", "-f", "lavfi", "-i", sound, "-c:a", "pcm_s16le", target]);
  writeFileSync(join(at, "transcripts", "session.vtt"), transcript());
  return at;
};

/** Drawn: both pictures have ink, and the transcript's first cue stands. */
const drawn = `(() => {
  const inked = (selector) => {
    const canvas = document.querySelector(selector);
    if (!canvas || canvas.width === 0) return false;
    const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
    for (let at = 3; at < data.length; at += 4) if (data[at] > 0) return true;
    return false;
  };
  return inked(".surface .waveform") && inked(".overview-strip .waveform") &&
    inked(".surface .spectrogram canvas") && !!document.querySelector(".cue");
})()`;

const until = async (page: Page, condition: string): Promise<void> => {
  while (!(await page.evaluate(condition)))
    await page.evaluate("new Promise((done) => requestAnimationFrame(done))");
};

const list = async (page: Page): Promise<void> => {
  await page.getByRole("navigation").getByRole("link", { name: "Recordings" }).click();
  await page.getByRole("link", { name: NAME }).waitFor();
};

/** Milliseconds from choosing the recording in the list until it can be looked at. */
const openTime = async (page: Page): Promise<number> => {
  await list(page);
  const start = performance.now();
  await page.getByRole("link", { name: NAME }).click();
  await until(page, drawn);
  return performance.now() - start;
};

/** Measures how soon three hours of sound can be looked at, once they have been looked at before; how long that took is printed. */
export const benchThreeHours = async (browser: Browser, place: Place): Promise<void> => {
  const folder = makeCase(place);
  const { size } = statSync(join(folder, "exhibits", NAME));
  console.log(`       three hours of sound: ${(size / 1e6).toFixed(0)} MB`);
  const { web } = place;
  const memory = join(place.folder, "three-hours-key");
  const visit = async () => {
    const workbench = await openWorkbench({ folder, web, memory });
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    const page = await context.newPage();
    await page.goto(workbench.address());
    await page.locator(".findings .finding").first().waitFor();
    return { page, close: () => context.close().then(() => workbench.close()) };
  };
  const first = await visit();
  const start = performance.now();
  await list(first.page);
  await first.page.getByRole("link", { name: NAME }).click();
  await first.page.getByRole("slider").waitFor({ timeout: 1_800_000 });
  await until(first.page, drawn);
  console.log(
    `       looked at for the first time: ${((performance.now() - start) / 1000).toFixed(0)} s, while the browser plays it`,
  );
  await first.close();
  const cold: number[] = [];
  const warm: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    const { page, close } = await visit();
    cold.push(await openTime(page));
    warm.push(await openTime(page));
    await close();
  }
  const limit = { most: 1000, unit: "ms" };
  report("three-hour recording, opened in a server just started", median(cold), limit);
  report("three-hour recording, opened again", median(warm), limit);
};
