// The process in which a report is written: it decodes the recordings that are quoted, and a decoder may crash.
import { checkCase } from "../../claims/run.ts";
import { errorToJson } from "../../lib/error.ts";
import { heldBackNotice } from "../../report/held-back.ts";
import { makeReport } from "../../report/make.ts";
import { toMessage } from "../../tables/messages.ts";
import type { FromReport } from "./messages.ts";

const { root } = JSON.parse(process.argv[2]) as { root: string };

const send = (message: FromReport): void => {
  process.send?.(message);
};

process.on("disconnect", () => process.exit());
try {
  const checked = await checkCase(root);
  try {
    const { heldBack } = await makeReport(checked);
    send({ type: "progress", heldBack: heldBack.map((one) => errorToJson(heldBackNotice(one))) });
  } finally {
    checked.close();
  }
  send({ type: "done" });
} catch (thrown) {
  send({ type: "failed", error: toMessage(thrown) });
}
process.disconnect?.();
