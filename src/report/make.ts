import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { CheckedCase } from "../claims/run.ts";
import { parseCheckpoint } from "../ledger/checkpoint.ts";
import { readCheckpoints } from "../ledger/checkpoint-files.ts";
import { MandateError } from "../lib/error.ts";
import type { Problem } from "../model/ledger.ts";
import type { PictureHeldBack } from "./held-back.ts";
import { messagesFor } from "./messages/index.ts";
import { printPdf } from "./pdf.ts";
import { picturesIn, printPage } from "./print.ts";
import { publishedExtras } from "./published/extras.ts";
import { inputsAgainstLedger } from "./published/inputs.ts";
import { type ReportFiles, writeReport } from "./write.ts";

export interface MakeOptions {
  base?: string;
  /** Refuse where any file is not what the ledger recorded, or there is no ledger. */
  strict?: boolean;
}

export interface Made {
  index: string;
  files: ReportFiles;
  /** Files that are not as the ledger recorded them; undefined where there is no ledger. */
  differences: Problem[] | undefined;
  /** Pictures that were not copied, since their files say where or by whom they were taken. */
  heldBack: PictureHeldBack[];
}

const refuse = (differences: readonly Problem[] | undefined): void => {
  if (differences?.length === 0) return;
  const first = differences?.[0];
  throw new MandateError({
    code: "report/inputs-changed",
    kind: "integrity",
    message: first
      ? `${differences.length} ${differences.length === 1 ? "file is" : "files are"} not as the ledger recorded; no report was made. ${first.message}`
      : "This case has no ledger, so nothing vouches for what the report rests on; no report was made",
    fix: 'See them with mandate verify. Record your own changes: mandate record --reason "…".',
  });
};

/** Fails `report/inputs-changed` where a file is not what the ledger recorded, or there is no ledger. */
export const requireRecorded = async (root: string): Promise<void> =>
  refuse(await inputsAgainstLedger(root, { whole: true }));

/** Writes the report with all that publishing adds. With `strict` fails `report/inputs-changed` instead. */
export const makeReport = async (
  checked: CheckedCase,
  options: MakeOptions = {},
): Promise<Made> => {
  const { base, strict = false } = options;
  const extras = await publishedExtras(checked, { whole: strict, ...(base && { base }) });
  if (strict) refuse(extras.differences);
  const { index, files, heldBack } = await writeReport(checked, extras);
  return { index, files, differences: extras.differences, heldBack };
};

/** Prints a made report as one PDF, the case's latest checkpoint on its last page. */
export const makePdf = async (
  { opened: { root, meta } }: Pick<CheckedCase, "opened">,
  files: ReportFiles,
  { target, env }: { target: string; env: Record<string, string | undefined> },
): Promise<void> => {
  const note = (await readCheckpoints(root)).at(-1);
  const parsed = note && parseCheckpoint(note.text)?.checkpoint;
  const time = parsed?.extensions.find((line) => line.startsWith("time "))?.slice(5);
  const pictures = await Promise.all(
    picturesIn(files).map(
      async (path) => [path, await readFile(join(root, "report", path))] as const,
    ),
  );
  const page = printPage({
    title: meta.title,
    files,
    messages: messagesFor(meta.language),
    pictures: new Map(pictures),
    ...(note && parsed && { checkpoint: { text: note.text, entries: parsed.size } }),
  });
  // A report without a checkpoint bears no date: the moment of printing says nothing of the case.
  await printPdf(page, { target, date: time ?? "2000-01-01T00:00:00Z", env });
};
