import type { Finding } from "../../model/claim.ts";
import type { Outcome } from "../../model/outcome.ts";
import type { Hop, Statement } from "../../model/statement.ts";

/** schema.org types of those a claim is by: parties and outlets are organisations, people persons. */
export type Known = ReadonlyMap<string, { name: string; type: "Organization" | "Person" }>;

export interface ReviewInput {
  finding: Finding;
  statements: ReadonlyMap<string, Statement>;
  known: Known;
  /** What a finding of this kind means, in the report's words. */
  label: (outcome: Outcome) => { name: string; meaning: string };
  /** Language of the report (BCP 47). */
  language: string;
  /** Who publishes; absent where nobody signs for the case. */
  publisher?: string;
  /** ISO 8601; absent where the findings were never published through a ledger. */
  published?: string;
  modified?: string;
  /** Where the report will stand, ending in a slash; absent: pages are named by relative addresses. */
  base?: string;
}

/** An address of the claim's page. */
export const pageUrl = ({ finding, base = "" }: ReviewInput): string =>
  `${base}claims/${encodeURIComponent(finding.claim.id)}.html`;

const knownAs = (id: string, known: Known) => {
  const found = known.get(id);
  return found && { "@type": found.type, name: found.name };
};

/** Those a claim is by, where the case says who they are; anything else is words, not a person. */
const claimants = ({ finding, known }: ReviewInput) => {
  const by = [finding.claim.by ?? []].flat();
  const author = by.flatMap((id) => knownAs(id, known) ?? []);
  const words = by.filter((id) => !known.has(id)).join(", ");
  return { ...(author.length > 0 && { author }), ...(words && { creditText: words }) };
};

const isAddress = (source: string): boolean => /^https?:\/\//.test(source) && URL.canParse(source);

const publisherOf = (chain: readonly Hop[], known: Known) => {
  const outlet = chain.find(({ kind }) => kind === "outlet" || kind === "newspaper");
  const name = outlet && (outlet.id ? known.get(outlet.id)?.name : outlet.name);
  return name && { publisher: { "@type": "Organization" as const, name } };
};

const appearance = ({ target, body }: Statement, known: Known) => ({
  "@type": "CreativeWork" as const,
  ...(isAddress(target.source) ? { url: target.source } : { name: target.source }),
  ...publisherOf(body.chain, known),
});

const appearances = ({ finding, statements, known }: ReviewInput) => {
  const linked = finding.claim.statements.flatMap((id) => statements.get(id) ?? []);
  const works = linked.map((statement) => appearance(statement, known));
  const distinct = [...new Map(works.map((work) => [JSON.stringify(work), work])).values()];
  return distinct.length > 0 && { appearance: distinct };
};

/**
 * A claim's finding as schema.org ClaimReview (JSON-LD). The rating is words alone: three answers are not points
 * on a scale from false to true, and a number would say more than the evidence.
 */
export const claimReview = (input: ReviewInput) => {
  const { finding, label, language, publisher, published, modified } = input;
  const { claim, outcome } = finding;
  const { name, meaning } = label(outcome);
  return {
    "@context": "https://schema.org" as const,
    "@type": "ClaimReview" as const,
    url: pageUrl(input),
    inLanguage: language,
    claimReviewed: claim.claim,
    ...(published && { datePublished: published }),
    ...(modified && { dateModified: modified }),
    ...(publisher && { author: { "@type": "Organization" as const, name: publisher } }),
    reviewRating: { "@type": "Rating" as const, alternateName: name, ratingExplanation: meaning },
    itemReviewed: {
      "@type": "Claim" as const,
      text: claim.claim,
      ...claimants(input),
      ...(claim.as_of && { temporalCoverage: claim.as_of }),
      ...appearances(input),
    },
  };
};
