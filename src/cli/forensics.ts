import { writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { openCase } from "../case/open.ts";
import { runBattery } from "../forensics/battery/battery.ts";
import { chooseTabulation, chooseTests } from "../forensics/battery/session.ts";
import { adjust } from "../forensics/battery/tables.ts";
import { pictures, picturesPage } from "../forensics/pictures/pictures.ts";
import type { Level } from "../forensics/stations/places.ts";
import { loadStations } from "../forensics/stations/stations.ts";
import type { ForensicTest } from "../forensics/test.ts";
import { compareCounts, compareElections } from "../forensics/two-counts/two-counts.ts";
import { wordingFor } from "../forensics/wording/wording-for.ts";
import { withProgress } from "../lib/tty.ts";
import type { Stations, TestResult } from "../model/forensics.ts";
import type { Table } from "../model/table.ts";
import { loadTabulations } from "../results/load.ts";
import { checkOptions, type ForensicsOptions } from "./forensics-options.ts";
import { measureFalseAlarms, measurePower } from "./forensics-rates.ts";
import { asJson, asText, type Compared } from "./forensics-text.ts";
import type { Io } from "./io.ts";

/** A case opened for testing: whose votes, at which stations, by which tests. */
export interface ForensicsSession {
  tables: readonly Table[];
  stations: Stations;
  subject: string;
  tabulation: string;
  tests: readonly ForensicTest[];
  /** The case's language (BCP 47). */
  language: string;
}

const openSession = async (
  folder: string,
  options: ForensicsOptions,
): Promise<ForensicsSession> => {
  const tests = chooseTests(options.test);
  const { root, descriptors, meta } = await openCase(folder);
  const parties = meta.parties.map(({ id }) => id);
  const { tables } = await loadTabulations({ root, descriptors, parties });
  const tabulation = await chooseTabulation(tables, options.tabulation);
  const party = options.party !== undefined && { party: options.party };
  const { stations, subject } = await loadStations(tables, { tabulation, ...party });
  return { tables, stations, subject, tabulation, tests, language: meta.language };
};

/** Comparisons with other tabulations, where they were asked for. */
const compare = async (
  { tables, tabulation }: ForensicsSession,
  options: ForensicsOptions,
): Promise<Compared[]> => {
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

const runTests = (session: ForensicsSession, { by, seed, threads }: ForensicsOptions, io: Io) =>
  withProgress(io.stderr, (progress) =>
    runBattery(session.stations, {
      tests: session.tests,
      levels: ["all", ...(by as Level[])],
      seed,
      threads,
      onJob: (done, total) => progress.update("testing", done, total),
    }),
  );

const writePictures = async (
  session: ForensicsSession,
  results: readonly TestResult[],
  { file, seed }: { file: string; seed: string },
): Promise<void> => {
  const { stations, subject, tabulation } = session;
  const wording = wordingFor(session.language);
  const drawn = pictures({ stations, subject, results, seed, wording });
  const { tried, byChance } = adjust(results);
  const page = picturesPage(
    { title: `${tabulation}: ${subject}`, tried: wording.tried(tried, byChance), wording },
    drawn,
  );
  await writeFile(file, page);
};

/** What `mandate forensics` does, once its options are parsed. */
export const runForensics = async (
  folder: string,
  options: ForensicsOptions,
  io: Io,
): Promise<void> => {
  checkOptions(options);
  const session = await openSession(resolve(io.cwd, folder), options);
  const results = await runTests(session, options, io);
  const compared = await compare(session, options);
  const calibration = options.calibrate ? await measureFalseAlarms(session, options, io) : [];
  const power = options.power ? await measurePower(session, options, io) : [];
  if (options.pictures !== undefined) {
    const file = resolve(io.cwd, options.pictures);
    await writePictures(session, results, { file, seed: options.seed });
  }
  const said = { results, compared, calibration, power };
  const text = options.json ? asJson(session, options.seed, said) : asText(session, said);
  io.stdout.write(`${text}\n`);
};
