import { type Content, type Html, html, trusted } from "./html.ts";
import type { Messages } from "./messages/messages.ts";
import { style } from "./style.ts";

export interface Page {
  title: string;
  body: Content;
  messages: Messages;
  /** Put into the head as it is: structured data, feeds. */
  head?: Content;
}

/** A page may show what it holds and nothing else: no script, no request, no frame. */
const policy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; media-src 'self'; base-uri 'none'; form-action 'none'";

/** A whole page as HTML text: self-contained, without script. */
export const renderPage = ({ title, body, messages, head }: Page): string => {
  const page: Html = html`<!doctype html>
<html lang="${messages.lang}" dir="${messages.dir}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${trusted(policy)}">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${trusted(style)}</style>
${head}</head>
<body>
<a class="skip" href="#findings">${messages.skip}</a>
${body}
<footer class="page"><p>${messages.limits}</p><p>${messages.custodyLimits}</p><p>${messages.made}</p></footer>
</body>
</html>
`;
  return page.markup;
};
