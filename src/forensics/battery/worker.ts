import { workerData as passed } from "node:worker_threads";
import type { Stations, TestResult } from "../../model/forensics.ts";
import type { Level } from "../stations/places.ts";
import { testById } from "../tests.ts";
import { runJob } from "./run.ts";

export interface WorkerData {
  stations: Stations;
  seed: string;
}

export interface WorkerJob {
  test: string;
  level: Level;
  place: number;
}

/** tinypool hands its own data along with ours, in a pair. */
const { stations, seed } = (passed as [unknown, WorkerData])[1];

/** One job on a thread of its own. */
const work = ({ test, level, place }: WorkerJob): TestResult =>
  runJob(stations, { test: testById(test)!, level, place }, seed);

export default work;
