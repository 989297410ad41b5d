// The process in which a recording is decoded and analysed: see analyse-apart.ts. A decoder in it may crash.
import { MandateError } from "../lib/error.ts";
import type { AnalysisOrder, FromAnalysis } from "./analyse-apart.ts";
import { analyseCached } from "./cache.ts";

const { path, cache, limits } = JSON.parse(process.argv[2]) as AnalysisOrder;
const EVERY_MS = 250;
let told = 0;

const send = (message: FromAnalysis): void => {
  process.send?.(message);
};

const onProgress = (seconds: number): void => {
  if (Date.now() - told < EVERY_MS) return;
  told = Date.now();
  send({ type: "progress", seconds });
};

process.on("disconnect", () => process.exit());
try {
  await analyseCached(path, cache, { onProgress, ...(limits && { limits }) });
  send({ type: "done" });
} catch (thrown) {
  if (!(thrown instanceof MandateError)) throw thrown;
  const { code, kind, message, at, fix } = thrown;
  send({ type: "failed", error: { code, kind, message, ...(at && { at }), ...(fix && { fix }) } });
}
process.disconnect?.();
