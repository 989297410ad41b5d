import type { CheckedCase } from "../claims/run.ts";
import { adjust } from "../forensics/battery/tables.ts";
import { pictures } from "../forensics/pictures/pictures.ts";
import type { Picture } from "../forensics/pictures/svg.ts";
import {
  type Derived,
  deriveForensics,
  PUBLISHED_SEED,
  wantsForensics,
} from "../forensics/publish.ts";
import type { Wording } from "../forensics/wording/wording.ts";
import { wordingFor } from "../forensics/wording/wording-for.ts";
import { loadTabulations } from "../results/load.ts";
import { forensicTests } from "./forensic-tests.ts";
import { html, trusted } from "./html.ts";
import { renderPage } from "./layout.ts";
import type { Messages } from "./messages/messages.ts";

/** A page of pictures: where it stands in the report, and whose votes it shows. */
export interface ForensicPage {
  path: string;
  title: string;
  text: string;
}

const figure = ({ title, svg, description, otherwise }: Picture, wording: Wording) => html`
<section><h2>${title}</h2><figure><div class="scroll" tabindex="0" role="group" aria-label="${title}">${trusted(svg)}</div><figcaption><p>${description}</p>
<p><strong>${wording.pictures.otherwise}</strong> ${otherwise}</p></figcaption></figure></section>`;

const page = (derived: Derived, messages: Messages): ForensicPage => {
  const { tabulation, subject, stations, results } = derived;
  const wording = wordingFor(messages.lang);
  const drawn = pictures({ stations, subject, results, seed: PUBLISHED_SEED, wording });
  const title = `${messages.forensics}: ${tabulation}, ${subject}`;
  const { tried, byChance } = adjust(results);
  const body = html`<header class="page"><p><a href="index.html">${messages.backToAll}</a></p><h1 dir="auto">${title}</h1>
<p>${wording.tried(tried, byChance)}</p></header>
<main id="findings">${drawn.map((picture) => figure(picture, wording))}${forensicTests(results, wording)}</main>`;
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
