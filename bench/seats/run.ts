import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gameOf, headcount, rule, weightedGame } from "../../src/seats/game.ts";
import { countMinimalWinning, minimalWinning } from "../../src/seats/minimal-winning.ts";
import { party } from "../../src/seats/parliament.ts";
import { powerOf } from "../../src/seats/power.ts";
import { report } from "../ratio.ts";
import { swingsByEnumeration } from "./enumerate.ts";

/**
 * Seats against what people use today, in one run: R's way to minimal winning coalitions, Python's to a game of two
 * rules. Fails where an answer differs, a peer is missing, or we take longer than the limits below.
 */
const games = JSON.parse(readFileSync(join(import.meta.dirname, "games.json"), "utf8"));
const failures: string[] = [];

const best = <T>(run: () => T, times = 5): { value: T; seconds: number } => {
  let seconds = Number.POSITIVE_INFINITY;
  let value = run();
  for (let i = 0; i < times; i++) {
    const started = performance.now();
    value = run();
    seconds = Math.min(seconds, (performance.now() - started) / 1000);
  }
  return { value, seconds };
};

const peer = (program: string, args: string[], debian: string, input = ""): string => {
  const { status, stdout, stderr } = spawnSync(program, args, { input, encoding: "utf8" });
  if (status === 0) return stdout;
  failures.push(
    `${program} ${args[0]} did not run (Debian: apt-get install ${debian}): ${stderr ?? ""}`,
  );
  return "";
};

const check = (what: string, holds: boolean): void => {
  console.log(`  ${holds ? "ok  " : "FAIL"} ${what}`);
  if (!holds) failures.push(what);
};

const seconds = (value: number): string =>
  value < 0.1 ? `${(value * 1000).toFixed(2)} ms` : `${value.toFixed(2)} s`;

/** Our time over a peer's in the same run: at most 1. A peer that did not run is a failure already noted. */
const versus = (who: string, theirs: number | undefined, ours: number): void => {
  if (theirs === undefined || Number.isNaN(theirs)) return;
  console.log(
    `  ${who} ${seconds(theirs)}, ours ${seconds(ours)}: ${(theirs / ours).toFixed(0)} times faster`,
  );
  report(`  our time over that of ${who}`, ours / theirs, { most: 1, unit: "times" });
};

const minimal = (): void => {
  const { what, quota, weights } = games.house;
  console.log(`Minimal winning coalitions, ${what}`);
  const parliament = {
    quota,
    blocs: weights.map((seats: number, i: number) => party(String(i), seats)),
  };
  const listed = best(() => [...minimalWinning(parliament)].length);
  const counted = best(() => countMinimalWinning(parliament));
  const args = [join(import.meta.dirname, "minimal.R"), quota, ...weights].map(String);
  const [found, took] = peer("Rscript", args, "r-base-core").trim().split(" ").map(Number);
  console.log(
    `  listed: ${listed.value}; counted without listing: ${counted.value}, ${seconds(counted.seconds)}`,
  );
  check("R finds as many", found === listed.value && BigInt(found) === counted.value);
  // 3.1 s: an R package on 1,345 coalitions of 18 parties, on a machine of two cores.
  report("  listing them", listed.seconds, { most: 3.1, unit: "s" });
  versus("R", took, listed.seconds);
};

const council = (): void => {
  const { what, weights, quota, states, orStates } = games.council;
  console.log(`Power in a game of two rules, ${what}`);
  const n = weights.length;
  const game = gameOf([[rule(quota, weights), headcount(states, n)], [headcount(orStates, n)]]);
  const ours = best(() => powerOf(game));
  const swings = ours.value.map(({ swings }) => Number(swings));
  const same = (other: number[] | undefined) => JSON.stringify(other) === JSON.stringify(swings);
  const started = performance.now();
  check("the same as going through all 2^28 coalitions", same(swingsByEnumeration(games.council)));
  console.log(`  (which took ${seconds((performance.now() - started) / 1000)})`);
  const script = join(import.meta.dirname, "power.py");
  const answer = peer("/usr/bin/python3", [script], "python3-numpy", JSON.stringify(games.council));
  const { lists, numpy } = JSON.parse(answer || "{}");
  check("Python and NumPy find the same", same(lists?.swings) && same(numpy?.swings));
  // 17 s: a Python package on this game, on a machine of two cores.
  report("  both indices", ours.seconds, { most: 17, unit: "s" });
  versus("Python (swings alone)", lists?.seconds, ours.seconds);
  versus("NumPy (swings alone)", numpy?.seconds, ours.seconds);
};

const large = (): void => {
  console.log("Both indices, exact, in games no peer here counts");
  const people = [
    81, 66, 65, 61, 46, 38, 20, 17, 11, 11, 10, 10, 10, 10, 9, 7, 6, 5, 5, 5, 4, 3, 2, 2, 1,
  ];
  const huge = people.map((n, i) => BigInt(n) * 10n ** 24n + BigInt(i));
  const far = best(() => powerOf(weightedGame(huge.reduce((a, b) => a + b) / 2n, huge)), 1);
  console.log(`  25 players whose weights have 26 digits: ${seconds(far.seconds)}`);
  const members = Array.from({ length: 336 }, (_, i) => (i < 300 ? 1 : 2));
  const house = best(() => powerOf(weightedGame(190, members)), 1);
  console.log(`  336 players of two kinds: ${seconds(house.seconds)}`);
  report("  the slower of the two", Math.max(far.seconds, house.seconds), { most: 10, unit: "s" });
};

minimal();
council();
large();
for (const failure of failures) console.error(`error bench/seats: ${failure}`);
if (failures.length > 0) process.exitCode = 1;
