// Touching one of 58 files derives that file alone: how much faster than deriving them all.
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openDuckDB } from "../../src/lib/duckdb.ts";
import { tabulationSchema } from "../../src/model/tabulation.ts";
import { deriveWide } from "../../src/results/bulk/wide.ts";
import { makeElection } from "./make.ts";

const files = 58;
const folder = mkdtempSync(join(tmpdir(), "mandate-bench-"));
const { candidates } = await makeElection(folder, 1_000_000, 2);
const [header, ...lines] = readFileSync(join(folder, "a.csv"), "utf8").trimEnd().split("\n");
const each = Math.ceil(lines.length / files);
const names = Array.from({ length: files }, (_, i) => `part-${String(i).padStart(2, "0")}.csv`);
for (const [i, name] of names.entries()) {
  writeFileSync(
    join(folder, name),
    `${[header, ...lines.slice(i * each, (i + 1) * each)].join("\n")}\n`,
  );
}

const value = tabulationSchema.parse({
  title: "t",
  issuer: "t",
  stage: "t",
  level: "station",
  election: "2024-01-01",
  data: "part-*.csv",
  columns: {
    contest: "contest",
    station: "station",
    registered: "registered",
    valid: "valid",
    rejected: "rejected",
  },
  candidates: candidates.map((column) => ({ column })),
});

interface Cost {
  seconds: number;
  cpu: number;
}

const deriveAll = async (): Promise<Cost> => {
  const started = performance.now();
  const before = process.cpuUsage();
  const { connection, instance } = await openDuckDB();
  for (const file of names) {
    const source = { file, path: join(folder, file) };
    const input = {
      connection,
      cache: join(folder, "cache"),
      descriptor: { id: "t", file: "t.yaml", value },
      source,
      partyOf: () => null,
    };
    if (!(await deriveWide(input))) throw new Error(`${file} was not derived`);
  }
  connection.closeSync();
  instance.closeSync();
  const { user, system } = process.cpuUsage(before);
  return { seconds: (performance.now() - started) / 1000, cpu: (user + system) / 1e6 };
};

const median = (values: number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

const whole = await deriveAll();
const station = lines[0].split(",");
const touched: Cost[] = [];
for (const n of [7, 21, 50]) {
  appendFileSync(
    join(folder, names[n]),
    `${["C-1", `S-new-${n}`, ...station.slice(2)].join(",")}\n`,
  );
  touched.push(await deriveAll());
}
const [seconds, cpu] = [
  median(touched.map((one) => one.seconds)),
  median(touched.map((one) => one.cpu)),
];
const ratio = { wall: whole.seconds / seconds, cpu: whole.cpu / cpu };
console.log(
  `58 files, a million stations: all ${whole.seconds.toFixed(2)} s (cpu ${whole.cpu.toFixed(2)} s), after one was touched ${seconds.toFixed(2)} s ` +
    `(cpu ${cpu.toFixed(2)} s): ${ratio.wall.toFixed(1)} times faster, ${ratio.cpu.toFixed(1)} times less work`,
);
rmSync(folder, { recursive: true, force: true });
if (Math.max(ratio.wall, ratio.cpu) < 10) {
  console.log("FAIL at least 10 times faster");
  process.exitCode = 1;
}
