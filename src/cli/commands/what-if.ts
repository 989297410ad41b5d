import { exitCodes } from "../../lib/error.ts";
import type { Basis } from "../../seats/house.ts";
import type { AddCommand } from "../command.ts";
import type { ScenarioFlags } from "../scenario.ts";

type Options = ScenarioFlags & { basis?: Basis; json?: boolean };

/** `mandate what-if`: changes sheets or contests, and lays the house beside the declared one. */
export const whatIf: AddCommand = (command, io) => {
  command
    .description(
      "Restores, removes or replaces sheets or whole contests and shows seats, winners, majority and coalitions\n" +
        "beside the declared result. A what-if is arithmetic on an assumption; it says nothing on whether the\n" +
        "assumption is true.",
    )
    .argument("[folder]", "the case folder", ".")
    .option(
      "--base <tabulation>",
      "the declared result (default: the last that counts every station)",
    )
    .option("--accept <tabulation>", "take this tabulation's result instead …")
    .option("--contests <id...>", "… for these contests")
    .option("--won-by <party>", "… or for every contest this party holds")
    .option("--annul <id...>", "leave these contests without a result")
    .option("--remove <sheets...>", "take sheets away: TABULATION/CONTEST/STATION,STATION")
    .option("--restore <sheets...>", "add sheets, written the same")
    .option(
      "--replace <sheets...>",
      "TABULATION/CONTEST/STATIONS=TABULATION: the second instead of the first",
    )
    .option("--coalition <parties...>", "a coalition to look at: A,B,C")
    .option("--on <date>", "the day the house is looked at (alliances, joins, size)")
    .option("--basis <what>", "majority of the house or of its general seats")
    .option("--scenario <file>", "a scenario in YAML: changes, joins, reserved seats, coalitions")
    .option("--json", "print it as JSON")
    .addHelpText(
      "after",
      "\nExamples:\n" +
        "  mandate what-if my-case --accept form-45 --won-by MQM-P --coalition PML-N,PPP,MQM-P\n" +
        "  mandate what-if my-case --annul NA-8 NA-88\n" +
        "  mandate what-if my-case --replace form-45/NA-236/12,13=form-45-pti\n" +
        "  mandate what-if my-case --scenario reserved-seats.yaml --json",
    )
    .action(async (folder: string, options: Options) => {
      const [{ checkBasis, scenarioOf }, { runOnCase }, { whatIfText }, { runToJson }] =
        await Promise.all([
          import("../scenario.ts"),
          import("../with-case.ts"),
          import("../seats-text.ts"),
          import("../../seats/json.ts"),
        ]);
      const basis = checkBasis(options.basis);
      const scenario = await scenarioOf(options, io.cwd);
      const { run, problems } = await runOnCase(folder, { scenario, basis }, io);
      const text = options.json
        ? JSON.stringify(runToJson(run), null, 2)
        : whatIfText(run, scenario.changes, io.paint);
      io.stdout.write(`${text}\n`);
      io.exitCode = problems > 0 ? exitCodes.input : exitCodes.ok;
    });
};
