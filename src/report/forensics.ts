import type { CheckedCase } from "../claims/run.ts";
import { pictures } from "../forensics/pictures/pictures.ts";
import type { Picture } from "../forensics/pictures/svg.ts";
import {
  type Derived,
  deriveForensics,
  PUBLISHED_SEED,
  wantsForensics,
} from "../forensics/publish.ts";
import { adjust } from "../forensics/tables.ts";
import { triedWords } from "../forensics/words.ts";
import { loadTabulations } from "../results/load.ts";
import { html, trusted } from "./html.ts";
import { renderPage } from "./layout.ts";
import type { Messages } from "./messages/messages.ts";

/** A page of pictures: where it stands in the report, and whose votes it shows. */
export interface ForensicPage {
  path: string;
  title: string;
  text: string;
}

const figure = ({ title, svg, description, otherwise }: Picture, messages: Messages) => html`
<section><h2>${title}</h2><figure>${trusted(svg)}<figcaption><p>${description}</p>
<p><strong>${messages.forensicsOtherwise}</strong> ${otherwise}</p></figcaption></figure></section>`;

const page = (derived: Derived, messages: Messages): ForensicPage => {
  const { tabulation, subject, stations, results } = derived;
  const drawn = pictures({ stations, subject, results, seed: PUBLISHED_SEED });
  const title = `${messages.forensics}: ${tabulation}, ${subject}`;
  const body = html`<header class="page"><p><a href="index.html">${messages.backToAll}</a></p><h1 dir="auto">${title}</h1>
<p>${triedWords(adjust(results))}</p></header>
<main id="findings" lang="en" dir="ltr">${drawn.map((picture) => figure(picture, messages))}</main>`;
  return {
    path: `forensics-${encodeURIComponent(tabulation)}.html`,
    title,
    text: renderPage({ title, body, messages }),
  };
};

/**
 * The pictures of the forensic tests, a page for each tabulation with stations; none where no claim names the tests. The
 * results come from the case's cache, where the checks have just put them.
 */
export const forensicPages = async (
  { opened }: Pick<CheckedCase, "opened">,
  messages: Messages,
): Promise<ForensicPage[]> => {
  const claims = opened.claims.map(({ text }) => text);
  if (!wantsForensics(claims)) return [];
  const { root, descriptors, meta } = opened;
  const parties = meta.parties.map(({ id }) => id);
  const { tables } = await loadTabulations({ root, descriptors, parties });
  const derived = await deriveForensics({ root, tables, claims });
  return derived.map((one) => page(one, messages));
};
