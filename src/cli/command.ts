import type { Command } from "commander";
import type { Io } from "./io.ts";

/** A command's file adds it to the program; what it needs to run, it imports only when it runs. */
export type AddCommand = (program: Command, io: Io) => void;
