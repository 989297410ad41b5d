import { availableParallelism } from "node:os";
import type { CalibrateOptions } from "../../forensics/calibrate.ts";
import type { Level } from "../../forensics/places.ts";
import type { ForensicTest } from "../../forensics/test.ts";
import { MandateError } from "../../lib/error.ts";
import type { Stations } from "../../model/forensics.ts";
import type { AddCommand } from "../command.ts";
import type { Io } from "../io.ts";

interface Options {
  tabulation?: string;
  party?: string;
  test?: string[];
  by: string[];
  seed: string;
  threads: number;
  calibrate?: boolean;
  elections: number;
  json?: boolean;
}

interface Session {
  stations: Stations;
  subject: string;
  tabulation: string;
  tests: readonly ForensicTest[];
}

const openSession = async (folder: string, options: Options): Promise<Session> => {
  const [{ openCase }, { loadTabulations }, { loadStations }, { chooseTabulation, chooseTests }] =
    await Promise.all([
      import("../../case/open.ts"),
      import("../../results/load.ts"),
      import("../../forensics/stations.ts"),
      import("../../forensics/session.ts"),
    ]);
  const tests = chooseTests(options.test);
  const { root, descriptors, meta } = await openCase(folder);
  const parties = meta.parties.map(({ id }) => id);
  const { tables } = await loadTabulations({ root, descriptors, parties });
  const tabulation = await chooseTabulation(tables, options.tabulation);
  const { stations, subject } = await loadStations(tables, {
    tabulation,
    ...(options.party !== undefined && { party: options.party }),
  });
  return { stations, subject, tabulation, tests };
};

const levelsOf = (by: readonly string[]): Level[] => {
  const unknown = by.find((level) => level !== "region" && level !== "contest");
  if (unknown === undefined) return ["all", ...(by as Level[])];
  throw new MandateError({
    code: "forensics/unknown-level",
    kind: "usage",
    message: `there is no level “${unknown}”`,
    fix: "Give --by region, --by contest, or both.",
  });
};

const runTests = async (session: Session, options: Options, io: Io): Promise<void> => {
  const [{ runBattery }, { adjust, batteryRows }, words, { progressOn }, { forensicsTable }] =
    await Promise.all([
      import("../../forensics/battery.ts"),
      import("../../forensics/tables.ts"),
      import("../../forensics/words.ts"),
      import("../../lib/tty.ts"),
      import("../../model/forensics.ts"),
    ]);
  const progress = progressOn(io.stderr);
  const results = await runBattery(session.stations, {
    tests: session.tests,
    levels: levelsOf(options.by),
    seed: options.seed,
    threads: options.threads,
    onJob: (done, total) => progress.update("testing", done, total),
  });
  progress.end();
  const adjusted = adjust(results);
  if (options.json) {
    const { tabulation, subject } = session;
    const names = forensicsTable.columns.map(({ name }) => name);
    const rows = batteryRows({ tabulation, subject, results }).map((row) =>
      Object.fromEntries(row.map((cell, i) => [names[i], cell])),
    );
    const json = { tabulation, subject, seed: options.seed, tried: adjusted.tried, figures: rows };
    io.stdout.write(`${JSON.stringify(json, null, 2)}\n`);
    return;
  }
  const lines = [`${session.tabulation}, votes of ${session.subject}`, ""];
  for (const test of session.tests) {
    results.forEach((result, i) => {
      if (result.test !== test.id) return;
      lines.push(...words.resultWords(test, result, (reading) => adjusted.q(i, reading)));
    });
    lines.push(...words.testWords(test), "");
  }
  lines.push(words.triedWords(adjusted));
  io.stdout.write(`${lines.join("\n")}\n`);
};

/** Lighter options, so that hundreds of simulated elections take minutes. */
const light: CalibrateOptions["options"] = {
  spikes: { resamples: 30 },
  klimek: { draws: 18_000, bootstraps: 20 },
};

const runCalibration = async (session: Session, options: Options, io: Io): Promise<void> => {
  const [{ calibrate }, { progressOn }] = await Promise.all([
    import("../../forensics/calibrate.ts"),
    import("../../lib/tty.ts"),
  ]);
  const progress = progressOn(io.stderr);
  const figures = calibrate(session.stations, {
    tests: session.tests.filter(({ standing, id }) => standing !== "description" || id === "dip"),
    elections: options.elections,
    stations: 5000,
    seed: options.seed,
    ...(light && { options: light }),
    onElection: (done) => progress.update("clean elections", done, options.elections),
  });
  progress.end();
  if (options.json) {
    io.stdout.write(`${JSON.stringify({ tabulation: session.tabulation, figures }, null, 2)}\n`);
    return;
  }
  const lines = figures.map(
    ({ test, measure, rate05, rate01, warning }) =>
      `${test}: ${measure}\n  p ≤ 0.05 in ${(100 * rate05).toFixed(1)} %, p ≤ 0.01 in ${(100 * rate01).toFixed(1)} % of ${options.elections} clean elections${warning ? `\n  ${warning}` : ""}`,
  );
  io.stdout.write(`${lines.join("\n")}\n`);
};

/** `mandate forensics`: the published statistical tests on results by polling station. */
export const forensics: AddCommand = (program, io) => {
  program
    .command("forensics")
    .summary("run the published statistical tests on results by polling station")
    .description(
      "Runs the published statistical tests of election forensics on a tabulation of the case.\n" +
        "Each figure comes with what it means, what else makes the pattern and how many tests were tried.\n" +
        "None of them proves fraud: they say what is unlikely under a stated assumption.",
    )
    .argument("[folder]", "the case folder", ".")
    .option("--tabulation <id>", "which tabulation; needed where several have stations")
    .option("--party <name>", "whose votes to test; absent: the leader's")
    .option("--test <id...>", "only these tests")
    .option("--by <level...>", "also by region, contest, or both", [])
    .option("--seed <text>", "seed of all random numbers", "1")
    .option("--threads <n>", "threads; the figures are the same", Number, availableParallelism())
    .option("--calibrate", "show how often each test fires on clean elections at these stations")
    .option("--elections <n>", "simulated elections for --calibrate", Number, 200)
    .option("--json", "print the figures as JSON")
    .addHelpText(
      "after",
      "\nExamples:\n" +
        "  mandate forensics my-case --by region\n" +
        "  mandate forensics my-case --test integer-percent --test spikes --json\n" +
        "  mandate forensics my-case --calibrate --elections 500",
    )
    .action(async (folder: string, options: Options) => {
      const session = await openSession(folder, options);
      await (options.calibrate ? runCalibration : runTests)(session, options, io);
    });
};
