import { type ChildProcess, fork } from "node:child_process";
import { extname } from "node:path";
import { fileURLToPath } from "node:url";
import { MandateError } from "../lib/error.ts";
import type { Macro } from "../model/macro.ts";
import type { TableSpec } from "../model/table.ts";
import { defaultLimits, type Limits, type QueryResult } from "./limits.ts";
import {
  type CaseMessage,
  caseMessage,
  type FromChild,
  fromMessage,
  type OpenedMessage,
  type QueryMessage,
} from "./messages.ts";
import type { ReadCase } from "./read-case.ts";

/** A case's tables in a process of their own, which can be killed: no query can hold up or bring down the rest. */
export interface Isolate {
  specs: readonly TableSpec[];
  macros: readonly Macro[];
  /** What the stages could not use of the case. */
  problems: MandateError[];
  /** Runs one SELECT under limits; queries wait for each other. Throws a `sql/…` error. */
  query(sql: string, limits?: Partial<Limits>): Promise<QueryResult>;
  close(): void;
}

interface IsolateOptions {
  /** Megabytes DuckDB may use; the process is ended at twice as much. */
  memory?: number;
  /** A query that will be run beside the case's claims, so that the tables it reads are filled. */
  query?: string;
  /** Reads the case's plain files, for those who need them too; called once the process is started. */
  read?: () => Promise<ReadCase>;
  /** Ends the process while it is still opening the case: `openIsolate` then rejects. */
  signal?: AbortSignal;
}

/** How long a query may ignore its own time limit before its process is killed. */
const GRACE_SECONDS = 1;

const childFile = fileURLToPath(
  new URL(`./child${extname(fileURLToPath(import.meta.url))}`, import.meta.url),
);

const start = ({ memory, query }: { memory: number; query: string }): ChildProcess =>
  fork(childFile, [String(memory), query], {
    serialization: "advanced",
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });

/** Reads a case's plain files, with code that is loaded for it: it takes as long to load as to run. */
export const readFolder = async (folder: string): Promise<ReadCase> =>
  (await import("./read-case.ts")).readCase(folder);

/** The child's next message; an error if it ends before sending one. */
const nextMessage = (child: ChildProcess): Promise<FromChild> =>
  new Promise((resolve, reject) => {
    const finish = (settle: () => void): void => {
      child.off("message", onMessage);
      child.off("exit", onExit);
      settle();
    };
    const onMessage = (message: unknown): void => finish(() => resolve(message as FromChild));
    const onExit = (code: number | null): void => finish(() => reject(endedEarly(code)));
    child.once("message", onMessage);
    child.once("exit", onExit);
  });

const endedEarly = (code: number | null): MandateError =>
  new MandateError({
    code: "sql/limit",
    kind: "limit",
    message: `the check used too much memory and was stopped (exit ${code ?? "by signal"})`,
    fix: "Sum up before joining, and avoid building long lists or texts.",
  });

const over = (): MandateError =>
  new MandateError({
    code: "job/cancelled",
    kind: "usage",
    message: "the tables were closed before this query ran",
    fix: "Run it again when you wish.",
  });

const overTime = (seconds: number): MandateError =>
  new MandateError({
    code: "sql/limit",
    kind: "limit",
    message: `the check ran for more than ${seconds} seconds and was stopped`,
    fix: "Look for a join without a condition, or a recursion without an end.",
  });

/** Gives a process that was started the case, and waits until it has opened it. Where that fails, the process is ended. */
const meet = async (
  child: ChildProcess,
  given: Promise<CaseMessage>,
  signal?: AbortSignal,
): Promise<{ child: ChildProcess; opened: OpenedMessage }> => {
  const kill = (): void => void child.kill("SIGKILL");
  signal?.addEventListener("abort", kill);
  try {
    const first = nextMessage(child);
    // A process that has ended meanwhile is heard of through `first`.
    await Promise.race([given.then((message) => child.send(message, () => {})), first]);
    const message = await first;
    if (message.type === "opened") return { child, opened: message };
    throw message.type === "failed" ? fromMessage(message.error) : new Error("unexpected message");
  } catch (error) {
    kill();
    signal?.throwIfAborted();
    throw error;
  } finally {
    signal?.removeEventListener("abort", kill);
  }
};

const ask = async (child: ChildProcess, request: QueryMessage): Promise<QueryResult> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => {
        child.kill("SIGKILL");
        reject(overTime(request.limits.seconds));
      },
      (request.limits.seconds + GRACE_SECONDS) * 1000,
    );
  });
  try {
    const answer = nextMessage(child);
    child.send(request);
    const message = await Promise.race([answer, late]);
    if (message.type === "answer") return message.result;
    if (message.type === "refused") throw fromMessage(message.error);
    throw new Error(`unexpected message ${message.type}`);
  } finally {
    clearTimeout(timer);
  }
};

/**
 * Opens a case folder's tables in a process of their own, loaded and locked. Throws what opening the case throws.
 * A process that a query brought down is started anew for the next.
 */
export const openIsolate = async (
  folder: string,
  { memory = 2000, query = "", read = () => readFolder(folder), signal }: IsolateOptions = {},
): Promise<Isolate> => {
  signal?.throwIfAborted();
  const options = { memory, query };
  const first = start(options);
  const given = read().then(caseMessage);
  let { child, opened } = await meet(first, given, signal);
  let previous: Promise<unknown> = Promise.resolve();
  let closed = false;
  const run = async (sql: string, limits: Limits): Promise<QueryResult> => {
    if (closed) throw over();
    if (child.killed || child.exitCode !== null) ({ child } = await meet(start(options), given));
    if (closed) {
      child.kill();
      throw over();
    }
    return ask(child, { type: "query", sql, limits });
  };
  return {
    specs: opened.specs,
    macros: opened.macros,
    problems: opened.problems.map((problem) => fromMessage(problem) as MandateError),
    query(sql, limits = {}) {
      const answer = previous.then(() => run(sql, { ...defaultLimits, ...limits }));
      previous = answer.catch(() => {});
      return answer;
    },
    close() {
      // What still waits must not bring the process back.
      closed = true;
      child.kill();
    },
  };
};
