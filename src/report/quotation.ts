import { escapeMarkup } from "../lib/markup.ts";
import { type Html, html } from "./html.ts";
import type { Messages } from "./messages/messages.ts";
import type { QuotedSound, Unplayed } from "./quoted-sound.ts";
import { withoutFigures } from "./without-figures.ts";

const clipUrl = (path: string): string => `../${path.split("/").map(encodeURIComponent).join("/")}`;

const whyUnplayed = (reason: Unplayed, { quotation }: Messages): string =>
  typeof reason === "string"
    ? quotation.unplayed[reason]
    : `${quotation.unplayed.failed} ${reason.code}: ${reason.message}`;

const surroundings = ({ quoted, elsewhere }: QuotedSound, { quotation }: Messages): Html => {
  if (quoted.found !== "heard")
    return html`<p class="meta">${quoted.found === "not heard" ? quotation.notHeard : quotation.noTranscript}</p>`;
  const { before, heard, after, missing, leftOut, fragment } = quoted.citation;
  return html`<p class="meta">${quotation.around}</p>
<blockquote dir="auto"><span class="meta">… ${before}</span> <mark>${heard}</mark> <span class="meta">${after} …</span></blockquote>
${missing.length > 0 && html`<p class="meta">${quotation.missing}: <span dir="auto">${missing.join(" ")}</span></p>`}
${leftOut.length > 0 && html`<p class="meta">${quotation.leftOut}: <span dir="auto">${leftOut.join(" ")}</span></p>`}
${elsewhere && html`<p class="meta"><strong>${quotation.elsewhere}: <bdi>${fragment}</bdi></strong></p>`}`;
};

/**
 * A quotation from a recording: the cited seconds to be heard, which exhibit they are of and how the copy was made,
 * and what the transcript has around them that the quotation leaves out.
 */
export const quotationBlock = (sound: QuotedSound, messages: Messages): Html => {
  const { recording, fragment, by, clip, unplayed } = sound;
  const { quotation } = messages;
  return html`<figure class="quotation" data-recording="${recording}">
${clip && html`<audio controls preload="none" src="${clipUrl(clip.path)}"></audio>`}
<figcaption class="meta"><bdi>${recording}${fragment}</bdi>${fragment !== undefined && by === "transcript" && html` (${quotation.byTranscript})`}.
${clip ? quotation.copy(clip.clip.decoder, clip.clip.seconds) : unplayed !== undefined && whyUnplayed(unplayed, messages)}</figcaption>
${surroundings(sound, messages)}</figure>`;
};

/** A page without the quotations of some recordings: what is withheld may not come back as words around a quotation. */
export const withoutQuotations = (page: string, recordings: readonly string[]): string =>
  withoutFigures(
    page,
    recordings.map((one) => `<figure class="quotation" data-recording="${escapeMarkup(one)}">`),
  );
