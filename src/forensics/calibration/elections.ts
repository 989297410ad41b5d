import { runTest } from "../battery/run.ts";
import { oneByOne, onThreads, toShared, workerBeside } from "../battery/threads.ts";
import type { ForensicTest } from "../test.ts";
import { type CleanModel, cleanElection } from "./clean-election.ts";
import type { ElectionData } from "./election-worker.ts";
import { type Planted, plantFraud } from "./fraud.ts";

export interface ElectionOptions {
  tests: readonly ForensicTest[];
  seed: string;
  /** Options of single tests, by id: fewer resamples, say. */
  options?: Record<string, object>;
}

/** One simulated election: its number, and the fraud it holds, if any. */
export interface ElectionJob {
  election: number;
  planted?: Planted;
}

export interface PValue {
  test: string;
  measure: string;
  p: number;
}

const nameOf = ({ election, planted }: ElectionJob): string =>
  planted ? `power/${planted.fraud}/${planted.part}/${election}` : `clean/${election}`;

/** p-values of one simulated election: a stream of its own, so that any split over threads agrees. */
export const electionPValues = (
  model: CleanModel,
  { tests, seed, options }: ElectionOptions,
  job: ElectionJob,
): PValue[] => {
  const name = `${seed}/${nameOf(job)}`;
  const clean = cleanElection(model, name);
  const election = job.planted
    ? plantFraud(clean, { ...job.planted, seed: `${name}/fraud` })
    : clean;
  return tests.flatMap((test) =>
    runTest(test, election, { seed: `${name}/${test.id}`, options: options?.[test.id] })
      .filter(({ p }) => p !== null)
      .map(({ measure, p }) => ({ test: test.id, measure, p: p! })),
  );
};

export interface ElectionRun extends ElectionOptions {
  /** Worker threads; 1 runs in this one. The results are the same. */
  threads?: number;
  onElection?: (done: number, total: number) => void;
}

/** p-values of many simulated elections, in the order of the jobs. */
export const runElections = async (
  model: CleanModel,
  jobs: readonly ElectionJob[],
  { threads = 1, onElection, ...options }: ElectionRun,
): Promise<PValue[][]> => {
  if (threads > 1) {
    const data: ElectionData = {
      model: { ...model, stations: toShared(model.stations) },
      tests: options.tests.map(({ id }) => id),
      seed: options.seed,
      options: options.options,
    };
    return onThreads({
      worker: workerBeside(import.meta.url, "election-worker"),
      data,
      jobs,
      threads,
      onJob: onElection,
    });
  }
  return oneByOne(jobs, (job) => electionPValues(model, options, job), onElection);
};
