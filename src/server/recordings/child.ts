// The process in which a recording is prepared for its view: see process.ts. Decoders in it may crash; it may be killed at any time.
import { relative } from "node:path";
import { MandateError } from "../../lib/error.ts";
import { prepareRecording } from "../../recordings/prepare.ts";
import { toMessage } from "../../tables/messages.ts";
import type { FromStudio, Order } from "./messages.ts";

const order = JSON.parse(process.argv[2]) as Order;

const send = (message: FromStudio): void => {
  process.send?.(message);
};

const EVERY_MS = 250;
let told = 0;

/** Names the file as the case does: where the case lies on this machine is nobody's business. */
const inCase = (thrown: unknown): unknown =>
  thrown instanceof MandateError && thrown.at
    ? new MandateError({
        code: thrown.code,
        kind: thrown.kind,
        message: thrown.message,
        at: { ...thrown.at, file: relative(order.root, thrown.at.file) },
        ...(thrown.fix !== undefined && { fix: thrown.fix }),
      })
    : thrown;

process.on("disconnect", () => process.exit());
try {
  await prepareRecording({
    ...order,
    onProgress(step, seconds) {
      if (Date.now() - told < EVERY_MS) return;
      told = Date.now();
      send({ type: "progress", step, seconds });
    },
  });
  send({ type: "done" });
} catch (thrown) {
  send({ type: "failed", error: toMessage(inCase(thrown)) });
}
process.disconnect?.();
