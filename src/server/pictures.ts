import { extname } from "node:path";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import type { Picture } from "../forensics/pictures/svg.ts";
import { type ErrorParts, MandateError } from "../lib/error.ts";
import type { Desk } from "./desk.ts";

export interface Drawn {
  /** Whose votes they show. */
  subject: string;
  stations: number;
  /** Heading of what else could make a pattern. */
  otherwise: string;
  pictures: Picture[];
}

/** What the thread is asked for. */
export interface PicturesWork {
  folder: string;
  tabulation: string;
  language: string;
}

/** What it answers. */
export type PicturesMessage = { drawn: Drawn } | { problem: ErrorParts };

const file = new URL(
  `./pictures-worker${extname(fileURLToPath(import.meta.url))}`,
  import.meta.url,
);

const drawOn = (worker: Worker, signal: AbortSignal): Promise<Drawn> =>
  new Promise((done, fail) => {
    signal.addEventListener("abort", () => fail(signal.reason as Error));
    worker.once("error", fail);
    worker.once("message", (message: PicturesMessage) =>
      "drawn" in message ? done(message.drawn) : fail(new MandateError(message.problem)),
    );
  });

/** Draws for one tabulation, as a job that can be followed and cancelled. */
const draw = ({ jobs }: Desk, work: PicturesWork): Promise<Drawn> =>
  jobs.start({
    kind: "pictures",
    label: `drawing ${work.tabulation}`,
    run: async ({ signal }) => {
      const worker = new Worker(file, { workerData: work });
      try {
        return await drawOn(worker, signal);
      } finally {
        await worker.terminate();
      }
    },
  }).outcome;

/** Pictures by tabulation, drawn when first asked for and kept until a file of the case changes. */
export const openPictures = (desk: Desk) => {
  let version = -1;
  const kept = new Map<string, Promise<Drawn>>();
  return (tabulation: string, language: string): Promise<Drawn> => {
    if (version !== desk.live.version()) kept.clear();
    version = desk.live.version();
    const key = `${language} ${tabulation}`;
    const known = kept.get(key);
    if (known) return known;
    const drawing = draw(desk, { folder: desk.live.folder, tabulation, language });
    kept.set(key, drawing);
    // Cancelled or failed: drawn anew for whoever asks next.
    drawing.catch(() => kept.delete(key));
    return drawing;
  };
};
