import { realpath } from "node:fs/promises";
import { basename, dirname, resolve } from "node:path";
import { MandateError } from "../lib/error.ts";
import { readTextWithin } from "../lib/read-text.ts";
import { parseYaml } from "../lib/yaml.ts";
import { type Change, changeSchema, type Scenario, scenarioSchema } from "../model/scenario.ts";
import type { Basis } from "../seats/house.ts";

/** What the command line says of a scenario; a file and flags add up, flags last. */
export interface ScenarioFlags {
  scenario?: string;
  base?: string;
  on?: string;
  accept?: string;
  contests?: string[];
  wonBy?: string;
  annul?: string[];
  remove?: string[];
  restore?: string[];
  replace?: string[];
  coalition?: string[];
}

const usage = (message: string, fix: string): MandateError =>
  new MandateError({ code: "seats/bad-scenario", kind: "usage", message, fix });

const readScenario = async (path: string, cwd: string): Promise<Scenario> => {
  const full = resolve(cwd, path);
  const folder = await realpath(dirname(full)).catch((cause: unknown) => {
    throw new MandateError({
      code: "file/missing",
      message: `cannot read ${path}`,
      fix: "Check that the scenario file exists and may be read.",
      cause,
    });
  });
  const source = await readTextWithin(folder, basename(full), 1e6);
  const { value, problems } = parseYaml(source, scenarioSchema);
  if (value) return value;
  throw problems[0];
};

/** `TABULATION/CONTEST/STATION,STATION`; a contest's own slashes are kept, a tabulation's name has none. */
const sheetsOf = (text: string) => {
  const [from, ...rest] = text.split("/");
  const stations = rest.pop()?.split(",").filter(Boolean) ?? [];
  const contest = rest.join("/");
  if (from && contest && stations.length > 0) return { from, contest, stations };
  throw usage(`${text} does not name sheets`, "Write TABULATION/CONTEST/STATION,STATION,…");
};

const sheetChange =
  (what: "remove" | "restore") =>
  (text: string): Change => ({ do: what, ...sheetsOf(text) });

const replacementOf = (text: string): Change => {
  const [sheets, into] = text.split("=");
  if (!into)
    throw usage(
      `${text} does not say what to put instead`,
      "Write TABULATION/CONTEST/STATIONS=TABULATION",
    );
  return { do: "replace", ...sheetsOf(sheets), with: into };
};

const acceptOf = ({ accept, contests, wonBy }: ScenarioFlags): unknown[] => {
  if (accept === undefined) {
    if (contests || wonBy)
      throw usage("--contests and --won-by go with --accept", "Add --accept TABULATION.");
    return [];
  }
  if (!contests === !wonBy) {
    throw usage(
      "accept a tabulation for which contests?",
      "Give --contests ID… or --won-by PARTY, not both.",
    );
  }
  return [{ do: "accept", from: accept, ...(contests ? { contests } : { won_by: wonBy }) }];
};

const changesOf = (flags: ScenarioFlags): Change[] => {
  const changes = [
    ...acceptOf(flags),
    ...(flags.annul ? [{ do: "annul", contests: flags.annul }] : []),
    ...(flags.remove ?? []).map(sheetChange("remove")),
    ...(flags.restore ?? []).map(sheetChange("restore")),
    ...(flags.replace ?? []).map(replacementOf),
  ];
  return changes.map((change) => {
    const parsed = changeSchema.safeParse(change);
    if (parsed.success) return parsed.data;
    throw usage(parsed.error.issues[0].message, "See mandate what-if --help.");
  });
};

const namedCoalitions = (texts: readonly string[]): Record<string, string[]> =>
  Object.fromEntries(
    texts.map((text) => {
      const members = text
        .split(/[,+]/)
        .map((one) => one.trim())
        .filter(Boolean);
      return [members.join(" + "), members];
    }),
  );

/** The scenario a command line describes: its file, then its flags. Throws `seats/bad-scenario` or `yaml/…`. */
export const scenarioOf = async (flags: ScenarioFlags, cwd: string): Promise<Scenario> => {
  const file = flags.scenario ? await readScenario(flags.scenario, cwd) : scenarioSchema.parse({});
  if (flags.on && !scenarioSchema.shape.on.safeParse(flags.on).success) {
    throw usage(`${flags.on} is not a date`, "Write YYYY-MM-DD.");
  }
  return {
    ...file,
    ...(flags.base && { base: flags.base }),
    ...(flags.on && { on: flags.on }),
    changes: [...file.changes, ...changesOf(flags)],
    coalitions: { ...file.coalitions, ...namedCoalitions(flags.coalition ?? []) },
  };
};

/** The seats a majority is counted over, from `--basis`; absent: decided by what is known of reserved seats. */
export const checkBasis = (text: string | undefined): Basis | undefined => {
  if (text === undefined || text === "house" || text === "general") return text;
  throw usage(`--basis ${text} is not known`, "Use house or general.");
};
