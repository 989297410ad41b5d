import { unreadable } from "./bytes.ts";
import { type Grid, type GridRow, mostColumns } from "./grid.ts";

type Fields = Record<string, unknown>;

const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const cellText = (value: unknown): string => {
  if (value === null || value === undefined) return "";
  return typeof value === "string" ? value : JSON.stringify(value);
};

interface Record_ {
  line: number | null;
  fields?: Fields;
  text: string;
}

const gridOf = (records: Record_[], file: string): Grid => {
  const headers = [...new Set(records.flatMap(({ fields }) => Object.keys(fields ?? {})))];
  if (headers.length === 0 || headers.length > mostColumns) {
    throw unreadable(file, `${headers.length} fields: this is no result sheet`, "Check the file.");
  }
  const rows = records.map(
    ({ line, fields, text }): GridRow =>
      fields
        ? { line, cells: headers.map((header) => cellText(fields[header])) }
        : { line, cells: [text], fault: "not a JSON object" },
  );
  return { headers, rows };
};

const arrayIn = (value: unknown): unknown[] | undefined => {
  if (Array.isArray(value)) return value;
  return isFields(value) ? Object.values(value).find((inner) => Array.isArray(inner)) : undefined;
};

/** JSON (RFC 8259): a list of objects, alone or as the first list in an object. An object a row. */
export const jsonGrid = (text: string, file: string): Grid => {
  let list: unknown[] | undefined;
  try {
    list = arrayIn(JSON.parse(text));
  } catch {
    throw unreadable(file, "The JSON is broken or cut short", "Fetch the file anew.");
  }
  if (!list) throw unreadable(file, "The JSON holds no list of records", "Give a list of objects.");
  const toRecord = (one: unknown): Record_ =>
    isFields(one) ? { line: null, fields: one, text: "" } : { line: null, text: cellText(one) };
  return gridOf(list.map(toRecord), file);
};

const lineRecord = (text: string, line: number): Record_ => {
  try {
    const value: unknown = JSON.parse(text);
    return isFields(value) ? { line, fields: value, text } : { line, text };
  } catch {
    return { line, text };
  }
};

/** JSON Lines: an object a line. A line that is none is set aside, not the file. */
export const jsonLinesGrid = (text: string, file: string): Grid => {
  const records = text
    .split(/\r?\n/)
    .map((line, index) => ({ line, number: index + 1 }))
    .filter(({ line }) => line.trim() !== "")
    .map(({ line, number }) => lineRecord(line, number));
  return gridOf(records, file);
};
