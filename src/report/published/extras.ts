import type { CheckedCase } from "../../claims/run.ts";
import { originOf } from "../../ledger/checkpoint.ts";
import { hashLine } from "../../ledger/entry.ts";
import { fileStore } from "../../ledger/file-store.ts";
import type { CaseFile } from "../../model/case.ts";
import type { Finding } from "../../model/claim.ts";
import type { Problem } from "../../model/ledger.ts";
import type { ReportExtras } from "../extras.ts";
import { type Html, html } from "../html.ts";
import { messagesFor } from "../messages/index.ts";
import type { Messages } from "../messages/messages.ts";
import { claimReview, type Known, type ReviewInput } from "../review/claim-review.ts";
import { type FindRecording, mediaReviews, recordingsBehind } from "../review/media-review.ts";
import { finderFor, reviewedRecordings } from "../review/reviewed.ts";
import { jsonLdScript } from "../review/script.ts";
import { mediaSection } from "../review/section.ts";
import { type Step, stepsOf } from "./changes.ts";
import { correctionsList, latestCorrection, withdrawnList } from "./corrections.ts";
import { atomFeed } from "./feed.ts";
import { inputsAgainstLedger } from "./inputs.ts";
import { readPublished } from "./snapshot.ts";

export interface PublishOptions {
  /** Where the report will stand, such as https://example.org/report/; absent: addresses are relative. */
  base?: string;
  /** Compare originals whole, not by size alone. */
  whole?: boolean;
}

const knownOf = ({ parties, people, outlets }: CaseFile): Known => {
  const known: [string, { name: string; type: "Organization" | "Person" }][] = [];
  for (const { id, name } of [...parties, ...outlets])
    known.push([id, { name, type: "Organization" }]);
  for (const { id, name } of people) known.push([id, { name, type: "Person" }]);
  return new Map(known);
};

const bannerOf = (problems: readonly Problem[], messages: Messages): Html | undefined => {
  if (problems.length === 0) return undefined;
  const shown = problems.slice(0, 20);
  return html`<section class="problems" role="note"><p><strong>${messages.inputsChanged(problems.length)}</strong></p>
<ul>${shown.map(({ path, kind }) => html`<li dir="auto"><code>${path}</code> (${kind})</li>`)}</ul></section>`;
};

const reviewsOf = (
  checked: CheckedCase,
  { steps, find }: { steps: readonly Step[]; find: FindRecording },
  { base }: PublishOptions,
) => {
  const { meta } = checked.opened;
  const messages = messagesFor(meta.language);
  const statements = new Map(checked.statements.map((statement) => [statement.id, statement]));
  const shared = {
    statements,
    known: knownOf(meta),
    language: messages.lang,
    ...(base && { base }),
  };
  return (finding: Finding): Html => {
    const { id } = finding.claim;
    const first = steps.find(({ published }) => id in published.findings)?.published;
    const last = steps.findLast(({ changes }) =>
      changes.some((change) => change.id === id),
    )?.published;
    const input: ReviewInput = {
      ...shared,
      finding,
      label: (outcome) => ({
        name: messages.outcomes[outcome],
        meaning: messages.meanings[outcome],
      }),
      ...(first && { published: first.at, publisher: first.by }),
      ...(last && { modified: last.at }),
    };
    return jsonLdScript([claimReview(input), ...mediaReviews(input, find)]);
  };
};

const feedOf = async (checked: CheckedCase, steps: readonly Step[], base: string | undefined) => {
  if (steps.length === 0) return undefined;
  const { root, meta } = checked.opened;
  const messages = messagesFor(meta.language);
  const [first] = await Array.fromAsync(fileStore(root).lines());
  return atomFeed({
    title: meta.title,
    origin: originOf(hashLine(first)),
    steps,
    messages,
    ...(base && { base }),
  });
};

export interface Extras extends ReportExtras {
  /** How the inputs differ from the ledger; undefined where the case has none. */
  differences: Problem[] | undefined;
}

/**
 * What publishing adds to a report: structured data on each claim's page, what was published before, the feed of
 * changes, and a warning where files are not what the ledger recorded. A case without a ledger gets the
 * structured data alone.
 */
export const publishedExtras = async (
  checked: CheckedCase,
  options: PublishOptions = {},
): Promise<Extras> => {
  const { root, meta } = checked.opened;
  const messages = messagesFor(meta.language);
  const differences = await inputsAgainstLedger(root, { whole: options.whole ?? false });
  const steps = stepsOf(await readPublished(root));
  const present = new Set(checked.findings.map(({ claim }) => claim.id));
  const statements = new Map(checked.statements.map((statement) => [statement.id, statement]));
  const find = finderFor(await reviewedRecordings(root));
  const feed = await feedOf(checked, steps, options.base);
  return {
    differences,
    banner: bannerOf(differences ?? [], messages),
    head:
      feed &&
      html`<link rel="alternate" type="application/atom+xml" title="${messages.feed}" href="feed.xml">\n`,
    claimHead: reviewsOf(checked, { steps, find }, options),
    corrected: (finding) => latestCorrection(finding, { steps, messages }),
    media: (finding) => mediaSection(recordingsBehind({ finding, statements }, find), messages),
    corrections: (finding) => correctionsList(finding, { steps, messages }),
    withdrawn: withdrawnList(present, { steps, messages }),
    files: new Map(feed ? [["feed.xml", feed]] : []),
  };
};
