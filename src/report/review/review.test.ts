import jsonld from "jsonld";
import type { ClaimReview, MediaReview, WithContext } from "schema-dts";
import { describe, expect, test } from "vitest";
import type { Finding } from "../../model/claim.ts";
import { type Statement, statementSchema } from "../../model/statement.ts";
import { claimReview, type ReviewInput } from "./claim-review.ts";
import { mediaReviews } from "./media-review.ts";
import { jsonLdScript } from "./script.ts";

const statement: Statement = statementSchema.parse({
  id: "paper#1",
  type: "Annotation",
  target: { source: "https://example.org/story" },
  body: {
    statement: "They were not even third",
    chain: [
      { kind: "outlet", id: "paper" },
      { kind: "recording", id: "leak-1" },
      { kind: "person", name: "A man" },
    ],
    restsOn: [{ recording: "leak-1" }],
    madeBy: "person",
  },
});

const finding: Finding = {
  claim: {
    id: "not even third",
    file: "claims/not even third.md",
    claim: 'They were “not even third” </script><script>alert("x")</script>',
    by: ["pti", "an unnamed official"],
    statements: ["paper#1"],
    as_of: "2024-02-10",
    evidence: [],
    body: [],
    checks: [],
    charts: [],
  },
  outcome: "undecided",
  counts: { holds: 3, fails: 0, open: 2 },
  checks: [],
  origins: [],
  problems: [],
};

const input: ReviewInput = {
  finding,
  statements: new Map([["paper#1", statement]]),
  known: new Map([
    ["pti", { name: "Pakistan Tehreek-e-Insaf", type: "Organization" }],
    ["paper", { name: "The Paper", type: "Organization" }],
  ]),
  label: () => ({
    name: "undecided",
    meaning: "What is missing could still decide it either way.",
  }),
  language: "en",
  publisher: "Amna Khan",
  published: "2024-02-20T10:00:00.000Z",
  base: "https://example.org/report/",
};

/** schema.org's own context maps every word to its vocabulary; the processor gets that without a network. */
const documentLoader = async (url: string) => ({
  contextUrl: undefined,
  documentUrl: url,
  document: { "@context": { "@vocab": "https://schema.org/", url: { "@type": "@id" } } },
});
const expand = (data: object) => jsonld.expand(data, { documentLoader } as object);

describe("ClaimReview", () => {
  // Checked by the compiler against schema.org's definitions, as schema-dts has them.
  const review: WithContext<ClaimReview> = claimReview(input);

  test("a JSON-LD processor reads it as a review of a claim, with who made it and where it appeared", async () => {
    const [expanded] = (await expand(review)) as Record<
      string,
      { "@value"?: string; "@id"?: string }[]
    >[];
    expect(expanded["@type"]).toEqual(["https://schema.org/ClaimReview"]);
    expect(expanded["https://schema.org/claimReviewed"][0]["@value"]).toBe(finding.claim.claim);
    const [item] = expanded["https://schema.org/itemReviewed"] as unknown as Record<
      string,
      object[]
    >[];
    expect(item).toMatchObject({
      "@type": ["https://schema.org/Claim"],
      "https://schema.org/author": [{ "@type": ["https://schema.org/Organization"] }],
      "https://schema.org/creditText": [{ "@value": "an unnamed official" }],
      "https://schema.org/appearance": [
        { "https://schema.org/url": [{ "@id": "https://example.org/story" }] },
      ],
    });
    expect(expanded["https://schema.org/url"][0]["@id"]).toBe(
      "https://example.org/report/claims/not%20even%20third.html",
    );
  });

  test("the rating is words, never a number on a scale from false to true", () => {
    const { reviewRating } = claimReview(input);
    expect(reviewRating).toEqual({
      "@type": "Rating",
      alternateName: "undecided",
      ratingExplanation: "What is missing could still decide it either way.",
    });
  });

  test("no text of a case ends its element", () => {
    const { markup } = jsonLdScript([review]);
    expect(markup.match(/<\/script>/g)).toHaveLength(1);
    expect(JSON.parse(markup.replace(/<\/?script[^>]*>/g, ""))).toEqual(
      JSON.parse(JSON.stringify(review)),
    );
  });
});

describe("MediaReview", () => {
  test("each recording behind a claim once, with no category nobody settled", async () => {
    const reviews: WithContext<MediaReview>[] = mediaReviews(input);
    expect(reviews).toHaveLength(1);
    const [expanded] = await expand(reviews[0]);
    expect(expanded["@type"]).toEqual(["https://schema.org/MediaReview"]);
    expect(expanded).not.toHaveProperty("https://schema.org/mediaAuthenticityCategory");
  });

  test("a category is a person's, with their reason and what was seen as grounds", () => {
    const review = {
      recording: "exhibits/leak-1.opus",
      recording_sha256: "a".repeat(64),
      category: "EditedOrCroppedContent",
      by: "Amna Khan",
      on: "2024-03-04",
      reason: "A stretch stands in it twice.",
      grounds: [
        {
          seen: "observation",
          kind: "repeat",
          from_s: 42,
          to_s: 45,
          words: "The same sound twice.",
        },
      ],
    } as const;
    const known = {
      recording: "exhibits/leak-1.opus",
      sha256: "a".repeat(64),
      review: { ...review, grounds: [...review.grounds] },
    };
    const find = (called: string) => (called === "leak-1" ? known : undefined);
    const settled: WithContext<MediaReview>[] = mediaReviews(input, find);
    expect(settled).toHaveLength(1);
    expect(settled[0]).toMatchObject({
      mediaAuthenticityCategory: "https://schema.org/EditedOrCroppedContent",
      author: { "@type": "Person", name: "Amna Khan" },
      reviewBody: "A stretch stands in it twice.\nSeen: The same sound twice. (#t=42,45)",
      itemReviewed: { name: "exhibits/leak-1.opus", sha256: "a".repeat(64) },
    });
  });
});
