// One run of the import and reconciliation, in a process of its own so that its peak memory is its own.
import { join } from "node:path";
import { tabulationSchema } from "../../src/model/tabulation.ts";
import { attemptBulk } from "../../src/results/bulk/attempt.ts";

const [folder, cache, columns] = process.argv.slice(2);
const candidates = columns.split(",").map((column) => ({ column }));

const descriptor = (id: string) => ({
  id,
  file: `${id}.yaml`,
  value: tabulationSchema.parse({
    title: id,
    issuer: id,
    stage: id,
    level: "station",
    election: "2024-01-01",
    data: `${id}.csv`,
    columns: {
      contest: "contest",
      station: "station",
      registered: "registered",
      valid: "valid",
      rejected: "rejected",
    },
    candidates,
  }),
});

const started = performance.now();
const found = await attemptBulk({
  root: folder,
  cache: join(folder, cache),
  parties: [],
  a: descriptor("a"),
  b: descriptor("b"),
  from: 0,
});
const { user, system } = process.cpuUsage();
console.log(
  JSON.stringify({
    seconds: (performance.now() - started) / 1000,
    cpu: (user + system) / 1e6,
    peak: process.resourceUsage().maxRSS * 1024,
    differences: found?.differences.length,
    others: found?.differences.filter(
      ({ candidate, a, b }) => candidate !== "c1" || Number(b) - Number(a) !== 17,
    ).length,
    onlyA: found?.stationsOnlyA.length,
    onlyB: found?.stationsOnlyB.length,
  }),
);
