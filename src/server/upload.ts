import { randomUUID } from "node:crypto";
import { mkdir, open, rm, statfs } from "node:fs/promises";
import { join } from "node:path";
import { takeIn } from "../exhibits/intake.ts";
import { MandateError } from "../lib/error.ts";
import { explainIo } from "../lib/io-error.ts";
import type { Provenance } from "../model/custody.ts";
import { ARRIVING } from "./arriving.ts";
import type { Desk } from "./desk.ts";

/** Left free on the disk: a ledger that cannot be written is worse than a file not taken in. */
const MARGIN = 64e6;
const CHECK_EVERY = 32e6;

const full = (): MandateError =>
  new MandateError({
    code: "disk/full",
    kind: "system",
    message: "the disk has no room for this file; nothing was taken in",
    fix: "Make room, and drop the file again.",
  });

/** The browser went away, or was told to. Nobody is left to read this but the list of jobs. */
const cutOff = (cause: unknown): MandateError =>
  new MandateError({
    code: "upload/cut-off",
    message: "the file stopped arriving; nothing was taken in",
    fix: "Drop it again.",
    cause,
  });

/** Free bytes, as `statfs` tells them. An argument so that a full disk can be tested. */
export type FreeSpace = (folder: string) => Promise<number>;
export const freeSpace: FreeSpace = async (folder) => {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
};

interface Arriving {
  body: AsyncIterable<Uint8Array>;
  target: string;
  folder: string;
  signal: AbortSignal;
  free: FreeSpace;
  onBytes: (bytes: number) => void;
}

const receive = async ({
  body,
  target,
  folder,
  signal,
  free,
  onBytes,
}: Arriving): Promise<void> => {
  const handle = await open(target, "wx");
  let size = 0;
  let checked = 0;
  try {
    for await (const chunk of body) {
      signal.throwIfAborted();
      await handle.write(chunk);
      size += chunk.byteLength;
      if (size - checked < CHECK_EVERY) continue;
      checked = size;
      onBytes(size);
      if ((await free(folder)) < size + MARGIN) throw full();
    }
    await handle.sync();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ECONNRESET") throw cutOff(error);
    throw explainIo(error, "receiving the file", target);
  } finally {
    await handle.close();
  }
};

export interface Upload {
  name: string;
  /** Bytes announced; undefined where the client does not say. */
  announced: number | undefined;
  body: AsyncIterable<Uint8Array>;
  provenance: Provenance;
}

/**
 * Receives a file as it comes, never whole in memory, and takes it in as an exhibit. Refused before its first byte where the disk has no
 * room for it twice (as it arrives, and as an exhibit). Whatever goes wrong, nothing of it is left.
 */
export const takeUpload = async (
  desk: Desk,
  { name, announced, body, provenance }: Upload,
  free: FreeSpace = freeSpace,
) => {
  const writer = await desk.writer.writer();
  const folder = join(writer.root, ARRIVING, randomUUID());
  if (announced !== undefined && (await free(writer.root)) < 2 * announced + MARGIN) throw full();
  const { outcome } = desk.jobs.start({
    kind: "upload",
    label: name,
    run: async ({ signal, progress }) => {
      await mkdir(folder, { recursive: true });
      try {
        const source = join(folder, name);
        const onBytes = (bytes: number): void => progress(name, bytes, announced);
        await receive({ body, target: source, folder, signal, free, onBytes });
        return await takeIn(writer, { source, provenance, onProgress: onBytes });
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    },
  });
  return outcome;
};
