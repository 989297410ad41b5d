import { type Html, trusted } from "../html.ts";

/** Structured data in a page's head: data, never run, and no text in it can end the element. */
export const jsonLdScript = (data: readonly object[]): Html =>
  trusted(
    data
      .map((one) => {
        const text = JSON.stringify(one)
          .replaceAll("<", "\\u003c")
          .replaceAll("\u2028", "\\u2028")
          .replaceAll("\u2029", "\\u2029");
        return `<script type="application/ld+json">${text}</script>\n`;
      })
      .join(""),
  );
