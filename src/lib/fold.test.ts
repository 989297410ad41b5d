import { expect, test } from "vitest";
import { searchKey } from "./fold.ts";

test.each([
  ["ہمارا مینڈیٹ جعلی ہے", "ہمارا مينڈيٹ جعلى هے"],
  ["کراچی", "كراچي"],
  ["مُحَمَّد", "محمد"],
  ["آئین", "ايين"],
  ["بھی", "بہی"],
  ["فارم ۴۵", "فارم 45"],
  ["فارم ٤٥", "فارم 45"],
  ["می\u200cکند", "میکند"],
  ["تـــحریک", "تحریک"],
  ["São Paulo", "sao  PAULO"],
  ["ﻻہور", "لاہور"],
])("“%s” is found by “%s”", (written, sought) => {
  expect(searchKey(written)).toBe(searchKey(sought));
});

test("words that differ stay apart", () => {
  expect(searchKey("جعلی")).not.toBe(searchKey("جعلا"));
  expect(searchKey("NA-236")).not.toBe(searchKey("NA-235"));
});
