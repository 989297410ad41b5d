import { type Paint, painter, type Stream } from "../lib/tty.ts";

/** What a command may touch of the process, so that tests can hand in their own. */
export interface Io {
  stdout: Stream;
  stderr: Stream;
  env: Record<string, string | undefined>;
  cwd: string;
  paint: Paint;
  /** Set by a command that finished but has something to say by its exit code. */
  exitCode: number;
}

export const processIo = (): Io => ({
  stdout: process.stdout,
  stderr: process.stderr,
  env: process.env,
  cwd: process.cwd(),
  paint: painter(process.stdout),
  exitCode: 0,
});
