import { open } from "node:fs/promises";
import { MandateError } from "../../lib/error.ts";
import type { Tabulation } from "../../model/tabulation.ts";
import type { Source } from "../sources.ts";
import { csvRows, detectDelimiter } from "./csv.ts";
import { certainEncoding, decode } from "./decode.ts";
import { type Grid, type GridRow, headerNames, mostColumns } from "./grid.ts";

/** Larger than any national result in one file; past it the whole text no longer fits one string. */
const mostBytes = 400_000_000;

const tooLarge = (file: string): MandateError =>
  new MandateError({
    code: "results/too-large",
    kind: "limit",
    message: `The file is larger than ${mostBytes / 1e6} MB`,
    at: { file },
    fix: "Split it, one file a region or contest, and name the files in `data`.",
  });

const bytesOf = async ({ path, file }: Source): Promise<Uint8Array> => {
  await using handle = await open(path);
  if ((await handle.stat()).size > mostBytes) throw tooLarge(file);
  return handle.readFile();
};

const unreadable = (file: string, message: string, fix: string): MandateError =>
  new MandateError({ code: "results/unreadable", message, at: { file, line: 1 }, fix });

function* rowsAfter(rows: Iterator<GridRow>): Generator<GridRow> {
  for (let next = rows.next(); !next.done; next = rows.next()) yield next.value;
}

/** A delimited text to a grid; the header is its first row or the one the descriptor states. */
export const csvGrid = (text: string, format: Tabulation["format"], file: string): Grid => {
  const rows = csvRows(text, format.delimiter ?? detectDelimiter(text));
  let header = rows.next();
  for (let n = 1; n < (format.header_row ?? 1); n++) header = rows.next();
  if (header.done) throw unreadable(file, "No header row", "See that the file is whole.");
  const { cells, fault } = header.value;
  if (fault) throw unreadable(file, `The header row has ${fault}`, "Correct the quotes.");
  if (cells.length > mostColumns) {
    throw unreadable(
      file,
      `${cells.length} columns: this is no result sheet`,
      "Check the file and `format.delimiter`.",
    );
  }
  return { headers: headerNames(cells), rows: rowsAfter(rows) };
};

/** Opens one file of a tabulation's data. Throws `results/…` with the file where it is no such data. */
export const openGrid = async (source: Source, format: Tabulation["format"]): Promise<Grid> => {
  const bytes = await bytesOf(source);
  if (bytes.includes(0) && !certainEncoding(bytes)?.startsWith("utf-16")) {
    throw unreadable(source.file, "This is no text: it holds zero bytes", "State `format.type`.");
  }
  const encoding = format.encoding ?? certainEncoding(bytes) ?? "windows-1252";
  return csvGrid(decode(bytes, encoding, source.file), format, source.file);
};
