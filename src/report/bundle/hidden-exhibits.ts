import { parse } from "node:path";
import { withoutQuotations } from "../quotation.ts";
import { clipPrefix } from "../quoted-sound.ts";
import { pictureCopyPath } from "../sheet-pictures.ts";
import { withoutPictures } from "../sheet-section.ts";
import { textOf } from "./redact.ts";
import type { Redacted, Source } from "./redact-files.ts";
import type { Withhold } from "./withhold.ts";

/** Recordings and pictures of which a page may show nothing: withheld themselves, or their transcript is, in whole or in part. */
export const hiddenExhibits = (
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

/** Whether a file of the report is a clip of a hidden recording, or the copy of a hidden picture. */
export const isHiddenCopy = (path: string, hidden: readonly string[]): boolean =>
  hidden.some(
    (exhibit) =>
      path.startsWith(`report/${clipPrefix(exhibit)}`) ||
      path === `report/${pictureCopyPath(exhibit)}`,
  );

/** A page of the report without quotations of hidden recordings and without hidden pictures; undefined where nothing of it changes. */
export const withoutHidden = async (
  { path, file, size }: Source,
  hidden: readonly string[],
  redacted: Redacted | undefined,
): Promise<Buffer | undefined> => {
  if (hidden.length === 0 || !path.startsWith("report/") || !path.endsWith(".html"))
    return redacted?.content;
  const page = redacted?.content.toString("utf8") ?? (await textOf(file, size));
  if (page === undefined) return redacted?.content;
  return Buffer.from(withoutPictures(withoutQuotations(page, hidden), hidden));
};
