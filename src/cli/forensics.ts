import { writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { openCase } from "../case/open.ts";
import { runBattery } from "../forensics/battery.ts";
import { type Calibration, calibrate } from "../forensics/calibrate.ts";
import { pictures, picturesPage } from "../forensics/pictures/pictures.ts";
import type { Level } from "../forensics/places.ts";
import { chooseTabulation, chooseTests } from "../forensics/session.ts";
import { loadStations } from "../forensics/stations.ts";
import { adjust, batteryRows } from "../forensics/tables.ts";
import type { ForensicTest } from "../forensics/test.ts";
import { compareCounts, compareElections } from "../forensics/two-counts.ts";
import { readingWords, resultWords, testWords, triedWords } from "../forensics/words.ts";
import { MandateError } from "../lib/error.ts";
import { type Progress, progressOn } from "../lib/tty.ts";
import {
  forensicsTable,
  type Reading,
  type Stations,
  type TestResult,
} from "../model/forensics.ts";
import type { Table } from "../model/table.ts";
import { loadTabulations } from "../results/load.ts";
import type { Io } from "./io.ts";

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
  elections: number;
  json?: boolean;
}

interface Session {
  tables: readonly Table[];
  stations: Stations;
  subject: string;
  tabulation: string;
  tests: readonly ForensicTest[];
}

const openSession = async (folder: string, options: ForensicsOptions): Promise<Session> => {
  const tests = chooseTests(options.test);
  const { root, descriptors, meta } = await openCase(folder);
  const parties = meta.parties.map(({ id }) => id);
  const { tables } = await loadTabulations({ root, descriptors, parties });
  const tabulation = await chooseTabulation(tables, options.tabulation);
  const party = options.party !== undefined && { party: options.party };
  const { stations, subject } = await loadStations(tables, { tabulation, ...party });
  return { tables, stations, subject, tabulation, tests };
};

const badNumber = (option: string): MandateError =>
  new MandateError({
    code: "forensics/not-a-count",
    kind: "usage",
    message: `${option} takes a whole number from 1`,
    fix: `For example: ${option} 2`,
  });

const checkOptions = ({ threads, elections, by }: ForensicsOptions): void => {
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

interface Compared {
  title: string;
  readings: Reading[];
}

/** Comparisons with other tabulations, where they were asked for. */
const compare = async (session: Session, options: ForensicsOptions): Promise<Compared[]> => {
  const { tables, tabulation } = session;
  const party = options.party !== undefined && { party: options.party };
  const base = { tabulation, seed: options.seed, ...party };
  const compared: Compared[] = [];
  if (options.before !== undefined) {
    const against = await chooseTabulation(tables, options.before);
    const { pair, readings } = await compareCounts(tables, { ...base, against });
    compared.push({ title: `Late count, ${pair.join(" against ")}, since ${against}`, readings });
  }
  if (options.previous !== undefined) {
    const against = await chooseTabulation(tables, options.previous);
    const readings = await compareElections(tables, { ...base, against });
    compared.push({ title: `Against ${against}`, readings });
  }
  return compared;
};

interface Said {
  results: readonly TestResult[];
  compared: readonly Compared[];
  calibration: readonly Calibration[];
}

const asJson = (
  session: Session,
  options: ForensicsOptions,
  { results, compared, calibration }: Said,
): string => {
  const { tabulation, subject } = session;
  const names = forensicsTable.columns.map(({ name }) => name);
  const figures = batteryRows({ tabulation, subject, results }).map((row) =>
    Object.fromEntries(row.map((cell, i) => [names[i], cell])),
  );
  const { tried } = adjust(results);
  return JSON.stringify(
    { tabulation, subject, seed: options.seed, tried, figures, compared, calibration },
    null,
    2,
  );
};

const asText = (session: Session, { results, compared, calibration }: Said): string => {
  const adjusted = adjust(results);
  const lines = [`${session.tabulation}, votes of ${session.subject}`, ""];
  for (const test of session.tests) {
    results.forEach((result, i) => {
      if (result.test !== test.id) return;
      lines.push(
        ...resultWords(test, result, { q: (reading) => adjusted.q(i, reading), calibration }),
      );
    });
    lines.push(...testWords(test), "");
  }
  for (const { title, readings } of compared) {
    lines.push(title, ...readings.map((row) => `  ${readingWords(row, undefined)}`), "");
  }
  return [...lines, triedWords(adjusted)].join("\n");
};

/** Fewer resamples than in the test itself, so that hundreds of simulated elections take minutes. */
const light: Record<string, object> = { spikes: { resamples: 30 } };

/** How the tests asked for behave on clean elections at (at most 5,000 of) these stations. */
const measureRates = (
  { stations, tests }: Session,
  { elections, seed }: ForensicsOptions,
  progress: Progress,
): Calibration[] =>
  calibrate(stations, {
    // Descriptions give no p-value, but for the dip, whose p-values people quote.
    tests: tests.filter(({ standing, id }) => standing !== "description" || id === "dip"),
    elections,
    stations: 5000,
    seed,
    options: light,
    onElection: (done) => progress.update("clean elections", done, elections),
  });

const runTests = async (session: Session, options: ForensicsOptions, io: Io): Promise<void> => {
  const progress = progressOn(io.stderr);
  const results = await runBattery(session.stations, {
    tests: session.tests,
    levels: ["all", ...(options.by as Level[])],
    seed: options.seed,
    threads: options.threads,
    onJob: (done, total) => progress.update("testing", done, total),
  });
  const compared = await compare(session, options);
  const calibration = options.calibrate ? measureRates(session, options, progress) : [];
  if (options.pictures !== undefined) {
    const { stations, subject, tabulation } = session;
    const drawn = pictures({ stations, subject, results, seed: options.seed });
    const title = `Forensic pictures: ${tabulation}, votes of ${subject}`;
    const file = resolve(io.cwd, options.pictures);
    await writeFile(file, picturesPage(title, drawn, triedWords(adjust(results))));
  }
  progress.end();
  const said = { results, compared, calibration };
  io.stdout.write(`${options.json ? asJson(session, options, said) : asText(session, said)}\n`);
};

/** What `mandate forensics` does, once its options are parsed. */
export const runForensics = async (
  folder: string,
  options: ForensicsOptions,
  io: Io,
): Promise<void> => {
  checkOptions(options);
  const session = await openSession(resolve(io.cwd, folder), options);
  await runTests(session, options, io);
};
