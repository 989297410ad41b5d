import { sniffScan } from "../exhibits/scans.ts";
import { qrSvg } from "../lib/qr.ts";
import { type Html, html, trusted } from "./html.ts";
import type { Messages } from "./messages/messages.ts";
import { style } from "./style.ts";
import type { ReportFiles } from "./write.ts";

export interface PrintInput {
  title: string;
  files: ReportFiles;
  messages: Messages;
  /** Pictures the pages show from beside them, by path in the report: in one document they must stand in it. */
  pictures?: ReadonlyMap<string, Uint8Array>;
  /** The latest checkpoint of the ledger, for the last page; absent: the case has none. */
  checkpoint?: { text: string; entries: number };
}

const PRINT = `
@page { size: A4; margin: 18mm 16mm 20mm;
  @bottom-center { content: counter(page) " / " counter(pages); font: 9pt sans-serif; } }
section.sheet { break-before: page; }
section.sheet:first-of-type { break-before: auto; }
details > * { display: block; }
pre.checkpoint { font-size: 8pt; white-space: pre-wrap; overflow-wrap: anywhere; }
.qr { width: 60mm; }
a.skip { display: none; }
`;

const anchorOf = (path: string): string =>
  `page-${path
    .replace(/^claims\//, "")
    .replace(/\.html$/, "")
    .replace(/[^\p{L}\p{N}_-]/gu, "-")}`;

const pictureLink = /(?:src|href)="\.\.\/(media\/sheets\/[^"]+)"/g;

/** Paths of the pictures that pages show from beside them. */
export const picturesIn = (files: ReportFiles): string[] => [
  ...new Set(
    [...files.values()].flatMap((page) =>
      [...page.matchAll(pictureLink)].map(([, path]) => decodeURIComponent(path)),
    ),
  ),
];

/** Pictures as part of the document itself: a printed page has nothing beside it. */
const inDocument = (markup: string, pictures: PrintInput["pictures"]): string =>
  markup.replace(pictureLink, (whole, path) => {
    if (!whole.startsWith("src")) return "";
    const bytes = pictures?.get(decodeURIComponent(path));
    return bytes
      ? `src="data:${sniffScan(bytes)};base64,${Buffer.from(bytes).toString("base64")}"`
      : whole;
  });

const bodyOf = (page: string): string =>
  /<body[^>]*>([\s\S]*)<\/body>/
    .exec(page)?.[1]
    .replace(/<footer class="page">[\s\S]*?<\/footer>/, "") ?? "";

/** Links between pages become links within the one document; ids are told apart by page. */
const localize = (markup: string, path: string, files: ReportFiles): string =>
  markup
    .replace(/\bid="([^"]+)"/g, (_, id) => `id="${anchorOf(path)}--${id}"`)
    .replace(
      /\b(href|for|aria-labelledby)="#([^"]+)"/g,
      (_, name, id) => `${name}="#${anchorOf(path)}--${id}"`,
    )
    .replace(/href="(?:\.\.\/)?([^"#:]+\.html)"/g, (whole, target) => {
      const page = decodeURIComponent(target);
      const found = [page, `claims/${page}`].find((name) => files.has(name));
      return found ? `href="#${anchorOf(found)}"` : whole;
    })
    .replaceAll("<details>", "<details open>")
    .replaceAll(' loading="lazy"', "");

const lastPage = ({ checkpoint, messages }: PrintInput): Html => {
  if (!checkpoint)
    return html`<section class="sheet"><p>${messages.limits}</p><p>${messages.custodyLimits}</p></section>`;
  return html`<section class="sheet" id="checkpoint"><p>${messages.ledgerHead(checkpoint.entries)}</p>
<pre class="checkpoint" dir="ltr">${checkpoint.text}</pre>
<div class="qr">${trusted(qrSvg(checkpoint.text))}</div>
<p>${messages.limits}</p><p>${messages.custodyLimits}</p></section>`;
};

/** The whole report as one page to print: front page, every claim, and the checkpoint last. */
export const printPage = (input: PrintInput): string => {
  const { title, files, messages } = input;
  const pages = [...files].filter(([path]) => path.endsWith(".html"));
  const sheets = pages.map(
    ([path, page]) =>
      html`<section class="sheet" id="${anchorOf(path)}">${trusted(inDocument(localize(bodyOf(page), path, files), input.pictures))}</section>\n`,
  );
  return html`<!doctype html>
<html lang="${messages.lang}" dir="${messages.dir}"><head><meta charset="utf-8"><title>${title}</title>
<meta http-equiv="Content-Security-Policy" content="${trusted("default-src 'none'; style-src 'unsafe-inline'; img-src data:")}">
<style>${trusted(style)}${trusted(PRINT)}</style></head><body>
${sheets}${lastPage(input)}</body></html>
`.markup;
};
