import type { MandateError } from "../../lib/error.ts";
import type { MediaReviewFile } from "../../model/media-review.ts";
import type { Statement } from "../../model/statement.ts";
import { pageUrl, type ReviewInput } from "./claim-review.ts";

/** A recording of the case, and what a person makes of it, if anybody said. */
export interface ReviewedRecording {
  /** Path in the case. */
  recording: string;
  sha256?: string;
  review?: MediaReviewFile;
  /** Why the review that is there is not used. */
  problem?: MandateError;
}

/** Finds the recording of the case that a statement calls by an id or a name. */
export type FindRecording = (called: string) => ReviewedRecording | undefined;

const recordingsOf = ({ body, target }: Statement): string[] => [
  target.source.replace(/#t=[^#]*$/, ""),
  ...body.chain.flatMap(({ kind, id, name }) => (kind === "recording" ? (id ?? name ?? []) : [])),
  ...body.restsOn.flatMap((one) => ("recording" in one ? [one.recording] : [])),
];

/** Recordings of the case under their paths, those it does not have under what they are called; each once. */
export const recordingsBehind = (
  { finding, statements }: Pick<ReviewInput, "finding" | "statements">,
  find: FindRecording = () => undefined,
): ReviewedRecording[] => {
  const behind = new Map<string, ReviewedRecording>();
  for (const statement of finding.claim.statements.flatMap((id) => statements.get(id) ?? [])) {
    const [source, ...called] = recordingsOf(statement);
    // A source is a recording only where it is one of the case's; hops and grounds are whatever they are called.
    for (const [i, name] of [source, ...called].entries()) {
      const known = find(name) ?? (i > 0 ? { recording: name } : undefined);
      if (known) behind.set(known.recording, known);
    }
  }
  return [...behind.values()];
};

const seconds = (from: number | null, to: number | null): string =>
  from === null || to === null ? "" : ` (#t=${from},${to})`;

/** What a person settled on: the category, who says so, and the observations it rests on. */
const judgement = ({ category, by, on, reason, grounds }: MediaReviewFile) => ({
  mediaAuthenticityCategory: `https://schema.org/${category}` as const,
  datePublished: on,
  author: { "@type": "Person" as const, name: by },
  reviewBody: [
    reason,
    ...grounds.map(({ words, from_s, to_s }) => `Seen: ${words}${seconds(from_s, to_s)}`),
  ].join("\n"),
});

const reviewOf = ({ recording, sha256, review }: ReviewedRecording, input: ReviewInput) => ({
  "@context": "https://schema.org" as const,
  "@type": "MediaReview" as const,
  url: pageUrl(input),
  inLanguage: input.language,
  ...(input.published && { datePublished: input.published }),
  ...(input.publisher && {
    author: { "@type": "Organization" as const, name: input.publisher },
  }),
  ...(review && judgement(review)),
  ...(review &&
    input.publisher && {
      publisher: { "@type": "Organization" as const, name: input.publisher },
    }),
  originalMediaContextDescription:
    "Who speaks in it, when and where it was made are as others report them, and not shown here.",
  itemReviewed: {
    "@type": "AudioObject" as const,
    name: recording,
    ...(sha256 !== undefined && { sha256 }),
  },
});

/**
 * The recordings behind a claim as schema.org MediaReview (JSON-LD), one each. No category of manipulation is stated
 * unless a person has settled on one, with what was seen as grounds: Mandate shows traces, and proves no voice.
 */
export const mediaReviews = (input: ReviewInput, find?: FindRecording) =>
  recordingsBehind(input, find).map((recording) => reviewOf(recording, input));
