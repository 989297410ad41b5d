import { hashNow } from "../../case/waiting.ts";
import { errorToJson, MandateError } from "../../lib/error.ts";
import { resolveWithin } from "../../lib/safe-path.ts";
import { findRecording } from "../../recordings/case-recording.ts";
import { childBeside, runApart } from "../apart.ts";
import type { Desk } from "../desk.ts";
import type { Listening, TaskName } from "../schemas/listening.ts";
import type { TaskOrder, TaskProgress } from "./task-messages.ts";

type Task = NonNullable<Listening["tasks"][TaskName]>;
type Made = NonNullable<TaskProgress["made"]>;

/** Long work on recordings: each in a process of its own, as a job that can be cancelled; what it made is written at its end. */
export interface Tasks {
  of(recording: string): Listening["tasks"];
  /** Fails `case/exists` where what it would make is there and `replace` is not asked for. */
  start(order: TaskOrder, replace: boolean): Promise<void>;
}

const childFile = childBeside(import.meta.url, "task-child");

const crashed = (recording: string): MandateError =>
  new MandateError({
    code: "recording/undecodable",
    message: "The work ended without a word: a decoder gave up, or the memory did not suffice",
    at: { file: recording },
    fix: "Try again, or run it in the terminal to see more.",
  });

const exists = (path: string): MandateError =>
  new MandateError({
    code: "case/exists",
    message: `${path} is there already`,
    at: { file: path },
    fix: "Look at it first, and ask for it to be replaced.",
  });

const firstEnding: Record<TaskName, string> = {
  speakers: ".rttm",
  review: ".review.yaml",
  transcription: ".vtt",
};

const runTask = async (
  order: TaskOrder,
  signal: AbortSignal,
  onSeconds: (seconds: number) => void,
) => {
  let made: Made | undefined;
  await runApart<TaskProgress>(childFile, order, {
    signal,
    onProgress(message) {
      if (message.seconds !== undefined) onSeconds(message.seconds);
      made = message.made ?? made;
    },
    crashed: () => crashed(order.recording),
  });
  if (!made) throw crashed(order.recording);
  return made;
};

const hashIn = async (root: string, path: string): Promise<string | null> =>
  hashNow(await resolveWithin(root, path, { file: path }));

const problemOf = (thrown: unknown): NonNullable<Task["problem"]> =>
  thrown instanceof MandateError
    ? errorToJson(thrown)
    : { code: "mandate/bug", message: thrown instanceof Error ? thrown.message : String(thrown) };

/** Tasks of a desk: at most one of a kind on a recording at a time. */
export const openTasks = (desk: Desk): Tasks => {
  const now = new Map<string, Task>();
  const keyOf = (name: TaskName, recording: string): string => `${name} ${recording}`;
  const write = async (order: TaskOrder, made: Made, bases: (string | null)[]): Promise<void> => {
    const { stem } = await findRecording(order.root, order.recording);
    const { files, reason, about } = made;
    await desk.writer.writeAll(
      files.map(({ ending, text }, i) => ({
        path: `${stem}${ending}`,
        text,
        reason,
        base: bases[i],
        about,
      })),
    );
    void desk.live.refresh();
  };
  const endings: Record<TaskName, string[]> = {
    speakers: [".rttm", ".speakers.yaml"],
    review: [".review.yaml"],
    transcription: [".vtt", ".vtt.model.json"],
  };
  return {
    of: (recording) =>
      Object.fromEntries(
        (Object.keys(endings) as TaskName[]).flatMap((name) => {
          const task = now.get(keyOf(name, recording));
          return task ? [[name, task]] : [];
        }),
      ),
    async start(order, replace) {
      const { task: name, recording, root } = order;
      const key = keyOf(name, recording);
      if (now.get(key)?.state === "working") return;
      // Who may not write is told before the work, not after it.
      await desk.writer.writer();
      const { stem } = await findRecording(root, recording);
      const bases = await Promise.all(
        endings[name].map((ending) => hashIn(root, `${stem}${ending}`)),
      );
      if (!replace && bases[0] !== null) throw exists(`${stem}${firstEnding[name]}`);
      now.set(key, { state: "working", seconds: 0 });
      const label = `${recording.slice("exhibits/".length)}: ${name}`;
      const { outcome } = desk.jobs.start({
        kind: name,
        label,
        run: async ({ signal }) => {
          const made = await runTask(order, signal, (seconds) =>
            now.set(key, { state: "working", seconds }),
          );
          await write(order, made, bases);
        },
      });
      outcome.then(
        () => now.delete(key),
        (thrown: unknown) =>
          now.set(key, { state: "failed", seconds: 0, problem: problemOf(thrown) }),
      );
    },
  };
};
