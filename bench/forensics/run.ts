// Forensics against what people use today, in one run. Fails where an answer differs, a peer or its data is missing, or a
// limit is missed. The calibration on a thousand clean elections is bench/forensics/calibration.ts.
import { spawnSync } from "node:child_process";
import { availableParallelism, loadavg } from "node:os";
import { join } from "node:path";
import { runBattery } from "../../src/forensics/battery/battery.ts";
import {
  integerPercent,
  integerStations,
} from "../../src/forensics/integer-percent/integer-percent.ts";
import { klimekTest } from "../../src/forensics/klimek/klimek.ts";
import {
  findSpikes,
  publishedShare,
  spikesTest,
  steadyShare,
} from "../../src/forensics/spikes/spikes.ts";
import { spikeShares, spikesNull } from "../../src/forensics/spikes/spikes-null.ts";
import { ballotsFound, tookPart } from "../../src/forensics/stations/counts.ts";
import { thin } from "../../src/forensics/stations/places.ts";
import { allTests } from "../../src/forensics/tests.ts";
import { benchStations } from "./data.ts";
import { distributions } from "./distributions.ts";
import { best, check, failures, peer } from "./peers.ts";

const busy = loadavg()[0] > availableParallelism();
console.log(
  `processor seconds, the fastest of a few runs; load of the machine ${loadavg()[0].toFixed(1)} on ${availableParallelism()} cores`,
);
const stations = benchStations();
const wanted = process.argv.slice(2);
const runs = (part: string): boolean => wanted.length === 0 || wanted.includes(part);

const integers = (): void => {
  console.log("\nExact whole percentages, 95,225 stations");
  const options = { ...integerPercent.defaults, seed: "1" };
  const ours = best(() => integerPercent.read(stations, options), 5);
  const { rows } = integerStations(stations, options);
  const [given, found] = [tookPart(stations)!, ballotsFound(stations)!];
  const input = Array.from(rows, (i) =>
    [stations.registered![i], given[i], found[i], stations.leader![i]].join(" "),
  ).join("\n");
  const output = peer("/usr/bin/python3", "integer.py", "python3-scipy", input);
  if (output === "") return;
  const [plain, tabled] = output
    .trim()
    .split("\n")
    .map((line) => line.split(" ").map(Number));
  check("the same expected number", Math.abs(plain[0] - ours.value[0].expected!) < 1e-4);
  console.log(
    `  ours ${ours.seconds.toFixed(3)} s (six figures); NumPy with binom.pmf ${plain[1].toFixed(1)} s, with a table of log factorials ${tabled[1].toFixed(1)} s (one figure)`,
  );
  const [ratio, tuned] = [plain[1], tabled[1]].map((theirs) => theirs / ours.seconds);
  check(
    `${ratio.toFixed(0)} times NumPy (at least 50); ${tuned.toFixed(0)} times the tuned one`,
    ratio >= 50,
  );
};

/** The R package's times as recorded for 50 resamples of 95,045 stations, in seconds. */
const recorded = { all: 1251, fits: 664 + 552, resamples: 35 };

/** Base R doing the same job in this run, on a twentieth of the stations: all of them would take it half an hour. */
const spikesAgainstR = (): void => {
  const few = thin(stations, 4761);
  const ours = best(() => findSpikes(few, { ...spikesTest.defaults, seed: "1" }), 3);
  const fits = best(() => spikesNull(few), 3).seconds;
  const { turnout, votes } = spikeShares(few);
  const input = [
    String(spikesTest.defaults.resamples),
    ...Array.from(turnout.part, (t, i) => [turnout.whole[i], t, votes.part[i]].join(" ")),
  ].join("\n");
  const output = peer("Rscript", "spikes.R", "r-base-core", input);
  if (output === "") return;
  const [share, rFits, rDraws] = output.trim().split(" ").map(Number);
  const found = (100 * publishedShare(ours.value)).toFixed(2);
  console.log(
    `  4,761 stations, 200 resamples: ours ${ours.seconds.toFixed(2)} s (fits ${fits.toFixed(2)}), R ${(rFits + rDraws).toFixed(1)} s (fits ${rFits.toFixed(1)}, resamples ${rDraws.toFixed(1)}); published share ${found} % and ${(100 * share).toFixed(2)} %`,
  );
  console.log(
    `  ${((rFits + rDraws) / ours.seconds).toFixed(0)} times R, fits alone ${(rFits / fits).toFixed(0)} times; resamples alone ${(rDraws / (ours.seconds - fits)).toFixed(1)} times R's vectorised rbinom and rbeta`,
  );
};

const spikes = (): void => {
  console.log("\nSpikes");
  spikesAgainstR();
  const { resamples } = spikesTest.defaults;
  const full = best(() => findSpikes(stations, { ...spikesTest.defaults, seed: "1" }), 2);
  const fits = best(() => spikesNull(stations), 2).seconds;
  console.log(
    `  95,225 stations, ${resamples} resamples: ours ${full.seconds.toFixed(1)} s on one thread (fits ${fits.toFixed(1)}); published share ${(100 * publishedShare(full.value)).toFixed(3)} %, steady ${(100 * steadyShare(full.value)).toFixed(3)} %`,
  );
  const each = (full.seconds - fits) / resamples;
  console.log(
    `  a resample: ${(1000 * each).toFixed(0)} ms, ${(recorded.resamples / 50 / each).toFixed(0)} times the recorded ${(1000 * recorded.resamples) / 50} ms; fits ${(recorded.fits / fits).toFixed(0)} times the recorded ${recorded.fits} s`,
  );
  const ratio = recorded.all / full.seconds;
  check(
    `${ratio.toFixed(0)} times the 1,251 s recorded for the R package's 50, four times the resamples`,
    ratio >= 100,
  );
};

const klimek = (): void => {
  console.log("\nBallot-stuffing fit with intervals, 95,225 stations");
  const options = { ...klimekTest.defaults, seed: "1" };
  const { value, seconds } = best(() => klimekTest.read(stations, options), 1);
  for (const { measure, observed, low, high } of value) {
    if (low === null) continue;
    console.log(`  ${measure}: ${observed?.toFixed(3)} (${low.toFixed(3)} to ${high?.toFixed(3)})`);
  }
  check(`${seconds.toFixed(1)} s (under 30; an R toolkit: 2,844 s recorded)`, seconds < 30);
};

const peak = (): number => process.resourceUsage().maxRSS / 1024;

const battery = async (): Promise<void> => {
  const threads = Math.min(2, availableParallelism());
  const places = stations.regions.length;
  console.log(`\nWhole battery, all stations and ${places} regions, ${threads} threads`);
  const started = performance.now();
  const cpu = process.cpuUsage();
  const results = await runBattery(stations, {
    tests: allTests,
    levels: ["all", "region"],
    seed: "1",
    threads,
  });
  const seconds = (performance.now() - started) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  const processor = (user + system) / 1e6;
  console.log(`  ${results.length} results; ${seconds.toFixed(1)} s on the clock`);
  check(
    `${processor.toFixed(0)} s of processor, ${(processor / threads).toFixed(0)} s on each of ${threads} cores (under 60)`,
    processor / threads < 60,
  );
  // On a busy machine the clock tells of the others.
  if (busy) console.log("  the machine was busy: the clock is not held against the limit");
  else check(`${seconds.toFixed(1)} s on the clock (under 60)`, seconds < 60);
  const memory = peak();
  check(`peak memory ${memory.toFixed(0)} MB, reading the data included`, memory < 1000);
};

/** Each size in a process of its own, so that its peak memory is its own. */
const curve = (): void => {
  console.log(
    "\nCost against stations: every test over all stations of a simulated election, 2 threads",
  );
  for (const size of [1000, 10_000, 100_000, 1_000_000]) {
    const file = join(import.meta.dirname, "curve.ts");
    const { status, stdout, stderr } = spawnSync(process.execPath, [file, String(size)], {
      encoding: "utf8",
    });
    check(`${stdout.trim()}${stderr.trim()}`, status === 0);
  }
};

if (runs("distributions")) distributions();
if (runs("battery")) await battery();
if (runs("integers")) integers();
if (runs("spikes")) spikes();
if (runs("klimek")) klimek();
if (runs("curve")) curve();
if (failures.length > 0) {
  console.error(`\n${failures.length} failed:\n${failures.map((what) => `  ${what}`).join("\n")}`);
  process.exitCode = 1;
}
