import { CommanderError } from "commander";
import { exitCodes } from "../lib/error.ts";
import { reportThrown } from "./errors.ts";
import { type Io, processIo } from "./io.ts";
import { buildProgram } from "./program.ts";

/** Runs one command line, without the program's name; resolves to the exit code and never throws. */
export const main = async (argv: string[], io: Io = processIo()): Promise<number> => {
  try {
    const program = await buildProgram(argv, io);
    await program.parseAsync(argv, { from: "user" });
    return io.exitCode;
  } catch (thrown) {
    if (thrown instanceof CommanderError) return thrown.exitCode === 0 ? 0 : exitCodes.usage;
    return reportThrown(thrown, io);
  }
};
