import type { Finding } from "../../model/claim.ts";
import { type Html, html } from "../html.ts";
import type { Messages } from "../messages/messages.ts";
import { type Change, correctionsOf, type Step } from "./changes.ts";
import type { Published } from "./snapshot.ts";

interface Shown {
  steps: readonly Step[];
  messages: Messages;
}

interface Correction {
  published: Published;
  change: Change;
}

const inWords = ({ published, change }: Correction, messages: Messages): Html => {
  const { before, after } = change;
  const [was, is] = [before, after].map((one) =>
    one ? messages.outcomes[one] : messages.withdrawn,
  );
  const day = published.at.slice(0, 10);
  const what = was === is ? messages.rewordedOn(day) : messages.corrected(day, was, is);
  return html`${what}: ${published.reason}`;
};

/** Beside the finding itself, where whoever read the earlier one looks first: the latest correction. */
export const latestCorrection = (
  { claim }: Finding,
  { steps, messages }: Shown,
): Html | undefined => {
  const latest = correctionsOf(steps, claim.id).at(-1);
  return (
    latest &&
    html`<p class="corrected" role="note" dir="auto"><strong>${inWords(latest, messages)}</strong> <a href="#before">${messages.corrections}</a></p>`
  );
};

/** Everything that was published of a claim, oldest first; nothing where nothing was. */
export const correctionsList = (
  { claim }: Finding,
  { steps, messages }: Shown,
): Html | undefined => {
  const first = steps.find(({ published }) => claim.id in published.findings)?.published;
  if (!first) return undefined;
  const outcome = messages.outcomes[first.findings[claim.id].outcome];
  const items = correctionsOf(steps, claim.id).map(
    (correction) => html`<li dir="auto">${inWords(correction, messages)}
${correction.change.reworded && html`<p class="meta">${messages.reworded(correction.change.reworded)}</p>`}</li>`,
  );
  return html`<section id="before"><h2>${messages.corrections}</h2>
<ul><li dir="auto">${messages.firstPublished(first.at.slice(0, 10), outcome)}: ${first.reason}</li>${items}</ul></section>`;
};

/** Claims that were published once and are no longer: they have no page, and are not forgotten. */
export const withdrawnList = (
  present: ReadonlySet<string>,
  { steps, messages }: Shown,
): Html | undefined => {
  const last = new Map<string, Correction>();
  for (const { published, changes } of steps) {
    for (const change of changes) last.set(change.id, { published, change });
  }
  const gone = [...last.values()].filter(
    ({ change }) => change.after === undefined && !present.has(change.id),
  );
  if (gone.length === 0) return undefined;
  return html`<section id="withdrawn"><h2>${messages.withdrawnClaims}</h2>
<ul>${gone.map((one) => html`<li dir="auto">${one.change.claim} <p class="meta">${inWords(one, messages)}</p></li>`)}</ul></section>`;
};
