import { kindsOf, type LeftOut, type Slack } from "./slack.ts";

/**
 * Left-out sets counted by generating functions (Brams and Affuso 1976; Bilbao and others, TOP 8, 2000): the
 * coefficient of z^size x^weight … in Π (1 + z x^weight_i …), kept only inside the slack. Leaving one player
 * out divides by that player's factor. Exact: counts are doubles while 2^players is below 2^53, bigints above.
 */

/** Doubles hold every count of up to 53 players exactly. */
export const EXACT_IN_DOUBLES = 53;

type Cells = Float64Array | bigint[];

interface Box {
  /** Cells of one size, and how many a player's weights move along, or undefined: heavier than the box. */
  stride: number;
  lengths: number[];
  sizes: number;
}

const shapeOf = ({ most, rules }: Slack): Box => {
  const lengths = rules.map(({ room }) => Number(room) + 1);
  return { lengths, stride: lengths.reduce((a, b) => a * b, 1), sizes: most + 1 };
};

/** Cells the box would take; Infinity-safe, for choosing a method before anything is allocated. */
export const boxCells = (slack: Slack): number => {
  const { stride, sizes } = shapeOf(slack);
  return stride * sizes;
};

/** Calls `run(start, length, back)` for each stretch of cells a player can be in, `back` cells from without. */
const stretches = (
  lengths: readonly number[],
  steps: readonly number[],
  run: (start: number, length: number) => void,
): void => {
  if (lengths.some((length, axis) => steps[axis] >= length)) return;
  const last = lengths.length - 1;
  const visit = (axis: number, offset: number): void => {
    const [length, step] = [lengths[axis], steps[axis]];
    if (axis === last) run(offset * length + step, length - step);
    else for (let at = step; at < length; at++) visit(axis + 1, offset * length + at);
  };
  if (last < 0) run(0, 1);
  else visit(0, 0);
};

const stepsOf = (slack: Slack, player: number): number[] =>
  slack.rules.map(({ weights, room }) => {
    const weight = weights[player];
    return Number(weight > room ? room + 1n : weight);
  });

const backOf = (lengths: readonly number[], steps: readonly number[]): number =>
  steps.reduce((offset, step, axis) => offset * lengths[axis] + step, 0);

/** `cells[at] ±= cells[from]` over a stretch; `down` where the source must still be of before the player. */
const addStretch = (cells: Cells, at: number, from: number, length: number, sign: 1 | -1): void => {
  if (cells instanceof Float64Array) {
    for (let i = 0; i < length; i++) {
      cells[at + i] += sign * cells[from + i];
    }
    return;
  }
  for (let i = 0; i < length; i++) {
    const term = cells[from + i];
    if (term !== 0n) cells[at + i] = cells[at + i] + (sign === 1 ? term : -term);
  }
};

/** Multiplies (sign 1, sizes downward) or divides (sign −1, sizes upward) the whole box by one player. */
const turn = (cells: Cells, box: Box, steps: readonly number[], sign: 1 | -1): void => {
  const back = backOf(box.lengths, steps);
  const sizes = Array.from({ length: box.sizes - 1 }, (_, i) =>
    sign === 1 ? box.sizes - 1 - i : i + 1,
  );
  for (const size of sizes) {
    const base = size * box.stride;
    stretches(box.lengths, steps, (start, length) =>
      addStretch(cells, base + start, base - box.stride + start - back, length, sign),
    );
  }
};

const bySize = (cells: Cells, { stride, sizes }: Box): bigint[] =>
  Array.from({ length: sizes }, (_, size) => {
    let sum = 0n;
    // Sums of doubles stay below 2^53 for the same reason the cells do.
    if (cells instanceof Float64Array) {
      let part = 0;
      for (let i = size * stride; i < (size + 1) * stride; i++) part += cells[i];
      return BigInt(part);
    }
    for (let i = size * stride; i < (size + 1) * stride; i++) sum += cells[i];
    return sum;
  });

/** Left-out sets of every size, by dynamic programming over the box. Time: (players + kinds) × cells. */
export const countInBox = (slack: Slack): LeftOut => {
  const box = shapeOf(slack);
  const length = box.stride * box.sizes;
  const small = slack.players <= EXACT_IN_DOUBLES;
  const cells: Cells = small ? new Float64Array(length) : Array.from({ length }, () => 0n);
  cells[0] = small ? 1 : 1n;
  for (let player = 0; player < slack.players; player++) {
    turn(cells, box, stepsOf(slack, player), 1);
  }
  const { kind, example } = kindsOf(slack);
  const without = example.map((player) => {
    const rest = cells.slice();
    turn(rest, box, stepsOf(slack, player), -1);
    return bySize(rest, box);
  });
  return { all: bySize(cells, box), without: kind.map((index) => without[index]) };
};
