import { errorToJson, MandateError } from "../../lib/error.ts";
import type { Step } from "../../recordings/prepare.ts";
import type { Desk } from "../desk.ts";
import type { Order } from "./messages.ts";
import { prepareApart } from "./process.ts";

/** How the preparation of a recording stands; absent where nobody asked for it since the server started. */
export type Preparation =
  | { state: "working"; step: Step | "waiting"; seconds: number; job?: string }
  | { state: "failed"; problem: ReturnType<typeof errorToJson> };

/** Prepares recordings one after another, each in a process of its own, as jobs that can be cancelled. */
export interface Studio {
  of(recording: string): Preparation | undefined;
  /** Starts, unless it is under way; what was asked for stays asked for. */
  prepare(order: Order): void;
}

const problemOf = (thrown: unknown): ReturnType<typeof errorToJson> =>
  thrown instanceof MandateError
    ? errorToJson(thrown)
    : { code: "mandate/bug", message: thrown instanceof Error ? thrown.message : String(thrown) };

/** A studio of a desk. It keeps no file open and no process alive between recordings. */
export const openStudio = (desk: Desk): Studio => {
  const now = new Map<string, Preparation>();
  /** Asked for while the recording was being prepared without it. */
  const later = new Map<string, Order>();
  let previous: Promise<unknown> = Promise.resolve();
  const run = async (order: Order): Promise<void> => {
    const { recording } = order;
    const label = recording.slice("exhibits/".length);
    const { id, outcome } = desk.jobs.start({
      kind: "recording",
      label,
      run: ({ signal, progress }) =>
        prepareApart(order, {
          signal,
          onProgress({ step, seconds }) {
            now.set(recording, { state: "working", step, seconds, job: id });
            progress(label);
          },
        }),
    });
    now.set(recording, { state: "working", step: "listening", seconds: 0, job: id });
    try {
      await outcome;
      now.delete(recording);
    } catch (thrown) {
      now.set(recording, { state: "failed", problem: problemOf(thrown) });
    }
  };
  const runInTurn = async (order: Order): Promise<void> => {
    const { recording } = order;
    await run(order);
    const wanted = later.get(recording);
    later.delete(recording);
    if (wanted && now.get(recording)?.state !== "failed") prepare(wanted);
  };
  const prepare = (order: Order): void => {
    const { recording } = order;
    if (now.get(recording)?.state === "working") {
      if (order.decode) later.set(recording, order);
      return;
    }
    now.set(recording, { state: "working", step: "waiting", seconds: 0 });
    previous = previous.then(() => runInTurn(order));
  };
  return {
    of: (recording) => now.get(recording),
    prepare,
  };
};
