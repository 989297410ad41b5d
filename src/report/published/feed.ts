import type { Outcome } from "../../model/claim.ts";
import { escapeHtml } from "../html.ts";
import type { Change, Step } from "./changes.ts";

export interface FeedInput {
  title: string;
  /** Unique name of the case: its ledger's. */
  origin: string;
  steps: readonly Step[];
  label: (outcome: Outcome) => string;
  base?: string;
  language: string;
}

const titleOf = ({ before, after, claim }: Change, { label }: FeedInput): string => {
  const [was, is] = [before && label(before), after && label(after)];
  return `${was && is && was !== is ? `${was} → ${is}` : (is ?? was ?? "")}: ${claim}`;
};

const entryOf = (change: Change, { published }: Step, input: FeedInput): string => {
  const { base = "", origin } = input;
  const page = `${base}claims/${encodeURIComponent(change.id)}.html`;
  const corrected = change.before ? "Corrected" : "Published";
  const text = `${corrected} at entry ${published.entry} of the ledger: ${published.reason}`;
  return `<entry><id>${escapeHtml(`urn:${origin.replace("/", ":")}:${published.entry}:${encodeURIComponent(change.id)}`)}</id>
<title>${escapeHtml(titleOf(change, input))}</title>
<updated>${published.at}</updated>
<link href="${escapeHtml(page)}"/>
<summary>${escapeHtml(text)}</summary></entry>
`;
};

/** The findings that changed, newest first, as an Atom feed (RFC 4287). A correction is a new entry; none goes. */
export const atomFeed = (input: FeedInput): string => {
  const { title, origin, steps, base, language } = input;
  const newest = steps.toReversed();
  const entries = newest.flatMap((step) =>
    step.changes.map((change) => entryOf(change, step, input)),
  );
  const updated = newest[0]?.published.at ?? "1970-01-01T00:00:00.000Z";
  const author = newest[0]?.published.by ?? title;
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${escapeHtml(language)}">
<id>${escapeHtml(`urn:${origin.replace("/", ":")}`)}</id>
<title>${escapeHtml(title)}</title>
<updated>${updated}</updated>
<author><name>${escapeHtml(author)}</name></author>
<link rel="self" href="${escapeHtml(`${base ?? ""}feed.xml`)}"/>
${entries.join("")}</feed>
`;
};
