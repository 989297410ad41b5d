import { expect, test } from "vitest";
import { en } from "../forensics/wording/en.ts";
import { ur } from "../forensics/wording/ur.ts";
import type { Reading, TestResult } from "../model/forensics.ts";
import { forensicTests } from "./forensic-tests.ts";

const nothing = { expected: null, sd: null, low: null, high: null, p: null, stations: 50 };
const readings: Reading[] = [
  { ...nothing, measure: "stations <with> fraud, f_i", observed: 0.25, reason: "not-identified" },
  { ...nothing, measure: "exponent", observed: 2, reason: "not-identified" },
  { ...nothing, measure: "mode", observed: null, reason: "not-defined" },
];
const result = (level: TestResult["level"]): TestResult => ({
  test: "klimek",
  standing: "description",
  level,
  place: "",
  readings,
});

test("a reason stands once beneath its table, and each figure it holds for is marked", () => {
  const { markup } = forensicTests([result("all")], en);
  expect(markup.match(/cannot tell the parameters/g)).toHaveLength(1);
  expect(markup.match(/†/g)).toHaveLength(3);
  expect(markup.match(/‡/g)).toHaveLength(2);
  expect(markup).toContain("stations &lt;with&gt; fraud");
  expect(markup).toContain("What else could make it");
});

test("only figures for all stations are shown, in the page's language", () => {
  expect(forensicTests([result("region")], en).markup).not.toContain("<table>");
  const { markup } = forensicTests([result("all")], ur);
  expect(markup).toContain(ur.tests.klimek.meaning);
  expect(markup).not.toContain(en.tests.klimek.meaning);
});
