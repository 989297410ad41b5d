import { MandateError } from "../../lib/error.ts";
import type { ExhibitText } from "../../model/exhibit-text.ts";
import { declaredCharset, decodeText } from "./decode.ts";
import { textOfDocx } from "./docx.ts";
import { textOfEml } from "./eml.ts";
import { textOfHtml } from "./html.ts";
import { textOfMarkdown } from "./markdown.ts";
import { textOfPdf } from "./pdf.ts";
import { textOfPlain } from "./plain.ts";

/** Larger files are data, not reports. */
const maxBytes = 100_000_000;

/** What a file is: by its first bytes, then by its ending. */
export const textFormat = (name: string, bytes: Uint8Array): ExhibitText["format"] | undefined => {
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, 512));
  if (head.startsWith("%PDF-")) return "pdf";
  if (/\.docx$/i.test(name) && head.startsWith("PK")) return "docx";
  if (/\.eml$/i.test(name)) return "eml";
  if (/\.x?html?$/i.test(name) || /^\s*<(?:!doctype html|html)\b/i.test(head)) return "html";
  if (/\.(?:md|markdown)$/i.test(name)) return "markdown";
  return /\.(?:txt|text)$/i.test(name) ? "text" : undefined;
};

const withDecoding = (
  bytes: Uint8Array,
  read: (text: string) => ExhibitText,
  charset?: string,
): ExhibitText => {
  const { text, notes } = decodeText(bytes, charset);
  const found = read(text);
  return { ...found, notes: [...notes, ...found.notes] };
};

/**
 * The text of an exhibit, with its marks and the way back to its bytes. The bytes are only read.
 * @param name file name, for its ending
 * @throws `exhibit/too-large`, `exhibit/no-text`, and what the readers of the formats throw
 */
export const readExhibitText = async (name: string, bytes: Uint8Array): Promise<ExhibitText> => {
  if (bytes.length > maxBytes)
    throw new MandateError({
      code: "exhibit/too-large",
      kind: "limit",
      message: `${bytes.length} bytes; texts of at most ${maxBytes} are read`,
      fix: "Split the file.",
    });
  const format = textFormat(name, bytes);
  switch (format) {
    case "pdf":
      return textOfPdf(bytes);
    case "docx":
      return textOfDocx(bytes);
    case "eml":
      return textOfEml(bytes);
    case "html":
      return withDecoding(bytes, textOfHtml, declaredCharset(bytes));
    case "markdown":
      return withDecoding(bytes, textOfMarkdown);
    case "text":
      return withDecoding(bytes, textOfPlain);
    case undefined:
      throw new MandateError({
        code: "exhibit/no-text",
        message: `${name} is no kind of text we read`,
        fix: "Give it the ending .html, .pdf, .docx, .txt, .md or .eml.",
      });
  }
};
