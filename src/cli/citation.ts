import { MandateError } from "../lib/error.ts";
import type { Paint } from "../lib/tty.ts";
import { type Citation, citeQuotation } from "../recordings/transcript/cite.ts";
import { transcriptAt } from "../recordings/transcript/of-recording.ts";
import { plain } from "./plain.ts";

/** The citation of a quotation, by a transcript's file. Throws `transcript/not-heard` where there is none. */
export const citeFile = async (file: string, quotation: string): Promise<Citation> => {
  const citation = citeQuotation(quotation, await transcriptAt(file));
  if (citation) return citation;
  throw new MandateError({
    code: "transcript/not-heard",
    message: "Less than half of the quotation's words stand together in the transcript",
    at: { file },
    fix: "Look for it with fewer words, or listen: the transcript may be wrong there, or the quotation a translation.",
  });
};

/** A citation for a terminal: what is heard, and what the quotation leaves out. */
export const citationText = (citation: Citation, recording: string, paint: Paint): string => {
  const { fragment, agreement, before, heard, after, missing, leftOut } = citation;
  const list = (words: readonly string[]) => plain(words.join(" "));
  return [
    `${paint("bold", `${plain(recording)}${fragment}`)}  ${Math.round(agreement * 100)} % of the words`,
    `  ${paint("dim", `… ${plain(before)}`)} ${plain(heard)} ${paint("dim", `${plain(after)} …`)}`,
    ...(missing.length > 0 ? [`  quoted, not heard: ${list(missing)}`] : []),
    ...(leftOut.length > 0 ? [`  heard, not quoted: ${list(leftOut)}`] : []),
    "",
  ].join("\n");
};

/** The citation as the target of a statement (W3C Web Annotation): the seconds and the words quoted. */
export const citationTarget = (citation: Citation, recording: string, quotation: string) => ({
  source: recording,
  selector: [
    {
      type: "FragmentSelector",
      conformsTo: "http://www.w3.org/TR/media-frags/",
      value: citation.fragment.slice(1),
    },
    { type: "TextQuoteSelector", exact: quotation },
  ],
});
