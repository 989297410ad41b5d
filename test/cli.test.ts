import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { watchCase } from "../src/cli/watch.ts";
import { runCli } from "./run-cli.ts";
import { starterCase, temporaryFolder, writeFiles } from "./temporary.ts";

test("init makes a case that checks as its claims expect, and never touches what is there", async () => {
  const folder = join(temporaryFolder(), "new");
  expect((await runCli(["init", folder])).code).toBe(0);
  const ran = await runCli(["check", folder, "--expect"]);
  expect(ran.code).toBe(0);
  expect(ran.out).toContain("1 supported, 1 undecided, 1 reported");
  const again = await runCli(["init", folder]);
  expect(again.code).toBe(3);
  expect(again.err).toContain("init/not-empty");
});

test("a finding other than the one recorded fails only with --expect", async () => {
  const folder = starterCase({
    "claims/surprise.md": "---\nclaim: No check here\nexpect: supported\n---\n",
  });
  expect((await runCli(["check", folder])).code).toBe(0);
  const ran = await runCli(["check", folder, "--expect"]);
  expect(ran.code).toBe(1);
  expect(ran.out).toContain("expected supported");
});

test("--json is the whole, the same at every run, and free of colour", async () => {
  const folder = starterCase();
  const [first, second] = [
    await runCli(["check", folder, "--json"], { FORCE_COLOR: "1" }),
    await runCli(["check", folder, "--json"]),
  ];
  expect(first.out).toBe(second.out);
  const { counts, findings } = JSON.parse(first.out);
  expect(counts.undecided).toBe(1);
  const north = findings.find(({ id }: { id: string }) => id === "north-was-won");
  expect(north.checks[0].rows[0]).toEqual({
    holds: null,
    cells: ["North", "Harbour", 295, 1, 1, 2, 1],
  });
});

test("colour only where asked for, and never with NO_COLOR", async () => {
  const folder = starterCase();
  expect((await runCli(["check", folder])).out).not.toContain("\u001b[");
  expect((await runCli(["check", folder], { FORCE_COLOR: "1" })).out).toContain("\u001b[32m");
  expect((await runCli(["check", folder], { FORCE_COLOR: "1", NO_COLOR: "1" })).out).not.toContain(
    "\u001b[",
  );
});

test("--claim tests only the claims named, and an unknown one is an error", async () => {
  const folder = starterCase();
  const ran = await runCli(["check", folder, "--claim", "declared-seats"]);
  expect(ran.out).toContain("1 supported");
  expect(ran.out).not.toContain("undecided");
  const unknown = await runCli(["check", folder, "--claim", "declared-seat"]);
  expect(unknown.code).toBe(2);
  expect(unknown.err).toContain("Did you mean “declared-seats”?");
});

test("query prints rows, as a grid and as JSON, and is locked like a check", async () => {
  const folder = starterCase();
  const grid = await runCli(["query", "from seats_won('declared')", folder]);
  expect(grid.out).toContain("party    seats\nLantern      2\nHarbour      1\n2 rows");
  const json = await runCli(["query", "from seats_won('declared')", folder, "--json"]);
  expect(JSON.parse(json.out)).toEqual([
    { party: "Lantern", seats: 2 },
    { party: "Harbour", seats: 1 },
  ]);
  const attack = await runCli(["query", "from read_text('/etc/passwd')", folder]);
  expect(attack.code).toBe(3);
  expect(attack.err).toContain("sql/reaches-out");
});

test("tables lists every table and macro with a meaning for each column", async () => {
  const { out } = await runCli(["tables", starterCase(), "--json"]);
  const { tables, macros } = JSON.parse(out);
  const names = tables.map(({ name }: { name: string }) => name);
  for (const name of "tabulations contests stations sheets votes candidates parties alliances people chambers".split(
    " ",
  )) {
    expect(names).toContain(name);
  }
  for (const { columns, meaning } of [...tables, ...macros]) {
    expect(meaning).toMatch(/\S/);
    for (const column of columns ?? []) expect(column.meaning).toMatch(/\S/);
  }
});

test("words the command line does not know are errors with their own exit code", async () => {
  expect((await runCli(["chek"])).code).toBe(2);
  expect((await runCli(["check", ".", "--jsn"])).code).toBe(2);
  const none = await runCli(["check", "/nowhere/at/all"]);
  expect(none.code).toBe(3);
  expect(none.err).toContain("case/no-folder");
});

test("the report is the same bytes at every run, whatever the folder's place and the clock's zone", async () => {
  const [a, b] = [starterCase(), starterCase()];
  const zone = process.env.TZ;
  await runCli(["report", a]);
  process.env.TZ = "Asia/Karachi";
  await runCli(["report", b]);
  process.env.TZ = zone;
  for (const path of ["index.html", "findings.json", "claims/north-was-won.html"]) {
    expect(readFileSync(join(b, "report", path), "utf8")).toBe(
      readFileSync(join(a, "report", path), "utf8"),
    );
  }
});

test("watching runs again after a change, and not after its own writing", async () => {
  const folder = starterCase();
  const stop = new AbortController();
  const run = { count: 0 };
  const stderr = { write: () => true };
  const io = {
    stdout: stderr,
    stderr,
    env: {},
    cwd: folder,
    paint: (_: unknown, text: string) => text,
    exitCode: 0,
  };
  const watching = watchCase(folder, io, async () => void (run.count += 1), stop.signal);
  await sleep(300);
  expect(run.count).toBe(1);
  writeFiles(folder, { "report/index.html": "ours", ".mandate/x": "ours" });
  await sleep(400);
  expect(run.count).toBe(1);
  writeFiles(folder, { "claims/another.md": "---\nclaim: New\n---\n" });
  for (let waited = 0; run.count < 2 && waited < 100; waited++) await sleep(50);
  expect(run.count).toBe(2);
  stop.abort();
  await watching;
});

test("a file altered after it was recorded is named beside the findings that rest on it", async () => {
  const folder = starterCase();
  const env = { XDG_CONFIG_HOME: temporaryFolder() };
  expect((await runCli(["key", "new", "--name", "Test"], env)).code).toBe(0);
  expect((await runCli(["record", "--case", folder, "--reason", "First"], env)).code).toBe(0);
  expect((await runCli(["check", folder], env)).err).not.toContain("not-as-recorded");
  const path = join(folder, "results", "declared.csv");
  writeFiles(folder, { "results/declared.csv": readFileSync(path, "utf8").replace("410", "411") });
  const ran = await runCli(["check", folder], env);
  expect(ran.err).toContain("warning case/not-as-recorded");
  expect(ran.err).toContain("results/declared.csv");
});
