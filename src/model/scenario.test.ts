import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { changeSchema, scenarioSchema } from "./scenario.ts";

describe("a scenario", () => {
  test("as the documentation writes it is one", () => {
    const page = readFileSync(join(import.meta.dirname, "../../docs/what-if.md"), "utf8");
    const [, yaml] = /```yaml\n([\s\S]*?)```/.exec(page) ?? [];
    const scenario = scenarioSchema.parse(parse(yaml));
    expect(scenario.changes.map((change) => change.do)).toEqual(["accept", "replace", "annul"]);
  });

  test("of nothing is the declared result", () => {
    expect(scenarioSchema.parse({})).toMatchObject({ changes: [], reserved: [], coalitions: {} });
  });

  test.for([
    { do: "accept", from: "x" },
    { do: "accept", from: "x", contests: ["a"], won_by: "p" },
    { do: "annul" },
    { do: "remove", from: "x", contest: "a", stations: [] },
    { do: "replace", from: "x", contest: "a", stations: ["1"] },
    { do: "drop", contests: ["a"] },
  ])("refuses %j", (change) => {
    expect(changeSchema.safeParse(change).success).toBe(false);
  });
});
