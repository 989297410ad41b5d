import type { Stations, TestResult } from "../../model/forensics.ts";
import type { Level } from "../stations/places.ts";
import type { ForensicTest } from "../test.ts";
import { type Job, jobsOf, runJob } from "./run.ts";
import { oneByOne, onThreads, toShared, workerBeside } from "./threads.ts";
import type { WorkerData, WorkerJob } from "./worker.ts";

export interface BatteryOptions {
  tests: readonly ForensicTest[];
  levels: readonly Level[];
  seed: string;
  /** Worker threads; 1 runs in this one. The results are the same. */
  threads?: number;
  onJob?: (done: number, total: number) => void;
}

/** Longest first, so that no thread is left alone with a long job at the end. */
const slow = (job: Job): number =>
  (job.level === "all" ? 1e6 : 0) + ({ spikes: 3, klimek: 2, mixture: 2 }[job.test.id] ?? 1);

const runThreaded = async (
  stations: Stations,
  jobs: readonly Job[],
  { seed, threads = 1, onJob }: BatteryOptions,
): Promise<TestResult[]> => {
  const data: WorkerData = { stations: toShared(stations), seed };
  const order = jobs.map((_, i) => i).sort((a, b) => slow(jobs[b]) - slow(jobs[a]) || a - b);
  const done = await onThreads<WorkerJob, TestResult>({
    worker: workerBeside(import.meta.url, "worker"),
    data,
    jobs: order.map((i) => ({ ...jobs[i], test: jobs[i].test.id })),
    threads,
    onJob,
  });
  const results: TestResult[] = Array.from({ length: jobs.length });
  order.forEach((i, at) => {
    results[i] = done[at];
  });
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
  return oneByOne(jobs, (job) => runJob(stations, job, options.seed), options.onJob);
};
