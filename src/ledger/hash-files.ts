import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import { type HashAnswer, hashFile } from "./hash-file.ts";

/** Below this many bytes a second thread costs more than it brings. */
const WORTH_A_THREAD = 64 << 20;

export interface HashOptions {
  /** Told of bytes hashed so far. */
  onProgress?: (bytes: number) => void;
  threads?: number;
}

const workerUrl = new URL(
  import.meta.url.endsWith(".ts") ? "./hash-worker.ts" : "./hash-worker.js",
  import.meta.url,
);

interface Sized {
  file: string;
  size: number;
}

const drain = (worker: Worker, queue: Sized[], done: (answer: HashAnswer, file: Sized) => void) =>
  new Promise<void>((resolve, reject) => {
    let current: Sized | undefined;
    const next = () => {
      current = queue.shift();
      if (current) worker.postMessage(current.file, []);
      else void worker.terminate().then(() => resolve());
    };
    worker.on("message", (answer: HashAnswer) => {
      if (current) done(answer, current);
      next();
    });
    worker.on("error", reject);
    next();
  });

/**
 * SHA-256 of each file, by file name, on as many threads as there are cores. A file that cannot be read has the
 * system's error instead of a hash.
 */
export const hashFiles = async (
  files: readonly Sized[],
  { onProgress = () => {}, threads = availableParallelism() }: HashOptions = {},
): Promise<Map<string, HashAnswer>> => {
  const answers = new Map<string, HashAnswer>();
  let bytes = 0;
  const done = (answer: HashAnswer, { file, size }: Sized) => {
    answers.set(file, answer);
    bytes += size;
    onProgress(bytes);
  };
  // Largest first, so that no thread is left with a film when the others are done.
  const queue = [...files].sort((a, b) => b.size - a.size);
  const total = queue.reduce((sum, { size }) => sum + size, 0);
  if (total < WORTH_A_THREAD || threads < 2)
    for (const file of queue) done(hashFile(file.file), file);
  else {
    const workers = Array.from(
      { length: Math.min(threads, queue.length) },
      () => new Worker(workerUrl),
    );
    await Promise.all(workers.map((worker) => drain(worker, queue, done)));
  }
  return answers;
};
