import { fork } from "node:child_process";
import { rm } from "node:fs/promises";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { type ErrorParts, MandateError } from "../lib/error.ts";
import { type Derived, keyOf, readCached } from "./cache.ts";
import { type Limits, undecodable } from "./decode/audio.ts";
import { hashRecording } from "./hash-recording.ts";

/** What the process apart is given, as one argument of JSON. */
export interface AnalysisOrder {
  path: string;
  cache: string;
  limits?: Limits;
}

/** From that process: how far it is, then how it ended. */
export type FromAnalysis =
  | { type: "progress"; seconds: number }
  | { type: "done" }
  | { type: "failed"; error: ErrorParts };

interface Apart {
  onProgress?: (seconds: number) => void;
  /** The file run; another only in tests, to see what becomes of one that crashes. */
  child?: string;
}

const childFile = fileURLToPath(
  new URL(`./analyse-child${extname(fileURLToPath(import.meta.url))}`, import.meta.url),
);

interface End {
  said: FromAnalysis | undefined;
  pid: number | undefined;
  how: string;
}

/**
 * Sound comes in small pieces that are soon done with. Left to itself Node lets them gather before it clears them away, and the
 * memory of the process grows for hours, though nothing in it does.
 */
export const analysisFlags = ["--max-semi-space-size=4"];

const run = (order: AnalysisOrder, { onProgress, child = childFile }: Apart): Promise<End> =>
  new Promise((resolve, reject) => {
    const apart = fork(child, [JSON.stringify(order)], {
      execArgv: [...process.execArgv, ...analysisFlags],
      stdio: ["ignore", "inherit", "inherit", "ipc"],
    });
    let said: FromAnalysis | undefined;
    apart.on("message", (message: FromAnalysis) => {
      if (message.type === "progress") onProgress?.(message.seconds);
      else said = message;
    });
    apart.once("error", reject);
    apart.once("exit", (code, signal) =>
      resolve({ said, pid: apart.pid, how: signal ?? `exit ${code}` }),
    );
  });

/**
 * The analysis of a recording, made in a process of its own where the cache has none: decoders in machine code read hostile bytes
 * there, and one that crashes takes nothing with it. Throws what `analyse` throws, and `recording/undecodable` for a crash.
 */
export const analyseApart = async (order: AnalysisOrder, apart: Apart = {}): Promise<Derived> => {
  const { path, cache } = order;
  const sha256 = await hashRecording(path);
  const done = await readCached(sha256, cache);
  if (done) return done;
  const { said, pid, how } = await run(order, apart);
  if (said?.type === "failed") throw new MandateError(said.error);
  const derived = said && (await readCached(sha256, cache));
  if (derived) return derived;
  await rm(join(cache, `${keyOf(sha256)}.part-${pid}`), { recursive: true, force: true });
  throw undecodable(
    path,
    `The decoder crashed inside the sound, or the memory did not suffice (${how})`,
  );
};
