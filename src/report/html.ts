import { escapeMarkup } from "../lib/markup.ts";
/** Markup that is safe to put into a page as it is. Only `html` and `trusted` make it. */
export class Html {
  readonly markup: string;
  constructor(markup: string) {
    this.markup = markup;
  }
}

export type Content =
  | Html
  | string
  | number
  | bigint
  | undefined
  | false
  | null
  | readonly Content[];

const render = (content: Content): string => {
  if (content instanceof Html) return content.markup;
  if (content === undefined || content === null || content === false) return "";
  if (typeof content === "object") return content.map(render).join("");
  return escapeMarkup(String(content));
};

/** Template of a piece of page: everything put into it is text, unless it was made by `html` itself. */
export const html = (parts: TemplateStringsArray, ...contents: Content[]): Html =>
  new Html(parts.reduce((page, part, index) => page + render(contents[index - 1]) + part));

/** Vouches for markup made elsewhere (our own SVG and style sheet, a renderer that escapes). */
export const trusted = (markup: string): Html => new Html(markup);

/** A short name with a hyphen in it, of a party or a contest: MQM-P, PML-N, NA-232, PP-1. */
const HYPHENATED = /(?<![\p{L}\p{N}-])([\p{L}\p{N}]{1,5}-[\p{L}\p{N}]{1,4})(?![\p{L}\p{N}-])/u;

/** Text in which no line ends inside such a name. The characters stay what they are, so that it can be searched and copied. */
export const unbroken = (text: string): Html =>
  html`${text
    .split(HYPHENATED)
    .map((part, index) => (index % 2 === 1 ? html`<span class="name">${part}</span>` : part))}`;
