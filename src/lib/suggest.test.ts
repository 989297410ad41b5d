import { expect, test } from "vitest";
import { editDistance, nearest } from "./suggest.ts";

test("distance counts insertions, deletions and substitutions", () => {
  expect(editDistance("kitten", "sitting")).toBe(3);
  expect(editDistance("", "abc")).toBe(3);
});

test("the nearest name is offered only when it is near", () => {
  expect(nearest("MQMP", ["PML-N", "MQM-P", "PPP"])).toBe("MQM-P");
  expect(nearest("zebra", ["PML-N", "MQM-P"])).toBeUndefined();
  expect(nearest("pti", ["PTI"])).toBe("PTI");
});
