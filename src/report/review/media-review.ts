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

/**
 * The recordings behind a claim as schema.org MediaReview (JSON-LD), one each. No category of manipulation is
 * stated unless `category` gives one that a person has settled on: Mandate shows traces, and proves no voice.
 */
export const mediaReviews = (
  input: ReviewInput,
  category: (recording: string) => MediaCategory | undefined = () => undefined,
) =>
  recordingsBehind(input).map((recording) => {
    const settled = category(recording);
    return {
      "@context": "https://schema.org",
      "@type": "MediaReview",
      url: pageUrl(input),
      inLanguage: input.language,
      ...(input.published && { datePublished: input.published }),
      ...(input.publisher && { author: { "@type": "Organization", name: input.publisher } }),
      ...(settled && { mediaAuthenticityCategory: `https://schema.org/${settled}` }),
      originalMediaContextDescription:
        "Who speaks in it, when and where it was made are as others report them, and not shown here.",
      itemReviewed: { "@type": "AudioObject", name: recording },
    };
  });
