import { InvalidArgumentError } from "commander";
import { exitCodes } from "../../lib/error.ts";
import type { Basis } from "../../seats/house.ts";
import type { AddCommand } from "../command.ts";
import type { ScenarioFlags } from "../scenario.ts";

interface Options extends Pick<ScenarioFlags, "scenario" | "on" | "coalition"> {
  tabulation?: string;
  basis?: Basis;
  list: number;
  json?: boolean;
}

const wholeNumber = (text: string): number => {
  if (/^\d{1,6}$/.test(text)) return Number(text);
  throw new InvalidArgumentError("a whole number is needed");
};

/** `mandate coalitions`: every way to a majority, who is needed for it and who is not. */
export const coalitions: AddCommand = (command, io) => {
  command
    .description(
      "Minimal winning coalitions of the house a tabulation makes, what each party is to them, and its power\n" +
        "(Shapley–Shubik and absolute Banzhaf, exact). Independents are counted one by one, never as a bloc.",
    )
    .argument("[folder]", "the case folder", ".")
    .option("--tabulation <name>", "whose winners sit in the house (default: the declared result)")
    .option("--coalition <parties...>", "a coalition to look at: A,B,C (parties or alliances)")
    .option("--on <date>", "the day the house is looked at (alliances, joins, size)")
    .option("--basis <what>", "majority of the house or of its general seats")
    .option("--scenario <file>", "a scenario in YAML: changes, joins, reserved seats, coalitions")
    .option("--list <n>", "how many minimal winning coalitions to list", wholeNumber, 20)
    .option("--json", "print it as JSON")
    .addHelpText(
      "after",
      "\nExamples:\n" +
        "  mandate coalitions my-case\n" +
        "  mandate coalitions my-case --coalition PML-N,PPP,MQM-P --on 2024-02-28 --json",
    )
    .action(async (folder: string, { tabulation, list, ...options }: Options) => {
      const [
        { checkBasis, scenarioOf },
        { runOnCase },
        { studyText },
        { studyHouse },
        { studyToJson },
      ] = await Promise.all([
        import("../scenario.ts"),
        import("../with-case.ts"),
        import("../seats-text.ts"),
        import("../../seats/study.ts"),
        import("../../seats/json.ts"),
      ]);
      const flags = { ...options, ...(tabulation !== undefined && { base: tabulation }) };
      const scenario = await scenarioOf(flags, io.cwd);
      const basis = checkBasis(options.basis);
      const { run, problems } = await runOnCase(folder, { scenario, basis }, io);
      const { whatIf, ...rest } = run;
      const study = studyHouse(whatIf, { ...rest, portfolios: scenario.portfolios, list });
      const text = options.json
        ? JSON.stringify(studyToJson(run, study), null, 2)
        : studyText(run, study, io.paint);
      io.stdout.write(`${text}\n`);
      io.exitCode = problems > 0 ? exitCodes.input : exitCodes.ok;
    });
};
