import { fork } from "node:child_process";
import { readdir, rm } from "node:fs/promises";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { MandateError } from "../../lib/error.ts";
import { recordingsCache } from "../../recordings/names.ts";
import { fromMessage } from "../../tables/messages.ts";
import type { FromStudio, Order } from "./messages.ts";

type Progress = Extract<FromStudio, { type: "progress" }>;

interface Watch {
  signal: AbortSignal;
  onProgress: (progress: Progress) => void;
}

const childFile = fileURLToPath(
  new URL(`./child${extname(fileURLToPath(import.meta.url))}`, import.meta.url),
);

const crashed = (recording: string): MandateError =>
  new MandateError({
    code: "recording/undecodable",
    message: "The decoder gave up inside the sound, or the memory did not suffice",
    at: { file: recording },
    fix: "Ask for the file as it was first sent, or open it in a player to see if it is whole.",
  });

const isAlive = (pid: number): boolean => {
  try {
    // Signal 0 asks, and sends nothing.
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
};

/** Removes what processes that were killed, now or when the power went, left half-made. */
const sweep = async (root: string): Promise<void> => {
  const cache = recordingsCache(root);
  const left = await readdir(cache, { recursive: true }).catch((): string[] => []);
  for (const name of left) {
    const pid = /\.part-(\d+)$/.exec(name)?.[1];
    if (pid !== undefined && !isAlive(Number(pid)))
      await rm(join(cache, name), { recursive: true, force: true });
  }
};

/**
 * Prepares a recording in a process of its own. When the signal aborts, or the process ends early, nothing half-made is left. Throws what
 * `prepareRecording` throws.
 */
export const prepareApart = async (order: Order, { signal, onProgress }: Watch): Promise<void> => {
  signal.throwIfAborted();
  const child = fork(childFile, [JSON.stringify(order)], {
    serialization: "advanced",
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  const stop = (): void => void child.kill("SIGKILL");
  signal.addEventListener("abort", stop);
  try {
    const outcome = await new Promise<FromStudio | undefined>((resolve) => {
      let last: FromStudio | undefined;
      child.on("message", (message: FromStudio) => {
        if (message.type === "progress") onProgress(message);
        else last = message;
      });
      child.once("exit", () => resolve(last));
      child.once("error", () => resolve(undefined));
    });
    if (outcome?.type === "failed") throw fromMessage(outcome.error);
    if (outcome?.type !== "done") throw crashed(order.recording);
  } finally {
    signal.removeEventListener("abort", stop);
    await sweep(order.root);
  }
};
