import { getDocumentProxy, getMeta } from "unpdf";
import { MandateError } from "../../lib/error.ts";
import type { ExhibitText, TextMark } from "../../model/exhibit-text.ts";
import { TextBuilder } from "./builder.ts";
import { textMarks } from "./text-marks.ts";

const maxPages = 2000;

interface Item {
  str?: string;
  hasEOL?: boolean;
}

const metadataMarks = (info: Record<string, unknown>): TextMark[] =>
  (
    [
      ["title", info.Title],
      ["byline", info.Author],
    ] as const
  ).flatMap(([kind, value]) =>
    typeof value === "string" && value.trim() !== ""
      ? [{ kind, value: value.trim().slice(0, 500), from: "metadata" as const }]
      : [],
  );

const notPdf = (cause: unknown): MandateError =>
  new MandateError({
    code: "exhibit/not-pdf",
    message: "the file cannot be read as PDF",
    fix: "Open it in a viewer and save it again, or add its text.",
    cause,
  });

/**
 * The text of a PDF, page by page (pdf.js through unpdf, without running its scripts). A scanned page has no text;
 * that is noted.
 * @throws `exhibit/not-pdf`
 */
export const textOfPdf = async (bytes: Uint8Array): Promise<ExhibitText> => {
  const pdf = await getDocumentProxy(new Uint8Array(bytes)).catch((cause: unknown) => {
    throw notPdf(cause);
  });
  const out = new TextBuilder();
  const pages = Math.min(pdf.numPages, maxPages);
  const empty: number[] = [];
  for (let page = 1; page <= pages; page += 1) {
    const content = await (await pdf.getPage(page)).getTextContent();
    const words = (content.items as Item[])
      .map(({ str = "", hasEOL }) => (hasEOL ? `${str}\n` : str))
      .join("")
      .trim();
    if (words === "") empty.push(page);
    out.break();
    out.add(words, { page });
  }
  const { info } = await getMeta(pdf);
  const { text, sources } = out.done();
  const notes = [
    ...(empty.length > 0 ? [`no text on page ${empty.slice(0, 20).join(", ")}: scanned?`] : []),
    ...(pages < pdf.numPages
      ? [`only the first ${maxPages} of ${pdf.numPages} pages were read`]
      : []),
  ];
  return {
    format: "pdf",
    text,
    marks: [...metadataMarks(info), ...textMarks(text)],
    sources,
    notes,
  };
};
