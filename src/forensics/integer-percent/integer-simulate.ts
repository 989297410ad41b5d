import type { Stations } from "../../model/forensics.ts";
import { Random } from "../chance/random.ts";
import { ballotsFound, tookPart } from "../stations/counts.ts";
import { type IntegerOptions, integerStations } from "./integer-percent.ts";
import { isWholePercent } from "./whole-percent.ts";

export interface SimulatedIntegers {
  mean: number;
  sd: number;
  simulations: number;
}

/**
 * The published way: draws every station's counts anew and counts whole percentages of turnout or share. A
 * cross-check of the exact sums, slower by the number of simulations; each draw has a stream of its own.
 */
export const simulateIntegers = (
  stations: Stations,
  options: IntegerOptions & { simulations: number; seed: string },
): SimulatedIntegers => {
  const { rows } = integerStations(stations, options);
  const voters = stations.registered!;
  const given = tookPart(stations)!;
  const found = ballotsFound(stations)!;
  const leader = stations.leader!;
  const totals: number[] = [];
  for (let s = 0; s < options.simulations; s++) {
    const random = new Random(`${options.seed}/integer/${s}`);
    let total = 0;
    for (const i of rows) {
      const turnout = random.binomial(voters[i], given[i] / voters[i]);
      const votes = random.binomial(found[i], leader[i] / found[i]);
      total += +(
        isWholePercent(turnout, voters[i], options.window) ||
        isWholePercent(votes, found[i], options.window)
      );
    }
    totals.push(total);
  }
  const mean = totals.reduce((a, b) => a + b, 0) / totals.length;
  const square = totals.reduce((a, b) => a + (b - mean) ** 2, 0) / (totals.length - 1);
  return { mean, sd: Math.sqrt(square), simulations: totals.length };
};
