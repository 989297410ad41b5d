// What somebody who knows DuckDB well would write by hand for the same answer: read both files, one join, sums by contest.
import { openDuckDB } from "../../src/lib/duckdb.ts";

const [folder, columns] = process.argv.slice(2);
const candidates = columns.split(",");

const started = performance.now();
const { connection } = await openDuckDB();
for (const tab of ["a", "b"])
  await connection.run(`create table ${tab} as from read_csv('${folder}/${tab}.csv')`);
const pairs = candidates.map((c) => `a.${c} as a_${c}, b.${c} as b_${c}`).join(", ");
const differ = candidates.map((c) => `a.${c} is distinct from b.${c}`).join(" or ");
const found = await connection.runAndReadAll(
  `select contest, station, ${pairs} from a full join b using (contest, station) where ${differ}`,
);
for (const tab of ["a", "b"]) {
  await connection.runAndReadAll(
    `select contest, ${candidates.map((c) => `sum(${c})`).join(", ")} from ${tab} group by contest`,
  );
}
const { user, system } = process.cpuUsage();
console.log(
  JSON.stringify({
    seconds: (performance.now() - started) / 1000,
    cpu: (user + system) / 1e6,
    peak: process.resourceUsage().maxRSS * 1024,
    rows: found.currentRowCount,
  }),
);
