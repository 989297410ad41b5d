import { escapeMarkup } from "../lib/markup.ts";
import { type Html, html } from "./html.ts";
import type { Messages } from "./messages/messages.ts";
import type { SheetPicture, Unshown } from "./sheet-pictures.ts";
import { withoutFigures } from "./without-figures.ts";

const copyUrl = (path: string): string => `../${path.split("/").map(encodeURIComponent).join("/")}`;

const hashed = (words: string, hash: string): Html =>
  html`${words} <code class="hash">${hash}</code>`;

const whyUnshown = (reason: Unshown, { pictures }: Messages): string | Html => {
  if (typeof reason === "string") return pictures.unshown[reason];
  if ("tells" in reason) return hashed(pictures.heldBack(reason.tells), reason.sha256);
  return `${pictures.unshown.failed} ${reason.code}: ${reason.message}`;
};

const figure = (
  { exhibit, place, page, pages, copy, unshown }: SheetPicture,
  { messages, title }: { messages: Messages; title: string },
): Html => {
  const words = messages.pictures;
  const whose = words.whose({ title, contest: place.contest, station: place.station });
  const paged = pages > 1 ? `${whose} ${words.page(page, pages)}` : whose;
  return html`<figure class="scan" data-exhibit="${exhibit}">
${copy && html`<a href="${copyUrl(copy.path)}"><img src="${copyUrl(copy.path)}" alt="${words.alt(paged)}" loading="lazy"></a>`}
<figcaption class="meta"><span dir="auto">${paged}</span> <bdi>${exhibit}</bdi>. ${copy ? hashed(words.copy, copy.sha256) : unshown !== undefined && whyUnshown(unshown, messages)}</figcaption></figure>`;
};

/** The pictures of the sheets whose figures a check shows, each with the exhibit it is a copy of and that file's hash. */
export const sheetSection = (
  pictures: readonly SheetPicture[],
  { messages, titles }: { messages: Messages; titles: ReadonlyMap<string, string> },
): Html => html`<section class="scans"><h3>${messages.pictures.title}</h3>
<p class="meta">${messages.pictures.note}</p>
<div class="scan-pages">${pictures.map((picture) =>
  figure(picture, {
    messages,
    title: titles.get(picture.place.tabulation) ?? picture.place.tabulation,
  }),
)}</div></section>`;

/** A page without the pictures of some exhibits: what is withheld may not come back as a copy, nor its hash. */
export const withoutPictures = (page: string, exhibits: readonly string[]): string =>
  withoutFigures(
    page,
    exhibits.map((one) => `<figure class="scan" data-exhibit="${escapeMarkup(one)}">`),
  );
