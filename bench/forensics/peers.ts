import { spawnSync } from "node:child_process";
import { join } from "node:path";

export const failures: string[] = [];

/** Output of a peer's program; one that is missing or fails is a failure of the bench, by name. */
export const peer = (program: string, file: string, debian: string, input: string): string => {
  const { status, stdout, stderr } = spawnSync(program, [join(import.meta.dirname, file)], {
    input,
    encoding: "utf8",
    maxBuffer: 1 << 28,
    // One thread for the peer's linear algebra, as for ours.
    env: { ...process.env, OMP_NUM_THREADS: "1", OPENBLAS_NUM_THREADS: "1" },
  });
  if (status === 0) return stdout;
  failures.push(`${program} ${file} did not run (Debian: apt-get install ${debian}): ${stderr}`);
  return "";
};

export const check = (what: string, holds: boolean): void => {
  console.log(`  ${holds ? "ok  " : "FAIL"} ${what}`);
  if (!holds) failures.push(what);
};

/**
 * Processor seconds of the fastest of a few runs, all threads of ours together (compiler and collector included): what
 * other programs on the machine take does not count, for us or for a peer, whose scripts measure theirs alike.
 */
export const best = <T>(run: () => T, times = 3): { value: T; seconds: number } => {
  let seconds = Number.POSITIVE_INFINITY;
  let value: T | undefined;
  for (let i = 0; i < times; i++) {
    const started = process.cpuUsage();
    value = run();
    const { user, system } = process.cpuUsage(started);
    seconds = Math.min(seconds, (user + system) / 1e6);
  }
  return { value: value!, seconds };
};
