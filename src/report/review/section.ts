import type { MediaReviewFile } from "../../model/media-review.ts";
import { type Html, html } from "../html.ts";
import type { Messages } from "../messages/messages.ts";
import type { ReviewedRecording } from "./media-review.ts";

const place = (from: number | null, to: number | null): string =>
  from === null || to === null ? "" : ` (#t=${from},${to})`;

const judged = ({ category, by, on, reason, grounds }: MediaReviewFile, messages: Messages): Html =>
  html`${messages.media.judged(by, on)}: <strong>${messages.media.categories[category]}</strong>.
<span dir="auto">${reason}</span> ${messages.media.grounds}
<ul>${grounds.map(({ words, from_s, to_s }) => html`<li dir="auto">${words}${place(from_s, to_s)}</li>`)}</ul>`;

/** What persons make of the recordings behind a claim, with their grounds; undefined where nobody said anything. */
export const mediaSection = (
  recordings: readonly ReviewedRecording[],
  messages: Messages,
): Html | undefined => {
  const said = recordings.filter(({ review, problem }) => review ?? problem);
  if (said.length === 0) return undefined;
  return html`<section><h2>${messages.media.title}</h2>
<ul>${said.map(
    ({ recording, review, problem }) =>
      html`<li><bdi>${recording}</bdi>: ${review ? judged(review, messages) : problem && html`<code>${problem.code}</code> ${problem.message}`}</li>`,
  )}</ul></section>`;
};
