import { expect, test } from "vitest";
import { caseSchema } from "../model/case.ts";
import { caseReferences } from "./references.ts";

const meta = caseSchema.parse({
  title: "t",
  question: "q",
  parties: [
    { id: "Lantern", name: "Lantern" },
    { id: "Lantern", name: "Lantern again" },
  ],
  alliances: [{ id: "x", name: "X", members: [{ party: "Lanterns" }] }],
  report: { seats: ["declred"], timeline: ["Lantern"] },
});

test("ids given twice and references that lead nowhere, each with the nearest that exists", () => {
  const problems = caseReferences(meta, []);
  expect(problems.map(({ code, fix }) => [code, fix])).toEqual([
    ["case/duplicate-id", "Give each an id of its own."],
    ["case/unknown-reference", "Did you mean “Lantern”?"],
    ["case/unknown-reference", "Add it, or use one of: none yet."],
  ]);
});
