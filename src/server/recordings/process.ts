import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { MandateError } from "../../lib/error.ts";
import { recordingsCache } from "../../recordings/names.ts";
import { childBeside, runApart } from "../apart.ts";
import type { FromStudio, Order } from "./messages.ts";

type Progress = Extract<FromStudio, { type: "progress" }>;

interface Watch {
  signal: AbortSignal;
  onProgress: (progress: Progress) => void;
}

const childFile = childBeside(import.meta.url, "child");

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
  try {
    await runApart<Progress>(childFile, order, {
      signal,
      onProgress,
      crashed: () => crashed(order.recording),
    });
  } finally {
    await sweep(order.root);
  }
};
