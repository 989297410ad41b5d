import MarkdownIt from "markdown-it";
import { type Html, trusted } from "./html.ts";

// No raw HTML, no images (a report loads nothing), and links only to what a reader can open safely.
const renderer = new MarkdownIt({ html: false, linkify: false, typographer: false }).disable(
  "image",
);
renderer.validateLink = (url) => /^(?:https?:\/\/|mailto:|#|[^:/\\][^:\\]*$)/i.test(url.trim());
renderer.renderer.rules.link_open = (tokens, index, options, _env, self) => {
  tokens[index].attrSet("rel", "noopener noreferrer nofollow");
  return self.renderToken(tokens, index, options);
};

/** Headings of the prose stand below the page's own. */
const lowerHeadings = (markdown: string): string => markdown.replace(/^(#{1,4})(?=\s)/gm, "$1##");

/** Markdown (CommonMark) as HTML in which script, raw HTML and images are shown as text. */
export const renderMarkdown = (markdown: string): Html =>
  trusted(renderer.render(lowerHeadings(markdown)).replaceAll("<p>", '<p dir="auto">'));
