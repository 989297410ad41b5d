import { escapeMarkup } from "../../lib/markup.ts";
import type { Messages } from "../messages/messages.ts";
import type { Change, Step } from "./changes.ts";

export interface FeedInput {
  title: string;
  /** Unique name of the case: its ledger's. */
  origin: string;
  steps: readonly Step[];
  messages: Messages;
  base?: string;
}

const titleOf = ({ before, after, claim }: Change, { outcomes, withdrawn }: Messages): string => {
  const is = after ? outcomes[after] : withdrawn;
  return `${before && before !== after ? `${outcomes[before]} → ${is}` : is}: ${claim}`;
};

const summaryOf = ({ before, after }: Change, { published }: Step, messages: Messages): string => {
  const { outcomes, withdrawn } = messages;
  const day = published.at.slice(0, 10);
  const is = after ? outcomes[after] : withdrawn;
  const first = messages.firstPublished(day, is);
  const later =
    before === after
      ? messages.rewordedOn(day)
      : messages.corrected(day, outcomes[before ?? "broken"], is);
  return `${before ? later : first}: ${published.reason}`;
};

/** A withdrawn claim has no page any more; the front page names it. */
const pageOf = ({ id, after }: Change): string =>
  after ? `claims/${encodeURIComponent(id)}.html` : "index.html#withdrawn";

const entryOf = (
  change: Change,
  step: Step,
  { base = "", origin, messages }: FeedInput,
): string => {
  const { entry, at } = step.published;
  const id = `urn:${origin.replace("/", ":")}:${entry}:${encodeURIComponent(change.id)}`;
  return `<entry><id>${escapeMarkup(id)}</id>
<title>${escapeMarkup(titleOf(change, messages))}</title>
<updated>${at}</updated>
<link href="${escapeMarkup(`${base}${pageOf(change)}`)}"/>
<summary>${escapeMarkup(summaryOf(change, step, messages))}</summary></entry>
`;
};

/** The findings that changed, newest first, as an Atom feed (RFC 4287). A correction is a new entry; none goes. */
export const atomFeed = (input: FeedInput): string => {
  const { title, origin, steps, base, messages } = input;
  const newest = steps.toReversed();
  const entries = newest.flatMap((step) =>
    step.changes.map((change) => entryOf(change, step, input)),
  );
  const updated = newest[0]?.published.at ?? "1970-01-01T00:00:00.000Z";
  const author = newest[0]?.published.by ?? title;
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${escapeMarkup(messages.lang)}">
<id>${escapeMarkup(`urn:${origin.replace("/", ":")}`)}</id>
<title>${escapeMarkup(title)}</title>
<updated>${updated}</updated>
<author><name>${escapeMarkup(author)}</name></author>
<link rel="self" href="${escapeMarkup(`${base ?? ""}feed.xml`)}"/>
${entries.join("")}</feed>
`;
};
