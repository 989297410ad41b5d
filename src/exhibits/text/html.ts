import { Readability } from "@mozilla/readability";
import { parseHTML } from "linkedom";
import { type DefaultTreeAdapterTypes, parse, serialize } from "parse5";
import type { ExhibitText } from "../../model/exhibit-text.ts";
import { TextBuilder } from "./builder.ts";
import { codePoints } from "./code-points.ts";
import { htmlMarks } from "./html-marks.ts";
import { textMarks } from "./text-marks.ts";

/** A piece of text in the page's source: what it says once entities are read, and where it stands. */
interface SourceText {
  value: string;
  at: number;
}

/** A page nests no deeper than this where a person wrote it. */
const maxDepth = 400;

const skipped = new Set(["script", "style", "noscript", "template", "svg", "iframe", "head"]);

interface Page {
  texts: SourceText[];
  /** How deep its elements nest. */
  depth: number;
}

/** All texts a reader would see, in order. Keeps its own stack: no page, however deep, exhausts ours. */
const readPage = (html: string): Page => {
  const texts: SourceText[] = [];
  const stack: [DefaultTreeAdapterTypes.Node, number][] = [
    [parse(html, { sourceCodeLocationInfo: true }), 0],
  ];
  let deepest = 0;
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const [node, depth] = next;
    deepest = Math.max(deepest, depth);
    if ("value" in node && node.nodeName === "#text") {
      const at = node.sourceCodeLocation?.startOffset;
      if (at !== undefined) texts.push({ value: node.value, at });
    }
    if ("childNodes" in node && !skipped.has(node.nodeName))
      for (const child of node.childNodes.toReversed()) stack.push([child, depth + 1]);
  }
  return { texts, depth: deepest };
};

/** Finds the article's texts again in the source, in order; each search goes on where the last ended. */
const locator = (
  html: string,
  texts: readonly SourceText[],
): ((value: string) => number | undefined) => {
  const byValue = Map.groupBy(texts.keys(), (index) => texts[index]?.value.trim() ?? "");
  let last = -1;
  let point = 0;
  let counted = 0;
  return (value) => {
    const index = byValue.get(value.trim())?.find((one) => one > last);
    const text = index === undefined ? undefined : texts[index];
    if (index === undefined || text === undefined) return undefined;
    last = index;
    const at = text.at + (text.value.length - text.value.trimStart().length);
    point += codePoints(html.slice(counted, at));
    counted = at;
    return point;
  };
};

const blocks =
  /^(?:P|DIV|SECTION|ARTICLE|H[1-6]|LI|UL|OL|TABLE|TR|BLOCKQUOTE|FIGURE|FIGCAPTION|HEADER|FOOTER|MAIN|ASIDE|DL|DT|DD|PRE|HR)$/;

interface DomNode {
  nodeType: number;
  nodeName: string;
  textContent: string | null;
  childNodes: Iterable<DomNode>;
}

type Locate = (value: string) => number | undefined;

const writeWords = (raw: string, out: TextBuilder, locate: Locate): void => {
  const value = raw.replaceAll(/\s+/gu, " ").trim();
  if (/^\s/u.test(raw) && !out.endsWithSpace) out.add(" ");
  if (value === "") return;
  const at = locate(raw);
  out.add(value, at === undefined ? {} : { at });
  if (/\s$/u.test(raw)) out.add(" ");
};

const write = (node: DomNode, out: TextBuilder, locate: Locate): void => {
  if (node.nodeName === "BR") return out.add("\n");
  const block = blocks.test(node.nodeName);
  if (block) out.break();
  // linkedom cuts text at every entity; the page's source has it in one piece.
  let words = "";
  for (const child of node.childNodes) {
    if (child.nodeType === 3) {
      words += child.textContent ?? "";
      continue;
    }
    writeWords(words, out, locate);
    words = "";
    write(child, out, locate);
  }
  writeWords(words, out, locate);
  if (block) out.break();
};

const articleOf = (html: string): { node: DomNode; whole: boolean } => {
  const { document } = parseHTML(html);
  const article = new Readability(document, {
    maxElemsToParse: 200_000,
    serializer: (element) => element,
  }).parse();
  const content = article?.content as unknown as DomNode | null | undefined;
  if (content && (content.textContent ?? "").trim().length > 200)
    return { node: content, whole: false };
  return { node: parseHTML(html).document.body, whole: true };
};

/** A page nested deeper than any person writes: its texts one after another, and no more. */
const flatText = (html: string, { texts }: Page): ExhibitText => {
  const out = new TextBuilder();
  const locate = locator(html, texts);
  for (const { value } of texts) {
    const words = value.replaceAll(/\s+/gu, " ").trim();
    if (words === "") continue;
    out.break();
    const at = locate(value);
    out.add(words, at === undefined ? {} : { at });
  }
  const notes = [`elements nest more than ${maxDepth} deep: no article was looked for`];
  return { format: "html", ...out.done(), marks: [], notes };
};

/** All lines of the page, for the marks at its head and foot. */
const wholeText = (html: string): string => {
  const page = parseHTML(html).document;
  for (const gone of page.querySelectorAll("script,style,noscript,template")) gone.remove();
  const out = new TextBuilder();
  write(page.body, out, () => undefined);
  return out.done().text;
};

/**
 * The article of a saved web page (Readability), or the whole page where no article stands out; its marks from
 * meta data, JSON-LD and the page's foot. No script of the page runs and nothing it names is fetched.
 */
export const textOfHtml = (html: string): ExhibitText => {
  const page = readPage(html);
  if (page.depth > maxDepth) return flatText(html, page);
  // linkedom knows no page without <body>, which HTML allows and browsers mend.
  const mended = serialize(parse(html));
  const { node, whole } = articleOf(mended);
  const out = new TextBuilder();
  write(node, out, locator(html, page.texts));
  return {
    format: "html",
    ...out.done(),
    marks: [...htmlMarks(mended), ...textMarks(wholeText(mended))],
    notes: whole ? ["no article stood out: this is the text of the whole page"] : [],
  };
};
