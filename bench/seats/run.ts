import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gameOf, headcount, rule, weightedGame } from "../../src/seats/game.ts";
import { countMinimalWinning, minimalWinning } from "../../src/seats/minimal-winning.ts";
import { party } from "../../src/seats/parliament.ts";
import { powerOf } from "../../src/seats/power.ts";
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

const versus = (who: string, theirs: number, ours: number): void =>
  console.log(
    `  ${who} ${seconds(theirs)}, ours ${seconds(ours)}: ${(theirs / ours).toFixed(0)} times faster`,
  );

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
  check("at most 3.1 s, the time of an R package for 1,345 of 18 parties", listed.seconds <= 3.1);
  check("faster than R in this run", listed.seconds < took);
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
  check("at most 17 s, the time of a Python package for this game", ours.seconds <= 17);
  check("faster than NumPy in this run", ours.seconds < (numpy?.seconds ?? 0));
  if (lists) versus("Python (swings alone)", lists.seconds, ours.seconds);
  if (numpy) versus("NumPy (swings alone)", numpy.seconds, ours.seconds);
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
  check("either in at most 10 s", far.seconds <= 10 && house.seconds <= 10);
};

minimal();
council();
large();
for (const failure of failures) console.error(`error bench/seats: ${failure}`);
process.exitCode = failures.length === 0 ? 0 : 1;
