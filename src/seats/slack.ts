import type { Rule, Way } from "./game.ts";

/**
 * A way to win, seen from those left out: a coalition wins when the players outside it weigh no more than
 * `room` by each rule and are no more than `most`. Every count below is of such left-out sets, because one box
 * then holds all rules at once.
 */
export interface Slack {
  players: number;
  most: number;
  rules: { weights: readonly bigint[]; room: bigint }[];
}

const sum = (weights: readonly bigint[]): bigint => weights.reduce((a, b) => a + b, 0n);

/** The same positive weight for all: a rule on heads, which needs no dimension of its own. */
const isHeadcount = ({ weights }: Rule): boolean =>
  (weights[0] ?? 0n) > 0n && weights.every((weight) => weight === weights[0]);

/** The way as slack, or undefined where not even all players together meet it. */
export const slackOf = (way: Way, players: number): Slack | undefined => {
  const roomOf = ({ weights, quota }: Rule): bigint => sum(weights) - quota;
  if (way.some((rule) => roomOf(rule) < 0n)) return undefined;
  const heads = way.filter(isHeadcount);
  const most = heads.map((rule) => Number(roomOf(rule) / (rule.weights[0] ?? 1n)));
  return {
    players,
    most: Math.min(players, ...most),
    rules: way
      .filter((rule) => !isHeadcount(rule))
      .map((rule) => ({ weights: rule.weights, room: roomOf(rule) })),
  };
};

/** Left-out sets within the slack by number of players: all of them, and those each player is not in. */
export interface LeftOut {
  all: bigint[];
  without: bigint[][];
}

/** Players alike by every rule share one count: the number of each player's kind, and one player of each. */
export const kindsOf = ({ players, rules }: Slack): { kind: number[]; example: number[] } => {
  const seen = new Map<string, number>();
  const example: number[] = [];
  const kind = Array.from({ length: players }, (_, player) => {
    const key = rules.map(({ weights }) => weights[player]).join(" ");
    if (!seen.has(key)) {
      seen.set(key, example.length);
      example.push(player);
    }
    return seen.get(key) as number;
  });
  return { kind, example };
};
