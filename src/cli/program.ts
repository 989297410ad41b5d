import { Command } from "commander";
import type { AddCommand } from "./command.ts";
import { check } from "./commands/check.ts";
import { cite } from "./commands/cite.ts";
import { coalitions } from "./commands/coalitions.ts";
import { excerpts } from "./commands/excerpts.ts";
import { exportCommand } from "./commands/export.ts";
import { forensics } from "./commands/forensics.ts";
import { importCommand } from "./commands/import.ts";
import { init } from "./commands/init.ts";
import { inspect } from "./commands/inspect.ts";
import { open } from "./commands/open.ts";
import { propose } from "./commands/propose.ts";
import { query } from "./commands/query.ts";
import { quotes } from "./commands/quotes.ts";
import { reconcile } from "./commands/reconcile.ts";
import { report } from "./commands/report.ts";
import { tables } from "./commands/tables.ts";
import { transcribe } from "./commands/transcribe.ts";
import { whatIf } from "./commands/what-if.ts";
import { custodyCommands } from "./custody-commands.ts";
import type { Io } from "./io.ts";

/** In the order of `--help`: making a case, testing it, looking into it, keeping it. */
const commands: AddCommand[] = [
  init,
  open,
  importCommand,
  propose,
  quotes,
  check,
  report,
  tables,
  query,
  reconcile,
  whatIf,
  coalitions,
  forensics,
  inspect,
  excerpts,
  transcribe,
  cite,
  ...custodyCommands,
  exportCommand,
];

/** The whole command line. Parsing errors throw commander's own error, which `main` turns into exit code 2. */
export const buildProgram = (io: Io): Command => {
  const program = new Command("mandate")
    .description("Tests what people say about a disputed election against what can be shown.")
    .version("0.1.0")
    .helpOption("-h, --help", "show help")
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      writeErr: (text) => io.stderr.write(text),
    })
    .exitOverride()
    .showHelpAfterError("Try mandate --help.");
  for (const add of commands) add(program, io);
  return program;
};
