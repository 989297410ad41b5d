import type { Statement } from "../../model/statement.ts";
import { pageUrl, type ReviewInput } from "./claim-review.ts";

/** Categories of schema.org's MediaManipulationRatingEnumeration that may be said of audio. */
export type MediaCategory =
  | "DecontextualizedContent"
  | "EditedOrCroppedContent"
  | "OriginalMediaContent"
  | "TransformedContent";

const recordingsOf = ({ body }: Statement): string[] => [
  ...body.chain.flatMap(({ kind, id, name }) => (kind === "recording" ? (id ?? name ?? []) : [])),
  ...body.restsOn.flatMap((one) => ("recording" in one ? [one.recording] : [])),
];

/** The recordings a claim's statements go back to, each once. */
export const recordingsBehind = ({ finding, statements }: ReviewInput): string[] => [
  ...new Set(
    finding.claim.statements.flatMap((id) => {
      const statement = statements.get(id);
      return statement ? recordingsOf(statement) : [];
    }),
  ),
];

const reviewOf = (
  recording: string,
  { input, category }: { input: ReviewInput; category: MediaCategory | undefined },
) => ({
  "@context": "https://schema.org" as const,
  "@type": "MediaReview" as const,
  url: pageUrl(input),
  inLanguage: input.language,
  ...(input.published && { datePublished: input.published }),
  ...(input.publisher && {
    author: { "@type": "Organization" as const, name: input.publisher },
  }),
  ...(category && { mediaAuthenticityCategory: `https://schema.org/${category}` as const }),
  originalMediaContextDescription:
    "Who speaks in it, when and where it was made are as others report them, and not shown here.",
  itemReviewed: { "@type": "AudioObject" as const, name: recording },
});

/**
 * The recordings behind a claim as schema.org MediaReview (JSON-LD), one each. No category of manipulation is
 * stated unless `category` gives one that a person has settled on: Mandate shows traces, and proves no voice.
 */
export const mediaReviews = (
  input: ReviewInput,
  category: (recording: string) => MediaCategory | undefined = () => undefined,
) =>
  recordingsBehind(input).map((recording) =>
    reviewOf(recording, { input, category: category(recording) }),
  );
