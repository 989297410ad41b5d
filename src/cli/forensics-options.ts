import { MandateError } from "../lib/error.ts";

/** Options of `mandate forensics`, as parsed. */
export interface ForensicsOptions {
  tabulation?: string;
  party?: string;
  test?: string[];
  by: string[];
  before?: string;
  previous?: string;
  pictures?: string;
  seed: string;
  threads: number;
  calibrate?: boolean;
  power?: boolean;
  elections: number;
  json?: boolean;
}

const badNumber = (option: string): MandateError =>
  new MandateError({
    code: "forensics/not-a-count",
    kind: "usage",
    message: `${option} takes a whole number from 1`,
    fix: `For example: ${option} 2`,
  });

/** Throws `forensics/not-a-count` or `forensics/unknown-level` where an option makes no sense. */
export const checkOptions = ({ threads, elections, by }: ForensicsOptions): void => {
  if (!Number.isInteger(threads) || threads < 1) throw badNumber("--threads");
  if (!Number.isInteger(elections) || elections < 1) throw badNumber("--elections");
  const unknown = by.find((level) => level !== "region" && level !== "contest");
  if (unknown === undefined) return;
  throw new MandateError({
    code: "forensics/unknown-level",
    kind: "usage",
    message: `there is no level “${unknown}”`,
    fix: "Give --by region, --by contest, or both.",
  });
};
