import { realpath } from "node:fs/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { describeWithShared, sharedPath } from "../../test/shared.ts";
import { caseTables } from "../case/tables.ts";
import { openDuckDB } from "../lib/duckdb.ts";
import { caseSchema } from "../model/case.ts";
import { tabulationSchema } from "../model/tabulation.ts";
import { loadTables } from "../tables/load.ts";
import { createMacro } from "../tables/macros.ts";
import { loadTabulations } from "./load.ts";
import { resultsMacros } from "./macros.ts";

const candidates = [
  "Amuriat Oboi Patrick",
  "Kabuleta Kiiza Joseph",
  "Kalembe Nancy Linda",
  "Katumba John",
  "Kyagulanyi Ssentamu Robert",
  "Mao Norbert",
  "Mayambala Willy",
  "Mugisha Muntu Gregg",
  "Mwesigye Fred",
  "Tumukunde Henry Kakurugu",
  "Yoweri Museveni Tibuhaburwa Kaguta",
];

describeWithShared(
  "the quick count, by simulation on Uganda's stations",
  "data/uganda-2021",
  () => {
    let opened: Awaited<ReturnType<typeof openDuckDB>>;

    beforeAll(async () => {
      const value = tabulationSchema.parse({
        title: "T",
        issuer: "EC",
        stage: "station",
        level: "station",
        election: "2021-01-14",
        coverage: { candidates: "all", stations: "all" },
        contest: "President",
        data: "uganda-2021/stations.csv",
        columns: {
          station: ["District", "Constituency", "Subcounty", "Parish", "Polling Station"],
          regions: ["District"],
          registered: "Reg.Voters",
          valid: "Valid Votes",
        },
        candidates: candidates.map((column) => ({ column, name: column })),
      });
      const { tables } = await loadTabulations({
        root: await realpath(sharedPath("data")),
        descriptors: [{ id: "full", file: "u.yaml", value }],
      });
      opened = await openDuckDB();
      const meta = caseSchema.parse({ title: "T", question: "Q" });
      await loadTables(opened.connection, [...caseTables(meta), ...tables]);
      for (const macro of resultsMacros) await opened.connection.run(createMacro(macro));
    });
    afterAll(() => {
      opened.connection.closeSync();
      opened.instance.closeSync();
    });

    const query = async (sql: string) =>
      (await opened.connection.runAndReadAll(sql)).getRowObjects();

    /** Three in a hundred of each district's stations, and never fewer than two, drawn by a hash of the seed. */
    const draw = async (seed: number): Promise<void> => {
      await opened.connection.run(`
      delete from sheets where tabulation = 'sample';
      delete from votes where tabulation = 'sample';
      insert into sheets select 'sample', * exclude (tabulation) from sheets where tabulation = 'full' and station in (
        select station from (
          select station, row_number() over (partition by regions[1] order by hash(station, ${seed})) as place,
            count(*) over (partition by regions[1]) as size
          from stations where tabulation = 'full')
        where place <= greatest(2, round(size * 0.03)));
      insert into votes select 'sample', * exclude (tabulation) from votes
        where tabulation = 'full' and sheet in (select sheet from sheets where tabulation = 'sample')`);
    };

    test("the 95 % interval covers the full count in 93 to 97 of 100 samples", {
      timeout: 300_000,
    }, async () => {
      const truth =
        await query(`select candidate, 100 * sum(votes) / sum(sum(votes)) over () as share from votes
      where tabulation = 'full' group by candidate`);
      const leading = truth.filter(({ share }) => Number(share) > 1);
      const share = new Map(leading.map((row) => [row.candidate, Number(row.share)]));
      expect(share.size).toBe(3);
      const runs = 100;
      let covered = 0;
      for (let seed = 1; seed <= runs; seed++) {
        await draw(seed);
        const rows = await query("select * from quick_count('sample', 'full', 1)");
        for (const { candidate, low, high } of rows) {
          const actual = share.get(candidate);
          if (actual !== undefined && Number(low) <= actual && actual <= Number(high)) covered++;
        }
      }
      const coverage = covered / (runs * share.size);
      process.stderr.write(
        `quick count: coverage ${(100 * coverage).toFixed(2)} % over ${runs} samples\n`,
      );
      expect(coverage).toBeGreaterThanOrEqual(0.93);
      expect(coverage).toBeLessThanOrEqual(0.97);
    });

    test("a stratum without a station in the sample leaves the estimate NULL; one with a single station, its interval", async () => {
      await draw(1);
      await opened.connection.run(
        "delete from sheets where tabulation = 'sample' and station like '070 ABIM%'",
      );
      const [first] = await query("select * from quick_count('sample', 'full', 1)");
      expect([first.share, first.low, first.high]).toEqual([null, null, null]);
      await draw(1);
      await opened.connection.run(`delete from sheets where tabulation = 'sample' and station like '070 ABIM%' and station <> (
      select min(station) from sheets where tabulation = 'sample' and station like '070 ABIM%')`);
      const [second] = await query("select * from quick_count('sample', 'full', 1)");
      expect(second.share).not.toBeNull();
      expect([second.low, second.high]).toEqual([null, null]);
    });
  },
);
