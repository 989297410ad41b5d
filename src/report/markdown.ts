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
for (const block of ["paragraph_open", "heading_open", "bullet_list_open", "ordered_list_open"]) {
  renderer.renderer.rules[block] = (tokens, index, options, _env, self) => {
    tokens[index].attrSet("dir", "auto");
    return self.renderToken(tokens, index, options);
  };
}

/** Levels step down one at a time, whatever the author wrote: a screen reader's outline has no holes. */
const nextLevel = (wanted: number, previous: number): number =>
  Math.min(Math.max(wanted, 2), previous + 1);

/**
 * A renderer of the Markdown (CommonMark) of one page, piece by piece: script, raw HTML and images are shown as
 * text, and its headings stand below the page's own `h1`.
 */
export const markdownRenderer = (): ((markdown: string) => Html) => {
  let level = 1;
  return (markdown) => {
    const env = {};
    const tokens = renderer.parse(markdown, env);
    for (const token of tokens) {
      if (!token.type.startsWith("heading_")) continue;
      if (token.nesting === 1) level = nextLevel(Number(token.tag.slice(1)), level);
      token.tag = `h${level}`;
    }
    return trusted(renderer.renderer.render(tokens, renderer.options, env));
  };
};
