import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { checkedToJson } from "../src/claims/json.ts";
import { checkCase } from "../src/claims/run.ts";

/**
 * Golden cases: a folder goes in, findings come out. After a change that means to change findings, run with
 * UPDATE_GOLDEN=1 and read the difference before committing it.
 */
const folder = join(import.meta.dirname, "cases");
const root = join(import.meta.dirname, "..");

const cases = [
  ...readdirSync(folder).map((name) => ({
    name,
    input: join(folder, name, "input"),
    golden: join(folder, name, "findings.json"),
  })),
  {
    name: "pakistan-2024",
    input: join(root, "examples", "pakistan-2024"),
    golden: join(root, "test", "pakistan-2024.findings.json"),
  },
];

const findingsOf = async (input: string): Promise<string> => {
  const checked = await checkCase(input);
  checked.close();
  return `${JSON.stringify(checkedToJson(checked), null, 2)}\n`;
};

describe("golden cases", () => {
  test.for(cases)("$name", async ({ input, golden }) => {
    const findings = await findingsOf(input);
    if (process.env.UPDATE_GOLDEN) writeFileSync(golden, findings);
    expect(findings).toBe(readFileSync(golden, "utf8"));
  });

  test.for(["supported", "contradicted", "undecided", "reported", "disputed"])(
    "every claim of the case “%s” that expects a finding gets it",
    async (name) => {
      const { findings } = JSON.parse(await findingsOf(join(folder, name, "input"))) as {
        findings: { id: string; outcome: string; expected?: string }[];
      };
      const expecting = findings.filter(({ expected }) => expected !== undefined);
      expect(expecting.length).toBeGreaterThan(0);
      for (const { id, outcome, expected } of expecting)
        expect([id, outcome]).toEqual([id, expected]);
    },
  );
});
