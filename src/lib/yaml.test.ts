import { expect, test } from "vitest";
import { z } from "zod";
import { parseYaml } from "./yaml.ts";

const schema = z.strictObject({ title: z.string(), seats: z.object({ general: z.int() }) });

const told = (text: string): string[] =>
  parseYaml({ text, file: "case.yaml" }, schema).problems.map(
    ({ message, fix, at }) => `${at?.line} ${message}: ${fix}`,
  );

test("a value left empty, one missing and one of another kind are told apart, each with its line", () => {
  expect(told("title:\nseats:\n  general: many\n")).toEqual([
    "1 title is empty: Fill in title (string).",
    expect.stringMatching(/^3 seats\.general: Invalid input/),
  ]);
  expect(told("title: T\nseats: {}\n")).toEqual([
    "2 seats.general is missing: Add seats.general (number).",
  ]);
});

test("a key nobody knows is set beside the nearest one", () => {
  expect(told("titles: T\ntitle: T\nseats: { general: 1 }\n")).toEqual([
    "1 “titles” is not known here: Did you mean “title”?",
  ]);
});
