import { majorityOf } from "./game.ts";
import type { Basis, House } from "./house.ts";

/** Whether a coalition has a majority: TRUE, FALSE, or null where open seats could still decide it. */
export interface Verdict {
  seats: number;
  /** Fewest seats it can end with: those that no missing sheet could change. */
  low: number;
  /** Most seats it can end with: its own, all unsettled ones and all open ones. */
  high: number;
  majority: number;
  holds: boolean | null;
}

/**
 * Seats of a coalition and whether they are a majority of the house or of its general seats. Reserved seats that
 * follow general seats are as unsettled as those they follow, so that with any unsettled seat all count as open.
 */
export const verdictOn = (house: House, members: readonly string[], basis: Basis): Verdict => {
  const { parties, chamber, generalOpen, reservedOpen } = house;
  const mine = parties.filter(({ party }) => party !== null && members.includes(party));
  const sum = (all: typeof parties, key: "general" | "settled" | "reserved") =>
    all.reduce((total, row) => total + row[key], 0);
  const unsettled = sum(parties, "general") - sum(parties, "settled");
  const firm = unsettled === 0 ? sum(mine, "reserved") : 0;
  const loose = unsettled === 0 ? 0 : sum(parties, "reserved");
  const full = basis === "house";
  const low = sum(mine, "settled") + (full ? firm : 0);
  const high = low + unsettled + generalOpen + (full ? loose + reservedOpen : 0);
  const majority = full ? chamber.majority : majorityOf(chamber.general);
  return {
    seats: sum(mine, "general") + (full ? sum(mine, "reserved") : 0),
    low,
    high,
    majority,
    holds: low >= majority ? true : high < majority ? false : null,
  };
};
