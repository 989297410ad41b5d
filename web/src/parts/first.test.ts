import { expect, test } from "vitest";
import { differs } from "./first.ts";

const leader = (tabulation: string, election: string, party: string, chamber?: string) =>
  Object.assign({ tabulation, election, party, tied: false }, chamber && { chamber });

const row = (...tabulations: ReturnType<typeof leader>[]) => ({
  contest: "NA-1",
  regions: [],
  tabulations,
});

test("two accounts of one election with another first differ", () => {
  expect(differs(row(leader("a", "2024-02-08", "X"), leader("b", "2024-02-08", "Y")))).toBe(true);
  expect(differs(row(leader("a", "2024-02-08", "X"), leader("b", "2024-02-08", "X")))).toBe(false);
});

test("two elections, or two races of one day, are not two accounts of the same", () => {
  expect(differs(row(leader("a", "2018-07-25", "X"), leader("b", "2024-02-08", "Y")))).toBe(false);
  const day = "2024-02-08";
  expect(differs(row(leader("a", day, "X", "na"), leader("b", day, "Y", "pa")))).toBe(false);
});

test("a tie differs from nothing by itself, and from a single first", () => {
  const day = "2024-02-08";
  const tie = [leader("a", day, "X"), leader("a", day, "Y")];
  expect(differs(row(...tie))).toBe(false);
  expect(differs(row(...tie, leader("b", day, "Y"), leader("b", day, "X")))).toBe(false);
  expect(differs(row(...tie, leader("b", day, "X")))).toBe(true);
});
