// Uganda 2021 through Mandate: import both files, reconcile by district.

import { realpathSync } from "node:fs";
import { dirname } from "node:path";
import { caseTables } from "../../src/case/tables.ts";
import { openDuckDB } from "../../src/lib/duckdb.ts";
import { caseSchema } from "../../src/model/case.ts";
import { tabulationSchema } from "../../src/model/tabulation.ts";
import { loadTabulations } from "../../src/results/load.ts";
import { resultsMacros } from "../../src/results/macros.ts";
import { loadTables } from "../../src/tables/load.ts";
import { createMacro } from "../../src/tables/macros.ts";

const root = realpathSync(dirname(process.argv[2]));
const people = [
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
const descriptor = (id: string, data: string, station: string[]) => ({
  id,
  file: `${id}.yaml`,
  value: tabulationSchema.parse({
    title: id,
    issuer: "EC",
    stage: "s",
    level: "station",
    election: "2021-01-14",
    contest: "President",
    data,
    columns: { station, regions: ["District"] },
    candidates: people.map((column) => ({ column, name: column })),
  }),
});
const descriptors = [
  descriptor("stations", "stations.csv", ["Parish", "Polling Station"]),
  descriptor("districts", "district-tally-sheets.csv", ["District"]),
];
const { tables } = await loadTabulations({ root, descriptors, cache: process.argv[3] });
const { connection } = await openDuckDB();
const meta = caseSchema.parse({ title: "Uganda 2021", question: "Do the two accounts agree?" });
await loadTables(connection, [...caseTables(meta), ...tables]);
for (const macro of resultsMacros) await connection.run(createMacro(macro));
const found =
  await connection.runAndReadAll(`select count(distinct regions)::int, (count(*) filter (difference is distinct from 0))::int, sum(votes_a)::int
  from reconcile_regions('stations', 'districts', 1)`);
console.log(found.getRows()[0].join(" "));
