import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runCli } from "./run-cli.ts";
import { writeFiles } from "./temporary.ts";

/** A chamber of five, its declared result, the agents' sheets of one contest, and a scenario. */
const caseYaml = `
title: Five seats
question: Who sits in them?
chambers:
  - id: house
    name: The House
    terms: [{ general: 5, reserved: [{ kind: women, seats: 2 }] }]
parties:
  - { id: red, name: Red }
  - { id: blue, name: Blue }
  - { id: green, name: Green }
  - { id: ind, name: Independents, counts: independents }
alliances:
  - { id: warm, name: Warm, members: [{ party: red }, { party: green, from: 2024-03-01 }] }
`;

const tabulation = (more: string) => `
title: A tabulation
issuer: Somebody
chamber: house
election: 2024-02-08
${more}`;

const rows = (...lines: string[]): string => `${lines.join("\n")}\n`;

const files = {
  "case.yaml": caseYaml,
  "results/declared.yaml": tabulation(`stage: final
level: contest
coverage: { candidates: all, stations: all }
data: declared.csv
columns: { contest: seat, regions: [region], candidate: name, party: party, votes: votes }`),
  "results/declared.csv": rows(
    "seat,region,name,party,votes",
    "S-1,North,Ann,red,300",
    "S-1,North,Bo,blue,290",
    "S-2,North,Cy,red,400",
    "S-2,North,Di,blue,100",
    "S-3,South,Ed,blue,200",
    "S-3,South,Flo,red,100",
    "S-4,South,Gil,ind,200",
    "S-4,South,Hal,blue,100",
    "S-5,South,Ida,green,90",
    "S-5,South,Jo,red,80",
  ),
  "results/agents.yaml": tabulation(`stage: sheets
level: station
coverage: { candidates: some, stations: some }
data: agents/*.csv
columns: { station: No }
candidates: [{ column: Red, party: red }, { column: Blue, party: blue }]`),
  "results/agents/S-1.csv": rows("No,Red,Blue", "1,100,150", "2,50,90"),
  "results/returned.yaml": tabulation(`stage: returned
level: station
coverage: { candidates: some, stations: some }
data: returned/*.csv
columns: { station: No }
candidates: [{ column: Red, party: red }, { column: Blue, party: blue }]`),
  "results/returned/S-1.csv": rows("No,Red,Blue", "1,150,100", "2,50,90"),
  "scenario.yaml": `
base: declared
on: 2024-03-02
changes:
  - { do: replace, from: returned, with: agents, contest: S-1, stations: ["1"] }
joins:
  - { contest: S-4, party: green, from: 2024-02-17 }
window: { gazette: 2024-02-15, days: 3 }
reserved:
  - { kind: women, seats: 2, method: hare, eligible: [red, blue, green] }
coalitions: { left: [red, green] }
portfolios: { red: 3, green: 1 }
`,
};

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "mandate-seats-"));
  writeFiles(folder, files);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const whatIf = async (...args: string[]) => {
  const ran = await runCli(["what-if", folder, "--json", ...args]);
  expect([ran.err, ran.code]).toEqual(["", 0]);
  return JSON.parse(ran.out);
};

describe("mandate what-if", () => {
  test("without changes shows the declared house twice", async () => {
    const shown = await whatIf();
    expect([shown.base, shown.basis, shown.majority]).toEqual(["declared", "general", 3]);
    expect(shown.contests_changed).toEqual([]);
    expect(
      shown.seats.map((row: { party: string; declared: number; what_if: number }) => [
        row.party,
        row.declared,
        row.what_if,
      ]),
    ).toEqual([
      ["red", 2, 2],
      ["blue", 1, 1],
      ["green", 1, 1],
      ["ind", 1, 1],
    ]);
  });

  test("accepts a tabulation for named contests, as far as its sheets go", async () => {
    const shown = await whatIf(
      "--accept",
      "agents",
      "--contests",
      "S-1",
      "--coalition",
      "red,green",
    );
    expect(shown.contests_changed).toMatchObject([
      {
        contest: "S-1",
        declared: [{ party: "red" }],
        what_if: [{ party: "blue", settled: false }],
      },
    ]);
    expect(shown.coalitions.at(-1)).toMatchObject({
      declared: { seats: 3, holds: true },
      what_if: { seats: 2, low: 2, high: 3, holds: null },
    });
  });

  test("replaces a sheet, and the sum turns", async () => {
    const shown = await whatIf("--replace", "returned/S-1/1=agents");
    expect(shown.contests_changed[0].what_if[0]).toMatchObject({
      party: "blue",
      votes: 340,
      settled: true,
    });
  });

  test("removes and restores sheets", async () => {
    const removed = await whatIf("--remove", "returned/S-1/1");
    expect(removed.contests_changed[0].what_if[0]).toMatchObject({ party: "blue", votes: 190 });
    const restored = await whatIf("--restore", "agents/S-1/1,2");
    expect(restored.contests_changed[0].what_if[0]).toMatchObject({ party: "blue", votes: 530 });
  });

  test("annuls a contest: its seat is open", async () => {
    const shown = await whatIf("--annul", "S-2");
    expect(shown.contests_changed).toMatchObject([
      { contest: "S-2", what_if: [], open: "annulled" },
    ]);
    expect(shown.open).toEqual({ declared: 0, what_if: 1 });
  });

  test("follows a scenario file: sheets, joins in time, reserved seats, coalitions and alliances by date", async () => {
    const shown = await whatIf("--scenario", join(folder, "scenario.yaml"));
    expect([shown.on, shown.basis, shown.majority]).toEqual(["2024-03-02", "house", 4]);
    expect(shown.what_if.reserved).toMatchObject([
      {
        kind: "women",
        vacant: 0,
        seats: [
          { party: "blue", seats: 1 },
          { party: "green", seats: 1 },
        ],
      },
    ]);
    expect(shown.declared.reserved[0].seats).toHaveLength(2);
    const left = shown.coalitions.find(({ name }: { name: string }) => name === "left");
    expect(left.members).toEqual(["red", "green"]);
    expect(shown.coalitions.find(({ name }: { name: string }) => name === "warm").members).toEqual([
      "red",
      "green",
    ]);
  });

  test("shares out the seats of a contest in proportion, lists under the threshold left out", async () => {
    writeFiles(folder, {
      "results/declared.yaml": `${files["results/declared.yaml"]}\ncontests: { S-1: { seats: 3 } }`,
      "lists.yaml": "proportional: { method: dhondt, threshold: 49.2% }\n",
    });
    const shown = await whatIf("--scenario", join(folder, "lists.yaml"));
    writeFiles(folder, { "results/declared.yaml": files["results/declared.yaml"] });
    const held = shown.seats.map(({ party, declared }: { party: string; declared: number }) => [
      party,
      declared,
    ]);
    expect(held.slice(0, 2)).toEqual([
      ["red", 4],
      ["blue", 1],
    ]);
    expect(shown.open.declared).toBe(0);
  });

  test("prints for people, and says what it rests on", async () => {
    const { out, code } = await runCli([
      "what-if",
      folder,
      "--accept",
      "agents",
      "--won-by",
      "red",
      "--contests",
      "S-1",
    ]);
    expect([out, code]).toEqual(["", 2]);
    const good = await runCli(["what-if", folder, "--accept", "agents", "--contests", "S-1"]);
    expect(good.out).toContain("What if agents is taken for S-1");
    expect(good.out).toContain("on the sheets in hand");
    expect(good.out).toContain("1 contest changes");
  });

  test.for([
    [["--base", "declare"], "seats/no-tabulation", 2],
    [["--accept", "agents"], "seats/bad-scenario", 2],
    [["--accept", "agents", "--contests", "S-9"], "seats/no-contest", 3],
    [["--remove", "agents/S-1/9"], "seats/no-sheet", 3],
    [["--remove", "agents-S-1-9"], "seats/bad-scenario", 2],
    [["--coalition", "red,purple"], "seats/no-party", 2],
    [["--on", "2024-02-31"], "seats/bad-scenario", 2],
    [["--basis", "senate"], "seats/bad-scenario", 2],
    [["--scenario", "/nowhere/at/all.yaml"], "file/missing", 3],
  ] as const)("refuses %j", async ([args, code, exit]) => {
    const ran = await runCli(["what-if", folder, ...args]);
    expect(ran.err).toContain(`error ${code}:`);
    expect([ran.out, ran.code]).toEqual(["", exit]);
  });
});

describe("names in a scenario", () => {
  test.for([
    ["reserved: [{ kind: women, seats: { Nort: 2 } }]", "seats/no-region", "Did you mean “North”?"],
    [
      "reserved: [{ kind: women, seats: 2, eligible: [red, blu] }]",
      "seats/no-party",
      "Did you mean “blue”?",
    ],
    ["portfolios: { gren: 1 }", "seats/no-party", "Did you mean “green”?"],
    ["joins: [{ person: Gill, party: green }]", "seats/no-holder", "Did you mean “Gil”?"],
    ["joins: [{ contest: S-9, party: green }]", "seats/which-holder", "Give the person's name"],
    ["changes: [{ do: annul, won_by: rd }]", "seats/no-party", "Did you mean “red”?"],
    ["chnages: []", "yaml/unknown-key", "Did you mean “changes”?"],
  ] as const)("%s is refused", async ([yaml, code, fix]) => {
    writeFiles(folder, { "wrong.yaml": `${yaml}\n` });
    const ran = await runCli(["what-if", folder, "--scenario", join(folder, "wrong.yaml")]);
    expect(ran.err).toContain(`error ${code}:`);
    expect(ran.err).toContain(fix);
    expect(ran.out).toBe("");
  });
});

describe("mandate coalitions", () => {
  test("names who is needed, who is surplus and who could be sidelined", async () => {
    const ran = await runCli([
      "coalitions",
      folder,
      "--coalition",
      "red,green,blue",
      "--on",
      "2024-03-02",
    ]);
    expect([ran.err, ran.code]).toEqual(["", 0]);
    expect(ran.out).toContain("red + green + blue: 4, majority");
    expect(ran.out).toContain("surplus, one at a time: blue, green");
    expect(ran.out).toContain("red + blue (3) could sideline green");
  });

  test("holds portfolios against seats", async () => {
    const scenario = join(folder, "scenario.yaml");
    const { out } = await runCli(["coalitions", folder, "--scenario", scenario, "--json"]);
    expect(JSON.parse(out).portfolios).toMatchObject([
      {
        party: "red",
        seats: 1,
        portfolios: 3,
        proportional: { exact: "1/1" },
        excess: { exact: "2/1" },
      },
      {
        party: "green",
        seats: 3,
        portfolios: 1,
        proportional: { exact: "3/1" },
        excess: { exact: "-2/1" },
      },
    ]);
  });

  test("gives exact power as JSON, independents one by one", async () => {
    const { out } = await runCli(["coalitions", folder, "--json"]);
    const { blocs, minimal_coalitions } = JSON.parse(out);
    expect(minimal_coalitions).toBe(4);
    expect(blocs[0]).toMatchObject({
      id: "red",
      minimal_coalitions: 3,
      shapley_shubik: { exact: "1/2", decimal: "0.500000" },
    });
  });
});

describe("the tables of the seats stage", () => {
  const query = async (sql: string) => {
    const ran = await runCli(["query", sql, folder, "--json"]);
    expect([ran.err, ran.code]).toEqual(["", 0]);
    return JSON.parse(ran.out);
  };

  test("hold each seat of the declared house, and who is needed in it", async () => {
    expect(
      await query(
        "select contest, seats, candidate, party, settled, open from house_seats order by contest limit 1",
      ),
    ).toEqual([
      { contest: "S-1", seats: 1, candidate: "Ann", party: "red", settled: true, open: null },
    ]);
    expect(
      await query(
        "select party, members, in_every_majority as veto, minimal_coalitions as n from blocs order by seats desc, party",
      ),
    ).toEqual([
      { party: "red", members: 1, veto: false, n: 3 },
      { party: "blue", members: 1, veto: false, n: 2 },
      { party: "green", members: 1, veto: false, n: 2 },
      { party: "ind", members: 1, veto: false, n: 2 },
    ]);
  });

  test("needed_in says who a coalition needs", async () => {
    const rows = await query(
      "select party, needed, surplus from needed_in('declared', ['red', 'green', 'blue'], date '2024-03-01')",
    );
    expect(rows).toEqual([
      { party: "red", needed: true, surplus: false },
      { party: "blue", needed: false, surplus: true },
      { party: "green", needed: false, surplus: true },
    ]);
  });

  test("gamson gives each partner's proportion in whole numbers and as a fraction", async () => {
    const rows = await query("from gamson('declared', ['red', 'green'], 5)");
    expect(rows).toMatchObject([
      { party: "red", seats: 2, together: 3, at_least: 3, at_most: 4 },
      { party: "green", seats: 1, together: 3, at_least: 1, at_most: 2 },
    ]);
    expect(rows[0].proportional).toBeCloseTo(10 / 3, 12);
  });
});

test("a chamber of absurd size, and a contest of absurdly many seats, do no harm", async () => {
  const absurd = mkdtempSync(join(tmpdir(), "mandate-seats-"));
  try {
    writeFiles(absurd, {
      ...files,
      "case.yaml": caseYaml.replace("general: 5", "general: 9007199254740000"),
      "results/declared.yaml": `${files["results/declared.yaml"]}\ncontests: { S-1: { seats: 9007199254740000 } }`,
    });
    const sql = "select in_every_majority, shapley_shubik, minimal_coalitions from blocs limit 1";
    const { out, code } = await runCli(["query", sql, absurd, "--json"]);
    expect([JSON.parse(out), code]).toEqual([
      [{ in_every_majority: null, shapley_shubik: null, minimal_coalitions: null }],
      0,
    ]);
    const asked = await runCli(["coalitions", absurd]);
    expect(asked.code).toBe(0);
    expect(asked.out).toContain("0 minimal winning coalitions");
  } finally {
    rmSync(absurd, { recursive: true, force: true });
  }
});

describe("Pakistan 2024: the seventeen seats declared for MQM-P", () => {
  const example = join(import.meta.dirname, "..", "examples", "pakistan-2024");

  test("on the sheets of PTI's agents all go to candidates it backed, and none of it is settled", async () => {
    const accept = ["--accept", "na-2024-form45-pti-mqm", "--won-by", "MQM-P"];
    const coalitionsAsked = ["--coalition", "PML-N,PPP,MQM-P", "PML-N,PPP"];
    const ran = await runCli(["what-if", example, "--json", ...accept, ...coalitionsAsked]);
    const { base, seats, contests_changed, coalitions } = JSON.parse(ran.out);
    expect(base).toBe("na-2024-form47");
    const seatsOf = (id: string) => seats.find(({ party }: { party: string }) => party === id);
    expect(seatsOf("PTI-backed")).toMatchObject({ declared: 93, what_if: 110, settled: 93 });
    expect(seatsOf("MQM-P")).toMatchObject({ declared: 17, what_if: 0 });
    expect(contests_changed).toHaveLength(17);
    expect(coalitions.slice(-2)).toMatchObject([
      {
        declared: { seats: 146, majority: 134, holds: true },
        what_if: { seats: 129, high: 148, holds: null },
      },
      { declared: { seats: 129, high: 131, holds: false }, what_if: { seats: 129, holds: null } },
    ]);
  });
});
