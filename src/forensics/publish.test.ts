import { expect, test } from "vitest";
import { wantsForensics } from "./publish.ts";

test.each([
  ["select * from forensics where p < 0.01", true],
  ["select * from sheets s join forensics f on true", true],
  ["SELECT * FROM sheets, Forensics", true],
  ["They sent the recording to forensics, and heard nothing.", false],
  ["select forensics_note from sheets", false],
])("%s", (text, wanted) => {
  expect(wantsForensics([text])).toBe(wanted);
});
