import { MandateError } from "../lib/error.ts";
import { boxCells, countInBox, EXACT_IN_DOUBLES } from "./box.ts";
import type { Game, Way } from "./game.ts";
import { countInHalves, halvesSteps } from "./halves.ts";
import { type LeftOut, type Slack, slackOf } from "./slack.ts";

/** Winning coalitions by number of members (index 0 to players): all of them, and those with each player. */
export interface Winning {
  all: bigint[];
  having: bigint[][];
}

/** 30 million cells: 240 MB of doubles, seconds at most. */
const MOST_CELLS = 3e7;
const MOST_STEPS = 1e9;
/** What a step of bigints takes, in steps of doubles. */
const BIGINT_STEP = 5;

const tooLarge = (slack: Slack): MandateError =>
  new MandateError({
    code: "seats/game-too-large",
    kind: "limit",
    message: `cannot count exactly: ${slack.players} players whose weights leave ${boxCells(slack)} cells to fill`,
    fix: "Give smaller whole numbers for the weights (thousands of people for people), or fewer players.",
  });

/** What a count gives, or undefined where an exact one is out of reach (`seats/game-too-large`). */
export const ifCountable = <T>(count: () => T): T | undefined => {
  try {
    return count();
  } catch (error) {
    if (error instanceof MandateError && error.code === "seats/game-too-large") return undefined;
    throw error;
  }
};

/** The cheaper of the two exact methods. */
export const countLeftOut = (slack: Slack): LeftOut => {
  const cells = boxCells(slack);
  const box =
    cells > MOST_CELLS
      ? Number.POSITIVE_INFINITY
      : cells * slack.players * 2 * (slack.players > EXACT_IN_DOUBLES ? BIGINT_STEP : 1);
  const halves = halvesSteps(slack);
  if (Math.min(box, halves) > MOST_STEPS) throw tooLarge(slack);
  return box <= halves ? countInBox(slack) : countInHalves(slack);
};

/** A coalition of s members leaves players − s out; it has player i when the left-out set is without i. */
const fromLeftOut = (leftOut: readonly bigint[], players: number): bigint[] =>
  Array.from({ length: players + 1 }, (_, size) => leftOut[players - size] ?? 0n);

const winningWay = (way: Way, players: number): Winning => {
  const slack = slackOf(way, players);
  const { all, without } = slack
    ? countLeftOut(slack)
    : { all: [], without: Array.from({ length: players }, () => []) };
  return {
    all: fromLeftOut(all, players),
    having: without.map((counts) => fromLeftOut(counts, players)),
  };
};

const addInto = (into: bigint[], counts: readonly bigint[], sign: bigint): void => {
  for (const [size, count] of counts.entries()) into[size] = (into[size] ?? 0n) + sign * count;
};

/** Every non-empty choice of ways, as one way, with the sign inclusion and exclusion gives it. */
const choices = (ways: readonly Way[]): { way: Way; sign: bigint }[] => {
  const all: { way: Way; sign: bigint }[] = [];
  for (const way of ways) {
    const both = all.map((one) => ({ way: [...one.way, ...way], sign: -one.sign }));
    all.push({ way, sign: 1n }, ...both);
  }
  return all;
};

/**
 * All winning coalitions of a game, counted exactly by size. Ways joined by "or" are counted by inclusion and
 * exclusion. Throws `seats/game-too-large` rather than give an inexact count.
 */
export const countWinning = ({ players, ways }: Game): Winning => {
  const empty = (): bigint[] => Array.from({ length: players + 1 }, () => 0n);
  const total: Winning = { all: empty(), having: Array.from({ length: players }, empty) };
  for (const { way, sign } of choices(ways)) {
    const { all, having } = winningWay(way, players);
    addInto(total.all, all, sign);
    for (const [player, counts] of having.entries()) {
      addInto(total.having[player], counts, sign);
    }
  }
  return total;
};
