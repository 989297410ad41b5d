import { randomUUID } from "node:crypto";
import { errorToJson, MandateError } from "../lib/error.ts";

/** One piece of long work, as others may see it. */
export interface Job {
  id: string;
  /** What sort of work: check, report, upload, verify, … */
  kind: string;
  state: "running" | "done" | "failed" | "cancelled";
  label: string;
  done?: number;
  total?: number;
  problem?: ReturnType<typeof errorToJson>;
}

export interface Work<T> {
  kind: string;
  label: string;
  /** Must stop soon after `signal` aborts, and leave nothing half-done. */
  run: (context: {
    signal: AbortSignal;
    progress: (label: string, done?: number, total?: number) => void;
  }) => Promise<T>;
}

/** Long work under way: who started it can follow it, and anyone can cancel it. */
export interface JobBoard {
  /** Runs work; rejects with what it threw, or with `job/cancelled`. */
  start<T>(work: Work<T>): { id: string; outcome: Promise<T> };
  cancel(id: string): boolean;
  list(): Job[];
  close(): void;
}

const cancelled = (): MandateError =>
  new MandateError({
    code: "job/cancelled",
    kind: "usage",
    message: "the work was cancelled",
    fix: "Start it again when you wish.",
  });

const problemOf = (thrown: unknown): NonNullable<Job["problem"]> =>
  thrown instanceof MandateError
    ? errorToJson(thrown)
    : { code: "mandate/bug", message: thrown instanceof Error ? thrown.message : String(thrown) };

/** How many finished jobs are still listed. */
const KEPT = 20;

/** A board that runs work in this process; `onChange` hears of every step of every job. */
export const openJobBoard = (onChange: (job: Job) => void = () => {}): JobBoard => {
  const jobs = new Map<string, { job: Job; abort: AbortController }>();
  const change = (id: string, part: Partial<Job>): void => {
    const entry = jobs.get(id);
    if (entry?.job.state !== "running") return;
    entry.job = { ...entry.job, ...part };
    onChange(entry.job);
  };
  const forgetOld = (): void => {
    const over = [...jobs].filter(([, { job }]) => job.state !== "running").slice(0, -KEPT);
    for (const [id] of over) jobs.delete(id);
  };
  const follow = async <T>(id: string, { run }: Work<T>, signal: AbortSignal): Promise<T> => {
    const progress = (label: string, done?: number, total?: number): void =>
      change(id, {
        label,
        ...(done !== undefined && { done }),
        ...(total !== undefined && { total }),
      });
    try {
      const value = await run({ signal, progress });
      signal.throwIfAborted();
      change(id, { state: "done" });
      return value;
    } catch (thrown) {
      change(
        id,
        signal.aborted ? { state: "cancelled" } : { state: "failed", problem: problemOf(thrown) },
      );
      throw signal.aborted ? cancelled() : thrown;
    } finally {
      forgetOld();
    }
  };
  return {
    start(work) {
      const id = randomUUID();
      const abort = new AbortController();
      const job: Job = { id, kind: work.kind, state: "running", label: work.label };
      jobs.set(id, { job, abort });
      onChange(job);
      return { id, outcome: follow(id, work, abort.signal) };
    },
    cancel(id) {
      const entry = jobs.get(id);
      if (entry?.job.state !== "running") return false;
      entry.abort.abort();
      return true;
    },
    list: () => [...jobs.values()].map(({ job }) => job),
    close() {
      for (const { abort } of jobs.values()) abort.abort();
    },
  };
};
