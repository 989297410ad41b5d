import { fork } from "node:child_process";
import { extname } from "node:path";
import { fileURLToPath } from "node:url";
import { MandateError } from "../lib/error.ts";
import { type ErrorMessage, fromMessage } from "../tables/messages.ts";

/** What a process apart says of how it ended. */
export type Ended = { type: "done" } | { type: "failed"; error: ErrorMessage };

/** The file of a child beside a module, as source or as built. */
export const childBeside = (moduleUrl: string, name: string): string =>
  fileURLToPath(new URL(`./${name}${extname(fileURLToPath(moduleUrl))}`, moduleUrl));

interface Watch<Progress> {
  signal: AbortSignal;
  onProgress?: (message: Progress) => void;
  /** What is thrown where the process ends without a word. */
  crashed: () => MandateError;
}

/**
 * Runs a child file with an order (one argument of JSON) in a process of its own, which is killed when the signal
 * aborts. Throws what the child says failed, or `crashed()` where it ends without saying how.
 */
export const runApart = async <Progress extends { type: "progress" }>(
  file: string,
  order: unknown,
  { signal, onProgress, crashed }: Watch<Progress>,
): Promise<void> => {
  signal.throwIfAborted();
  const child = fork(file, [JSON.stringify(order)], {
    serialization: "advanced",
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  const stop = (): void => void child.kill("SIGKILL");
  signal.addEventListener("abort", stop);
  try {
    const ended = await new Promise<Ended | undefined>((resolve) => {
      let last: Ended | undefined;
      child.on("message", (message: Progress | Ended) => {
        if (message.type === "progress") onProgress?.(message);
        else last = message;
      });
      child.once("exit", () => resolve(last));
      child.once("error", () => resolve(undefined));
    });
    if (ended?.type === "failed") throw fromMessage(ended.error);
    if (ended?.type !== "done") throw crashed();
  } finally {
    signal.removeEventListener("abort", stop);
  }
};
