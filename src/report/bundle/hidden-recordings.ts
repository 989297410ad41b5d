import { parse } from "node:path";
import { withoutQuotations } from "../quotation.ts";
import { clipPrefix } from "../quoted-sound.ts";
import { textOf } from "./redact.ts";
import type { Redacted, Source } from "./redact-files.ts";
import type { Withhold } from "./withhold.ts";

/** Recordings of which a page may show nothing: withheld themselves, or their transcript is, in whole or in part. */
export const hiddenRecordings = (
  paths: Iterable<string>,
  { files, spans }: Withhold,
): readonly string[] => {
  const withheld = [...files, ...spans].map(({ path }) => path);
  return [...paths].filter((path) => {
    if (!path.startsWith("exhibits/")) return false;
    const beside = [`transcripts/${parse(path).name}.`, `transcripts/${parse(path).base}.`];
    return withheld.some((one) => one === path || beside.some((start) => one.startsWith(start)));
  });
};

/** Whether a file of the report is a clip of a hidden recording. */
export const isHiddenClip = (path: string, hidden: readonly string[]): boolean =>
  hidden.some((recording) => path.startsWith(`report/${clipPrefix(recording)}`));

/** A page of the report without quotations of hidden recordings; undefined where nothing of it changes. */
export const withoutHidden = async (
  { path, file, size }: Source,
  hidden: readonly string[],
  redacted: Redacted | undefined,
): Promise<Buffer | undefined> => {
  if (hidden.length === 0 || !path.startsWith("report/") || !path.endsWith(".html"))
    return redacted?.content;
  const page = redacted?.content.toString("utf8") ?? (await textOf(file, size));
  if (page === undefined) return redacted?.content;
  return Buffer.from(withoutQuotations(page, hidden));
};
