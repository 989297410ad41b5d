import type { Tie } from "./allocation.ts";
import { allocate, type Method } from "./method.ts";

/** General seats as they count for reserved seats (see `countedForReserved`). */
export interface GeneralSeats {
  party: string;
  /** Province or other division; null where the rule has none. */
  region: string | null;
  seats: number;
}

/**
 * How one kind of reserved seat is shared out. In Pakistan: women's seats of the National Assembly province by
 * province (Constitution, Art. 51(6)(d)), non-Muslims' over the whole country (Art. 51(6)(e)), in proportion to
 * general seats; the shares notified in 2018 are those of largest remainder (see reserved.test.ts). Who may take
 * part, and what becomes of the share of those who may not, was itself disputed in 2024: both readings are
 * parameters.
 */
export interface ReservedRule {
  kind: string;
  /** Seats by region, or one number for all regions together. */
  seats: number | Readonly<Record<string, number>>;
  method: Method;
  /** Parties that may take part; absent: all in the list. Independents who joined nobody are left off it. */
  eligible?: readonly string[] | undefined;
  /** The share of those not eligible goes to the eligible, or stays vacant. */
  ineligible: "to-others" | "vacant";
}

export interface ReservedSeats {
  kind: string;
  region: string | null;
  seats: { party: string; seats: number }[];
  /** Not given to anybody: the share of those not eligible, or no party to give them to. */
  vacant: number;
  tie: Tie | undefined;
}

const addUp = (general: readonly GeneralSeats[]): { party: string; votes: number }[] => {
  const sums = new Map<string, number>();
  for (const { party, seats } of general) sums.set(party, (sums.get(party) ?? 0) + seats);
  return Array.from(sums, ([party, votes]) => ({ party, votes }));
};

const shareOut = (
  general: readonly GeneralSeats[],
  seats: number,
  rule: ReservedRule,
  region: string | null,
): ReservedSeats => {
  const may = (party: string): boolean => rule.eligible?.includes(party) ?? true;
  const taking = rule.ineligible === "vacant" ? general : general.filter(({ party }) => may(party));
  const { seats: given, tie } = allocate({ lists: addUp(taking), seats, method: rule.method });
  const kept = given.filter(({ party, seats }) => seats > 0 && may(party));
  const filled = kept.reduce((sum, { seats }) => sum + seats, 0) + (tie?.seats ?? 0);
  return { kind: rule.kind, region, seats: kept, vacant: seats - filled, tie };
};

/** Reserved seats of one kind, region by region in the order the rule names them. */
export const reservedSeats = (
  general: readonly GeneralSeats[],
  rule: ReservedRule,
): ReservedSeats[] => {
  if (typeof rule.seats === "number") return [shareOut(general, rule.seats, rule, null)];
  return Object.entries(rule.seats).map(([region, seats]) =>
    shareOut(
      general.filter((one) => one.region === region),
      seats,
      rule,
      region,
    ),
  );
};
