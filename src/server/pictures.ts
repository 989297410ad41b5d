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
  pictures: Picture[];
}

type Message = { drawn: Drawn } | { problem: ErrorParts };

const file = new URL(
  `./pictures-worker${extname(fileURLToPath(import.meta.url))}`,
  import.meta.url,
);

const drawOn = (worker: Worker, signal: AbortSignal): Promise<Drawn> =>
  new Promise((done, fail) => {
    signal.addEventListener("abort", () => fail(signal.reason as Error));
    worker.once("error", fail);
    worker.once("message", (message: Message) =>
      "drawn" in message ? done(message.drawn) : fail(new MandateError(message.problem)),
    );
  });

/** Draws for one tabulation, as a job that can be followed and cancelled. */
const draw = ({ live, jobs }: Desk, tabulation: string): Promise<Drawn> =>
  jobs.start({
    kind: "pictures",
    label: `drawing ${tabulation}`,
    run: async ({ signal }) => {
      const worker = new Worker(file, { workerData: { folder: live.folder, tabulation } });
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
  return (tabulation: string): Promise<Drawn> => {
    if (version !== desk.live.version()) kept.clear();
    version = desk.live.version();
    const known = kept.get(tabulation);
    if (known) return known;
    const drawing = draw(desk, tabulation);
    kept.set(tabulation, drawing);
    // Cancelled or failed: drawn anew for whoever asks next.
    drawing.catch(() => kept.delete(tabulation));
    return drawing;
  };
};
