import { Command } from "commander";
import { catalogue } from "./catalogue.ts";
import type { Io } from "./io.ts";

const examples = `
Examples:
  mandate init my-case && mandate check my-case
  mandate check examples/pakistan-2024 --report
  mandate open examples/pakistan-2024`;

const describe = (io: Io): Command =>
  new Command("mandate")
    .description("Tests what people say about a disputed election against what can be shown.")
    .version("0.1.0")
    .helpOption("-h, --help", "show help")
    .helpCommand("help [command]", "show help for a command")
    .configureHelp({ subcommandTerm: (command) => command.name() })
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      writeErr: (text) => io.stderr.write(text),
    })
    .exitOverride()
    .addHelpText("after", examples)
    .showHelpAfterError("Try mandate --help.");

const sentence = (summary: string): string =>
  `${summary.charAt(0).toUpperCase()}${summary.slice(1)}.`;

/** The command a line asks for, or asks help for. */
const namedBy = (argv: string[]): string | undefined => {
  const [first, second] = argv.filter((word) => !word.startsWith("-"));
  return first === "help" ? second : first;
};

/**
 * The whole command line, with the command that `argv` names loaded and the others known by name and summary
 * alone: reading thirty files for the sake of one would be most of what starting up costs. Parsing errors throw
 * commander's own error, which `main` turns into exit code 2.
 */
export const buildProgram = async (argv: string[], io: Io): Promise<Command> => {
  const program = describe(io);
  const named = namedBy(argv);
  for (const [heading, entries] of Object.entries(catalogue)) {
    for (const { name, summary, load } of entries) {
      const command = program.command(name).summary(summary).helpGroup(heading);
      if (name !== named) continue;
      command.description(sentence(summary)).configureHelp({});
      (await load())(command, io);
    }
  }
  return program;
};
