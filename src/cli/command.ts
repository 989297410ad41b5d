import type { Command } from "commander";
import type { Io } from "./io.ts";

/**
 * A command's file gives its command (already named) arguments, options and an action; what that action needs
 * to run, it imports only when it runs.
 */
export type AddCommand = (command: Command, io: Io) => void;
