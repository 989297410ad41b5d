import type { Tabulation } from "../../model/tabulation.ts";
import type { Source } from "../sources.ts";
import { gunzip, readBytes, unreadable, unzip, zipEntries } from "./bytes.ts";
import { csvRows, detectDelimiter } from "./csv.ts";
import { certainEncoding, decode } from "./decode.ts";
import { type Grid, headerNames, mostColumns } from "./grid.ts";
import { guessEncoding } from "./guess-encoding.ts";
import { bodyRows, findHeader, headerWithin, joinHeaders, usualWidth } from "./header.ts";
import { jsonGrid, jsonLinesGrid } from "./json.ts";
import { type FormatType, isOds, typeOfText } from "./kind.ts";
import { nistJson, nistRoles, nistXml } from "./nist.ts";
import { parquetGrid } from "./parquet.ts";
import { refusal } from "./refused.ts";
import { widenHeader } from "./repeated-block.ts";
import type { Worksheets } from "./worksheets.ts";

type Format = Tabulation["format"];

/** A file opened: its rows, and what was found out about its form on the way. */
export interface Opened {
  grid: Grid;
  type: FormatType;
  encoding?: string;
  delimiter?: string;
  /** The entry of a zip it was read from. */
  entry?: string;
  /** Of a workbook: the worksheet read, and those that were not. */
  sheets?: Worksheets;
  /** Column roles that follow from the format itself. */
  roles?: Tabulation["columns"];
}

interface HeaderPlace {
  file: string;
  /** Row of the headers, from 1; absent: found. */
  headerRow: number | undefined;
}

const csvGrid = (text: string, delimiter: string, { file, headerRow }: HeaderPlace): Grid => {
  const top = csvRows(text, delimiter)
    .take((headerRow ?? 0) + headerWithin)
    .toArray();
  const cells = top.map((row) => row.cells);
  const width = usualWidth(cells.slice(headerRow ?? 0));
  const span = headerRow ? { first: headerRow - 1, last: headerRow - 1 } : findHeader(cells, width);
  const heads = top.slice(span.first, span.last + 1);
  if (heads.length === 0) throw unreadable(file, "No header row", "See that the file is whole.");
  const fault = heads.find((row) => row.fault !== undefined)?.fault;
  if (fault) throw unreadable(file, `The header row has ${fault}`, "Correct the quotes.");
  const own = Math.max(...heads.map((row) => row.cells.length));
  if (Math.max(own, width) > mostColumns) {
    const fix = "Check the file and `format.delimiter`.";
    throw unreadable(file, `${Math.max(own, width)} columns: this is no result sheet`, fix);
  }
  const joined = joinHeaders(cells.slice(span.first, span.last + 1), own);
  const headers = headerNames(widenHeader(joined, cells.slice(span.last + 1), width));
  return { headers, rows: bodyRows(csvRows(text, delimiter), cells, span) };
};

const startsWith = (bytes: Buffer, mark: string): boolean =>
  bytes.subarray(0, mark.length).toString("latin1") === mark;

interface Content {
  bytes: Buffer;
  source: Pick<Source, "file" | "path">;
  format: Format;
  entry?: string;
}

const fromText = async ({ bytes, source, format }: Content): Promise<Opened> => {
  const { file } = source;
  const certain = certainEncoding(bytes);
  if (!format.encoding && bytes.includes(0) && !certain?.startsWith("utf-16")) {
    throw unreadable(
      file,
      "This is no text: it holds zero bytes",
      "State `format.type`, or check the file.",
    );
  }
  const encoding = format.encoding ?? certain ?? guessEncoding(bytes);
  const text = decode(bytes, encoding, file);
  const type = format.type ?? typeOfText(text);
  if (type === "json") return { grid: jsonGrid(text, file), type, encoding };
  if (type === "jsonl") return { grid: jsonLinesGrid(text, file), type, encoding };
  if (type === "nist-json") return { grid: nistJson(text, file), type, encoding, roles: nistRoles };
  if (type === "nist-xml")
    return { grid: await nistXml(text, file), type, encoding, roles: nistRoles };
  if (type === "html") {
    const { htmlGrid } = await import("./html-table.ts");
    return { grid: htmlGrid(text, { file, headerRow: format.header_row }), type, encoding };
  }
  const delimiter = format.delimiter ?? detectDelimiter(text);
  const grid = csvGrid(text, delimiter, { file, headerRow: format.header_row });
  return { grid, type: "csv", encoding, delimiter };
};

const fromZip = async (content: Content): Promise<Opened> => {
  const { bytes, source, format } = content;
  const entries = await zipEntries(bytes, source.file);
  const options = { file: source.file, sheet: format.sheet, headerRow: format.header_row };
  if (entries.some(({ fileName }) => fileName === "xl/workbook.xml")) {
    const { xlsxGrid } = await import("./xlsx.ts");
    return { ...(await xlsxGrid(bytes, options)), type: "xlsx" };
  }
  if (isOds(entries, source.file)) {
    const { odsGrid } = await import("./ods.ts");
    return { ...odsGrid(entries, options), type: "ods" };
  }
  const files = entries.filter(({ fileName }) => !/(?:^__MACOSX|\/\.|\/$)/.test(fileName));
  const wanted = format.entry ? files.filter(({ fileName }) => fileName === format.entry) : files;
  if (wanted.length !== 1) {
    const names = files.map(({ fileName }) => fileName).slice(0, 20);
    throw unreadable(
      source.file,
      `The zip holds ${files.length} files`,
      `Name one in \`format.entry\`: ${names.join(" · ")}`,
    );
  }
  const opened = await fromBytes({
    ...content,
    bytes: unzip(wanted[0], source.file),
    entry: wanted[0].fileName,
  });
  return { ...opened, entry: wanted[0].fileName };
};

const fromBytes = async (content: Content): Promise<Opened> => {
  const { bytes, source, entry } = content;
  if (bytes.length === 0)
    throw unreadable(source.file, "The file is empty", "Fetch the file anew.");
  const refused = refusal(bytes, source.file);
  if (refused) throw refused;
  if (startsWith(bytes, "PK\u0003\u0004")) {
    if (entry) throw unreadable(source.file, "A zip within a zip", "Unpack the outer one.");
    return fromZip(content);
  }
  if (startsWith(bytes, "\u001f\u008b")) {
    if (entry)
      throw unreadable(source.file, "An archive within an archive", "Unpack the outer one.");
    return fromBytes({ ...content, bytes: gunzip(bytes, source.file), entry: "gzip" });
  }
  if (startsWith(bytes, "PAR1")) {
    if (entry)
      throw unreadable(
        source.file,
        "Parquet inside an archive",
        "Unpack it: Parquet is packed already.",
      );
    return { grid: await parquetGrid(source.path, source.file), type: "parquet" };
  }
  return fromText(content);
};

/**
 * Opens one file of a tabulation's data: its kind by its content, its encoding and delimiter by the descriptor or
 * detected. Throws `results/unreadable`, `results/too-large` or `results/encoding`, with the file.
 */
export const openFile = async (
  source: Pick<Source, "file" | "path">,
  format: Format,
): Promise<Opened> => fromBytes({ bytes: await readBytes(source), source, format });
