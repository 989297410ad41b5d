import { extname } from "node:path";
import { setImmediate } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { Tinypool } from "tinypool";
import type { Stations } from "../../model/forensics.ts";
import { columnNames } from "../stations/columns.ts";

/** The same stations in memory that threads share instead of copying. */
export const toShared = (stations: Stations): Stations => {
  const shared: Record<string, Int32Array> = {};
  for (const name of columnNames) {
    const column = stations[name];
    if (!column) continue;
    shared[name] = new Int32Array(new SharedArrayBuffer(column.byteLength));
    shared[name].set(column);
  }
  return { ...stations, ...shared };
};

/**
 * File of a worker that stands beside the file whose `import.meta.url` is given, and ends as that one does: TypeScript
 * from source, JavaScript from the package.
 */
export const workerBeside = (url: string, name: string): string =>
  fileURLToPath(new URL(`./${name}${extname(fileURLToPath(url))}`, url));

export interface Threaded<Job> {
  /** The worker's file: what it exports by default does one job. */
  worker: string;
  /** What every job needs, handed to each thread once. */
  data: object;
  jobs: readonly Job[];
  threads: number;
  onJob?: (done: number, total: number) => void;
}

/** Does jobs on threads of their own. Results stand in the order of the jobs, whichever was done first. */
export const onThreads = async <Job, Result>(work: Threaded<Job>): Promise<Result[]> => {
  const { worker, data, jobs, threads, onJob } = work;
  const pool = new Tinypool({
    filename: worker,
    minThreads: threads,
    maxThreads: threads,
    workerData: data,
  });
  let done = 0;
  try {
    return await Promise.all(
      jobs.map(async (job) => {
        const result = (await pool.run(job)) as Result;
        onJob?.(++done, jobs.length);
        return result;
      }),
    );
  } finally {
    await pool.destroy();
  }
};

/** Does jobs in this thread, one after the other, pausing between them so that progress can be drawn. */
export const oneByOne = async <Job, Result>(
  jobs: readonly Job[],
  work: (job: Job) => Result,
  onJob?: (done: number, total: number) => void,
): Promise<Result[]> => {
  const results: Result[] = [];
  for (const job of jobs) {
    results.push(work(job));
    onJob?.(results.length, jobs.length);
    await setImmediate();
  }
  return results;
};
