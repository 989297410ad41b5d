import { extname } from "node:path";
import { fileURLToPath } from "node:url";
import { Tinypool } from "tinypool";
import type { Stations, TestResult } from "../model/forensics.ts";
import type { Level } from "./places.ts";
import { type Job, jobsOf, runJob } from "./run.ts";
import type { ForensicTest } from "./test.ts";
import type { WorkerData, WorkerJob } from "./worker.ts";

export interface BatteryOptions {
  tests: readonly ForensicTest[];
  levels: readonly Level[];
  seed: string;
  /** Worker threads; 1 runs in this one. The results are the same. */
  threads?: number;
  onJob?: (done: number, total: number) => void;
}

const columns = [
  "registered",
  "issued",
  "valid",
  "rejected",
  "leader",
  "region",
  "contest",
] as const;

/** The same stations in memory that threads share instead of copying. */
const toShared = (stations: Stations): Stations => {
  const shared: Record<string, Int32Array> = {};
  for (const name of columns) {
    const column = stations[name];
    if (!column) continue;
    shared[name] = new Int32Array(new SharedArrayBuffer(column.byteLength));
    shared[name].set(column);
  }
  return { ...stations, ...shared };
};

const workerFile = fileURLToPath(
  new URL(`./worker${extname(fileURLToPath(import.meta.url))}`, import.meta.url),
);

/** Longest first, so that no thread is left alone with a long job at the end. */
const slow = (job: Job): number =>
  (job.level === "all" ? 1e6 : 0) + ({ spikes: 3, klimek: 2, mixture: 2 }[job.test.id] ?? 1);

const runThreaded = async (
  stations: Stations,
  jobs: readonly Job[],
  { seed, threads = 1, onJob }: BatteryOptions,
): Promise<TestResult[]> => {
  const workerData: WorkerData = { stations: toShared(stations), seed };
  const pool = new Tinypool({
    filename: workerFile,
    minThreads: threads,
    maxThreads: threads,
    workerData,
  });
  const results: TestResult[] = Array.from({ length: jobs.length });
  let done = 0;
  const order = jobs.map((_, i) => i).sort((a, b) => slow(jobs[b]) - slow(jobs[a]) || a - b);
  try {
    await Promise.all(
      order.map(async (i) => {
        const { test, level, place } = jobs[i];
        const job: WorkerJob = { test: test.id, level, place };
        results[i] = (await pool.run(job)) as TestResult;
        onJob?.(++done, jobs.length);
      }),
    );
  } finally {
    await pool.destroy();
  }
  return results;
};

/**
 * Runs every test at every place of the levels. Results stand in the order of levels, places and tests, and do not
 * depend on the number of threads: each job has a stream of random numbers of its own.
 */
export const runBattery = async (
  stations: Stations,
  options: BatteryOptions,
): Promise<TestResult[]> => {
  const jobs = jobsOf(stations, options.tests, options.levels);
  if ((options.threads ?? 1) > 1) return runThreaded(stations, jobs, options);
  return jobs.map((job, i) => {
    const result = runJob(stations, job, options.seed);
    options.onJob?.(i + 1, jobs.length);
    return result;
  });
};
