import { main } from "../src/cli/main.ts";
import { painter } from "../src/lib/tty.ts";

export interface Ran {
  code: number;
  out: string;
  err: string;
}

/** Runs one command line in this process and keeps what it prints; nothing is a terminal unless told so. */
export const runCli = async (
  argv: string[],
  env: Record<string, string | undefined> = {},
): Promise<Ran> => {
  const ran: Ran = { code: 0, out: "", err: "" };
  const stdout = { write: (text: string) => (ran.out += text) };
  const stderr = { write: (text: string) => (ran.err += text) };
  const io = { stdout, stderr, env, cwd: process.cwd(), paint: painter(stdout, env), exitCode: 0 };
  ran.code = await main(argv, io);
  return ran;
};
