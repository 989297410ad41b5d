import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { checkCase } from "../src/claims/run.ts";
import { writeReport } from "../src/report/write.ts";
import { cleanStations } from "./forensics-data.ts";
import { runCli } from "./run-cli.ts";
import { temporaryFolder, writeFiles } from "./temporary.ts";

const csv = (): string => {
  const { size, registered, issued, valid, rejected, leader, region, regions } = cleanStations({
    size: 600,
    regions: 3,
  });
  const rows = Array.from({ length: size }, (_, i) =>
    [
      regions[region[i]],
      `s${i + 1}`,
      registered![i],
      issued![i],
      valid![i],
      rejected![i],
      leader![i],
      valid![i] - leader![i],
    ].join(","),
  );
  return ["region,station,registered,issued,valid,rejected,Red,Blue", ...rows, ""].join("\n");
};

const claim = (sql: string): string =>
  ["---", "claim: The counts end in 0 too often", "---", "", "```sql check", sql, "```", ""].join(
    "\n",
  );

const makeCase = (claims: Record<string, string>): string => {
  const folder = temporaryFolder();
  writeFiles(folder, {
    "case.yaml": "title: T\nquestion: Was it so?\n",
    "results/final.yaml": [
      "title: All stations",
      "issuer: Commission",
      "stage: final",
      "level: station",
      "election: 2024-01-01",
      "coverage: { candidates: all, stations: all }",
      "data: final.csv",
      "contest: president",
      "columns: { regions: [region], station: station, registered: registered, issued: issued, valid: valid, rejected: rejected }",
      "candidates: [{ column: Red }, { column: Blue }]",
      "",
    ].join("\n"),
    "results/final.csv": csv(),
    ...claims,
  });
  return folder;
};

test("a claim rests on the table of figures, and the report shows the pictures", async () => {
  const folder = makeCase({
    "claims/digits.md": claim(
      "select measure, observed, expected, q, tried, q <= 0.05 as holds\nfrom forensics where test = 'zero-five' and level = 'all'",
    ),
  });
  const checked = await checkCase(folder);
  try {
    const [finding] = checked.findings;
    expect(finding.problems).toEqual([]);
    expect(finding.outcome).toBe("contradicted");
    expect(finding.checks[0].rows).toHaveLength(2);
    const { index } = await writeReport(checked);
    expect(readFileSync(index, "utf8")).toContain("forensics-final.html");
    const page = readFileSync(join(folder, "report", "forensics-final.html"), "utf8");
    expect(page.match(/<svg/g)!.length).toBeGreaterThanOrEqual(5);
    expect(page).toContain("What else could make it");
    expect(page).not.toContain("<script");
  } finally {
    checked.close();
  }
}, 120_000);

test("the command says what it found, what else makes it, and how many tests it tried", async () => {
  const folder = makeCase({});
  const { code, out } = await runCli(["forensics", folder, "--test", "zero-five", "second-digit"]);
  expect(code).toBe(0);
  expect(out).toMatch(/votes of \S+/);
  expect(out).toContain("What else makes the pattern");
  expect(out).toContain("Not evidence: it fires on elections nobody disputes.");
  expect(out).toContain("2 p-values were computed");
});

test("false alarms and power are measured at the case's own stations, alike on one thread and two", async () => {
  const folder = makeCase({});
  const base = ["forensics", folder, "--test", "zero-five", "--calibrate", "--power"];
  const run = async (...more: string[]) =>
    (await runCli([...base, "--elections", "20", ...more])).out;
  const json = await run("--json", "--threads", "1");
  expect(await run("--json", "--threads", "2")).toBe(json);
  const { calibration, power, tests } = JSON.parse(json);
  expect(calibration.every(({ elections }: { elections: number }) => elections === 20)).toBe(true);
  const zeros = power.filter(
    ({ fraud, measure }: { fraud: string; measure: string }) =>
      fraud === "zeros" && measure === "share of leader's votes ending in 0 or 5",
  );
  expect(zeros.map(({ part }: { part: number }) => part)).toEqual([0.01, 0.02, 0.05, 0.1, 0.25]);
  expect(zeros.at(-1).found).toBe(1);
  expect(tests[0]).toMatchObject({ test: "zero-five", standing: "evidence" });
  const text = await run();
  expect(text).toMatch(/On 20 clean elections at these stations|Fires too often/);
  expect(text).toMatch(/the leader's votes made to end in 0\n.*zero-five: .* 25\.0 %: 100\.0 %/);
}, 120_000);

test("the same seed gives the same bytes, on one thread and on two", async () => {
  const folder = makeCase({});
  const base = ["forensics", folder, "--test", "spikes", "slopes", "--by", "region", "--json"];
  const run = async (...more: string[]) => (await runCli([...base, ...more])).out;
  const one = await run("--threads", "1");
  expect(await run("--threads", "2")).toBe(one);
  expect(await run("--threads", "2", "--seed", "other")).not.toBe(one);
  expect(JSON.parse(one).figures.length).toBeGreaterThan(10);
});

test.each([
  [["--test", "spike"], "forensics/unknown-test"],
  [["--tabulation", "finl"], "forensics/unknown-tabulation"],
  [["--party", "Rde"], "forensics/unknown-party"],
  [["--by", "town"], "forensics/unknown-level"],
  [["--threads", "0"], "forensics/not-a-count"],
])("%j is refused by name", async (args, name) => {
  const { code, err } = await runCli(["forensics", makeCase({}), ...args]);
  expect(code).toBe(2);
  expect(err).toContain(name);
});
