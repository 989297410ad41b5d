import { access, realpath } from "node:fs/promises";
import { join, resolve } from "node:path";
import { setTimeout } from "node:timers/promises";
import type { Case } from "../case/open.ts";
import { openJobBoard } from "../jobs/board.ts";
import type { Finding } from "../model/claim.ts";
import { sweepArriving } from "./arriving.ts";
import type { Desk } from "./desk.ts";
import { openEvents } from "./events.ts";
import { findingLine, namesOf } from "./finding-line.ts";
import { openLiveCase } from "./live.ts";
import { recallCase } from "./memory.ts";

export interface DeskOptions {
  folder: string;
  /** The user's configuration folder: their key, and what this machine saw of ledgers. */
  memory: string;
  passphrase?: string;
  /** Folder of a model of sherpa-onnx that writes down speech, on this machine. */
  speechModel?: string;
  now?: () => number;
}

/** A write that a crash cut short is completed before anything is read: nothing half-done is shown, and verifying finds nothing of it. */
const completeInterrupted = async (folder: string): Promise<void> => {
  const there = await access(join(folder, ".mandate", "intent.json")).catch(() => "absent");
  if (there === "absent") return;
  const { recover } = await import("../ledger/file-store.ts");
  // What cannot be completed is left as it is: verifying tells of it, and the next write says why.
  await recover(await realpath(folder)).catch(() => {});
};

const READ_FIRST_MS = 1000;

/** What the routes work on, for one case. Its claims are being tested from now on, long before the browser asks. */
export const openDesk = async (options: DeskOptions): Promise<Desk> => {
  const { now = Date.now, memory: config, passphrase, speechModel } = options;
  const folder = resolve(options.folder);
  await completeInterrupted(folder);
  const events = openEvents();
  const jobs = openJobBoard((job) => events.tell({ type: "job", job }));
  const remembered = recallCase(folder);
  const tell = async (finding: Finding, opened: Case): Promise<void> => {
    const { last } = await remembered;
    const line = findingLine(finding, { names: namesOf(opened), last });
    events.tell({ type: "finding", line });
  };
  const live = openLiveCase(folder, {
    jobs,
    events,
    onFinding: (finding, opened) => void tell(finding, opened),
  });
  live.checked().catch(() => {});
  const [memory] = await Promise.all([remembered, sweepArriving(folder)]);
  // Whatever takes long to load comes after the case has been read: the process of its tables waits for that. A case that
  // takes long to read is no reason for the page not to open.
  const read = live.underway().catch(() => {});
  await Promise.race([read, setTimeout(READ_FIRST_MS, undefined, { ref: false })]);
  const { openCaseWriter } = await import("./writer.ts");
  const writer = openCaseWriter({
    folder,
    memory: config,
    now,
    ...(passphrase !== undefined && { passphrase }),
  });
  const desk = { live, jobs, events, memory, now, writer, config };
  return speechModel === undefined ? desk : { ...desk, speechModel: resolve(speechModel) };
};

/** Stops what is under way on a case. */
export const closeDesk = ({ jobs, live }: Desk): void => {
  jobs.close();
  live.close();
};
