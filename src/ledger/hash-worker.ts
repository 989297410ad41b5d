import { parentPort } from "node:worker_threads";
import { hashFile } from "./hash-file.ts";

// Runs on a thread of its own: one file name in, one answer out.
parentPort?.on("message", (file: string) => {
  parentPort?.postMessage(hashFile(file), []);
});
