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

/**
 * The author's first heading becomes `h2`, and levels step down one at a time from there: a screen reader's
 * outline has no holes.
 */
const headingLevels = (): ((wanted: number) => number) => {
  let first: number | undefined;
  let previous = 1;
  return (wanted) => {
    first ??= wanted;
    previous = Math.min(Math.max(wanted - first + 2, 2), previous + 1);
    return previous;
  };
};

/**
 * A renderer of the Markdown (CommonMark) of one page, piece by piece: script, raw HTML and images are shown as
 * text, and its headings stand below the page's own `h1`.
 */
export const markdownRenderer = (): ((markdown: string) => Html) => {
  const levelOf = headingLevels();
  let level = 2;
  return (markdown) => {
    const env = {};
    const tokens = renderer.parse(markdown, env);
    for (const token of tokens) {
      if (!token.type.startsWith("heading_")) continue;
      if (token.nesting === 1) level = levelOf(Number(token.tag.slice(1)));
      token.tag = `h${level}`;
    }
    return trusted(renderer.renderer.render(tokens, renderer.options, env));
  };
};
