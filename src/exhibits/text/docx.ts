import { unzipSync } from "fflate";
import { DOMParser } from "linkedom";
import { MandateError } from "../../lib/error.ts";
import type { ExhibitText } from "../../model/exhibit-text.ts";
import { TextBuilder } from "./builder.ts";
import { textMarks } from "./text-marks.ts";

const maxXml = 64_000_000;
const wanted = "word/document.xml";

const documentXml = (bytes: Uint8Array): string => {
  let xml: Uint8Array | undefined;
  try {
    xml = unzipSync(bytes, {
      filter: ({ name, originalSize }) => name === wanted && originalSize <= maxXml,
    })[wanted];
  } catch {
    xml = undefined;
  }
  if (xml !== undefined) return new TextDecoder().decode(xml);
  throw new MandateError({
    code: "exhibit/not-docx",
    message: "no Word document of a size we read is inside this file",
    fix: "Save it again as .docx, or as text or PDF.",
  });
};

interface XmlNode {
  nodeName: string;
  textContent: string | null;
  childNodes: Iterable<XmlNode>;
}

const textOf = (node: XmlNode): string => {
  if (node.nodeName === "w:t") return node.textContent ?? "";
  if (node.nodeName === "w:tab") return "\t";
  if (node.nodeName === "w:br" || node.nodeName === "w:cr") return "\n";
  // Words struck out in tracked changes are no longer the document's.
  if (node.nodeName === "w:del" || node.nodeName === "w:moveFrom") return "";
  return [...node.childNodes].map(textOf).join("");
};

/**
 * The paragraphs of a Word document (ECMA-376, part 1, 17.3), tracked deletions left out; each known by its number.
 * @throws `exhibit/not-docx`
 */
export const textOfDocx = (bytes: Uint8Array): ExhibitText => {
  const xml = documentXml(bytes);
  const document = new DOMParser().parseFromString(xml, "text/xml");
  const out = new TextBuilder();
  const paragraphs = [...document.querySelectorAll("w\\:p")] as unknown as XmlNode[];
  for (const [index, paragraph] of paragraphs.entries()) {
    out.break();
    out.add(textOf(paragraph), { paragraph: index + 1 });
  }
  const { text, sources } = out.done();
  const notes = /<w:(?:ins|del|moveFrom)\b/.test(xml)
    ? ["holds tracked changes: deletions are left out"]
    : [];
  return { format: "docx", text, marks: textMarks(text), sources, notes };
};
