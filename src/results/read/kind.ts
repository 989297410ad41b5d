import type { Tabulation } from "../../model/tabulation.ts";
import { unzip, type ZipEntry } from "./bytes.ts";

export type FormatType = NonNullable<Tabulation["format"]["type"]>;

/** A page, rather than a report in XML? Agencies' “Excel” files are pages often enough. */
const isHtml = (start: string): boolean =>
  /<(?:!doctype html|html|head|meta|body|table|tr)\b/i.test(start);

/** What kind of data a text is, by how it begins. */
export const typeOfText = (text: string): FormatType => {
  const start = text.slice(0, 20_000).trimStart();
  if (start.startsWith("<")) return isHtml(start) ? "html" : "nist-xml";
  if (!/^[[{]/.test(start)) return "csv";
  if (/"ElectionResults\.ElectionReport"/.test(start)) return "nist-json";
  const [line] = start.split("\n", 1);
  return /^\{.*\}\s*$/.test(line) && /\n\s*\{/.test(start) ? "jsonl" : "json";
};

/** Is the zip an OpenDocument spreadsheet (ISO/IEC 26300)? */
export const isOds = (entries: readonly ZipEntry[], file: string): boolean => {
  const kind = entries.find(({ fileName }) => fileName === "mimetype");
  return (
    kind !== undefined &&
    unzip(kind, file).toString().startsWith("application/vnd.oasis.opendocument.spreadsheet")
  );
};
