import type { MandateError } from "../../lib/error.ts";
import { unreadable } from "./bytes.ts";

const asTable =
  "Turn it into a table first (a spreadsheet program, or a tool such as Tabula), check it against the original, and import that.";

/** First bytes of what people take for a table, what it is, and what to do. */
const kinds: [start: string, what: string, fix: string][] = [
  ["%PDF", "This is a PDF", asTable],
  [
    "\u00d0\u00cf\u0011\u00e0",
    "This is a spreadsheet of before 2007 (.xls)",
    "Open it in a spreadsheet program and save it as .xlsx or .ods.",
  ],
  ["\u0089PNG", "This is a picture", asTable],
  ["\u00ff\u00d8\u00ff", "This is a picture", asTable],
  ["{\\rtf", "This is a text document (.rtf)", asTable],
  ["Rar!", "This is a RAR archive", "Unpack it, and import what is in it."],
  ["7z\u00bc\u00af", "This is a 7-Zip archive", "Unpack it, and import what is in it."],
];

/** Why a file that is known to hold no table cannot be read; undefined for all others. */
export const refusal = (bytes: Buffer, file: string): MandateError | undefined => {
  const start = bytes.subarray(0, 8).toString("latin1");
  const kind = kinds.find(([mark]) => start.startsWith(mark));
  return kind && unreadable(file, kind[1], kind[2]);
};
