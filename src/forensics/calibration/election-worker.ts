import { workerData as passed } from "node:worker_threads";
import { testById } from "../tests.ts";
import type { CleanModel } from "./clean-election.ts";
import {
  type ElectionJob,
  type ElectionOptions,
  electionPValues,
  type PValue,
} from "./elections.ts";

export interface ElectionData extends Omit<ElectionOptions, "tests"> {
  model: CleanModel;
  /** Ids: functions do not cross to a thread. */
  tests: readonly string[];
}

/** tinypool hands its own data along with ours, in a pair. */
const { model, tests, seed, options } = (passed as [unknown, ElectionData])[1];

/** One simulated election on a thread of its own. */
const work = (job: ElectionJob): PValue[] =>
  electionPValues(model, { tests: tests.map((id) => testById(id)!), seed, options }, job);

export default work;
