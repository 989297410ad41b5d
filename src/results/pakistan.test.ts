import { realpath } from "node:fs/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { asker, type Made, make, open } from "../../test/results.ts";
import { describeWithShared, sharedPath } from "../../test/shared.ts";
import { tabulationSchema } from "../model/tabulation.ts";
import type { Sandbox } from "../tables/sandbox.ts";
import { loadTabulations } from "./load.ts";

/** Sheets of `stations` stations that sum to `votes`: all but the first have the same. */
const spread = (contest: string, stations: number, votes: Record<string, number>): Made["sheets"] =>
  Array.from({ length: stations }, (_, i) => ({
    contest,
    station: String(i + 1),
    votes: Object.fromEntries(
      Object.entries(votes).map(([name, sum]) => {
        const each = Math.floor(sum / stations);
        return [name, i === 0 ? sum - each * (stations - 1) : each];
      }),
    ),
  }));

test("contradiction by subset: the two seats of Islamabad, as a published analysis has them", async () => {
  const islamabad = await open(
    [
      ...make({
        tab: "sheets",
        lists: ["some", "some"],
        contests: [
          { contest: "NA-46", stations_expected: 342 },
          { contest: "NA-47", stations_expected: 387 },
        ],
        sheets: [
          ...spread("NA-46", 298, { PTI: 75_608, "PML-N": 38_607 }),
          ...spread("NA-47", 379, { PTI: 101_061, "PML-N": 49_528 }),
        ],
      }),
      ...make({
        tab: "declared",
        lists: ["all", "all"],
        contests: [{ contest: "NA-46" }, { contest: "NA-47" }],
        sheets: [
          { contest: "NA-46", station: null, votes: { PTI: 44_317, "PML-N": 81_958 } },
          { contest: "NA-47", station: null, votes: { PTI: 86_794, "PML-N": 101_397 } },
        ],
      }),
    ],
    { parties: ["PTI", "PML-N"].map((id) => ({ id, name: id })) },
  );
  const columns = "contest, party, beyond, stations_missing, per_missing_station, contradicts";
  const asked = asker(() => islamabad);
  expect(
    await asked(
      `select ${columns} from contradictions('sheets', 'declared') order by contest, party`,
    ),
  ).toEqual([
    {
      contest: "NA-46",
      party: "PML-N",
      beyond: 0,
      stations_missing: 44,
      per_missing_station: 985,
      contradicts: null,
    },
    {
      contest: "NA-46",
      party: "PTI",
      beyond: 31_291,
      stations_missing: 44,
      per_missing_station: null,
      contradicts: true,
    },
    {
      contest: "NA-47",
      party: "PML-N",
      beyond: 0,
      stations_missing: 8,
      per_missing_station: 6484,
      contradicts: null,
    },
    {
      contest: "NA-47",
      party: "PTI",
      beyond: 14_267,
      stations_missing: 8,
      per_missing_station: null,
      contradicts: true,
    },
  ]);
  const assumed =
    "select contest, contradicts from contradictions('sheets', 'declared', most_voters := 1500) where party = 'PML-N' order by contest";
  expect(await asked(assumed)).toEqual([
    { contest: "NA-46", contradicts: false },
    { contest: "NA-47", contradicts: true },
  ]);
  islamabad.close();
});

describeWithShared("Pakistan's polling-station sheets", "data/pakistan-2024/form45-pti", () => {
  let sandbox: Sandbox;
  const ask = asker(() => sandbox);
  const labels = "PTI-IND IND ANP IPP JIP JUI MQM-P PML-N PML-Q PML-Z PPP TLP".split(" ");
  const sheets = {
    title: "Form 45",
    issuer: "PTI",
    stage: "form-45",
    level: "station",
    election: "2024-02-08",
    columns: { station: "No" },
    candidates: labels.map((column) => ({ column, party: column === "PTI-IND" ? "PTI" : column })),
  };
  const declared = {
    ...sheets,
    title: "Declared",
    level: "contest",
    data: "pakistan-2024/form45-tally-top-two.csv",
    columns: {
      contest: "seat",
      candidate: "dawn_winner",
      party: "dawn_winner_party",
      votes: "dawn_winner_votes",
      issued: "official_total_votes",
    },
    coverage: { candidates: "winners", stations: "all" },
    candidates: [],
  };

  beforeAll(async () => {
    const root = await realpath(sharedPath("data"));
    const descriptor = (id: string, value: object) => ({
      id,
      file: "r.yaml",
      value: tabulationSchema.parse(value),
    });
    const { tables } = await loadTabulations({
      root,
      parties: ["PTI", ...labels],
      descriptors: [
        descriptor("f45", {
          ...sheets,
          data: "pakistan-2024/form45-pti/*.csv",
          contests: { "NA-248": { stations_expected: 361 } },
        }),
        descriptor("earlier", { ...sheets, data: "pakistan-2024/form45-pti-earlier/*.csv" }),
        descriptor("declared", declared),
      ],
    });
    sandbox = await open(tables, {
      parties: [...new Set(["PTI", ...labels])].map((id) => ({ id, name: id })),
    });
  });
  afterAll(() => sandbox.close());

  test("NA-236: the sheets hold more votes than the declared result has", async () => {
    expect(
      await ask(
        "select in_hand, declared, beyond, contradicts from contradictions('f45', 'declared') where contest = 'NA-236' and candidate_a is null",
      ),
    ).toEqual([{ in_hand: 143_269, declared: 135_164, beyond: 8105, contradicts: true }]);
  });

  test("MQM-P's seats: what each missing station would have had to supply", async () => {
    const rows = await ask(
      "select declared, in_hand, stations_missing, per_missing_station from contradictions('f45', 'declared') where contest = 'NA-248' and party = 'MQM-P'",
    );
    expect(rows).toEqual([
      { declared: 103_082, in_hand: 15_271, stations_missing: 95, per_missing_station: 924 },
    ]);
  });

  test("NA-87: stations that come twice, with other figures; NA-248: the 95 stations without a sheet", async () => {
    const [{ sheets: twice }] = await ask(
      "select count(*) as sheets from sheet_issues('earlier') where issue = 'duplicate-station' and contest = 'NA-87'",
    );
    expect(twice).toBe(58);
    const [{ missing }] = await ask(
      "select count(*) as missing from sheet_issues('f45') where issue = 'station-missing' and contest = 'NA-248'",
    );
    expect(missing).toBe(95);
  });

  test("the seventeen seats declared for MQM-P: its rank on the sheets in hand, and whom the issues name", async () => {
    const seats = [
      219, 220, 232, 233, 234, 235, 236, 238, 240, 242, 244, 245, 246, 247, 248, 249, 250,
    ];
    const ranks = await ask(`
      select rank, count(*) as seats from (
        select contest, party, rank() over (partition by contest order by in_hand desc) as rank from missing_could_change('f45')
        where contest in (${seats.map((n) => `'NA-${n}'`).join(", ")}))
      where party = 'MQM-P' group by rank order by rank`);
    expect(ranks).toEqual([
      { rank: 2, seats: 4 },
      { rank: 3, seats: 10 },
      { rank: 4, seats: 2 },
      { rank: 5, seats: 1 },
    ]);
    const [{ changed }] =
      await ask(`select count(distinct contest) as changed from consolidation_issues('f45', 'declared')
      where issue = 'winner-differs' and contest in (${seats.map((n) => `'NA-${n}'`).join(", ")})`);
    expect(changed).toBe(17);
    // Not a bound: how many voters the missing stations have is not known, and the ranks stay open.
    const [{ fixed }] = await ask(
      "select count(rank_worst) as fixed from missing_could_change('f45')",
    );
    expect(fixed).toBe(0);
  });

  test("what parts sheets and result is said in words", async () => {
    const rows = await ask(
      "select issue, severity, words from consolidation_issues('f45', 'declared') where contest = 'NA-236' order by issue",
    );
    expect(rows.map(({ issue, severity }) => [issue, severity])).toEqual([
      ["beyond-declared", "error"],
      ["sum-differs", "warning"],
      ["winner-differs", "warning"],
    ]);
    expect(rows[0].words).toBe(
      "The listed candidates together: 143269 votes on the sheets in hand, 8105 more than the 135164 declared: both cannot be right",
    );
  });
});
