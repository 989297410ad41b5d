import { getDocumentProxy, getMeta } from "unpdf";
import { MandateError } from "../../lib/error.ts";
import type { ExhibitText, TextMark } from "../../model/exhibit-text.ts";
import { TextBuilder } from "./builder.ts";
import { textMarks } from "./text-marks.ts";

const maxPages = 2000;

/** A run of words on a page, as pdf.js gives it: where its line stands is the last number of `transform`. */
interface Item {
  str?: string;
  height?: number;
  transform?: number[];
}

/** Lines no further apart than this many times their height belong to one paragraph. */
const lineGap = 1.7;

/** What comes between two runs of words: nothing on one line, a space between lines, a break between paragraphs. */
const between = (before: Item, item: Item): string => {
  const drop = (before.transform?.[5] ?? 0) - (item.transform?.[5] ?? 0);
  const height = Math.max(before.height ?? 0, item.height ?? 0);
  if (Math.abs(drop) < height / 2) return "";
  const other = Math.min(before.height ?? 0, item.height ?? 0);
  // Of another size: a heading, a note.
  if (other < height * 0.8) return "\n\n";
  return drop > 0 && drop <= lineGap * height ? " " : "\n\n";
};

/** The words of a page with its lines joined to paragraphs, so that a sentence is not cut where a line ends. */
const wordsOf = (items: readonly Item[]): string => {
  let words = "";
  let before: Item | undefined;
  for (const item of items) {
    if (!item.str) continue;
    if (item.str.trim() !== "") {
      const gap = before === undefined ? "" : between(before, item);
      words = gap === "" ? words : words.trimEnd() + gap;
      before = item;
    }
    words += item.str;
  }
  return words.trim();
};

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
  const pdf = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 }).catch(
    (cause: unknown) => {
      throw notPdf(cause);
    },
  );
  const out = new TextBuilder();
  const pages = Math.min(pdf.numPages, maxPages);
  const empty: number[] = [];
  for (let page = 1; page <= pages; page += 1) {
    const content = await (await pdf.getPage(page)).getTextContent();
    const words = wordsOf(content.items as Item[]);
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
