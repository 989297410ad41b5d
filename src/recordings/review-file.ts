import { stringify } from "yaml";
import { MandateError } from "../lib/error.ts";
import { type MediaReviewFile, mediaCategories, mediaReviewSchema } from "../model/media-review.ts";
import type { CaseRecording } from "./case-recording.ts";
import { loadRecordings } from "./load.ts";
import { groundsFor } from "./reviews.ts";

interface Judgement {
  category: string;
  by: string;
  reason: string;
  ground: readonly string[];
  on: string;
}

const notPossible = (message: string, fix: string): MandateError =>
  new MandateError({ code: "review/not-possible", kind: "usage", message, fix });

/**
 * A person's judgement as a file, its grounds looked up in what is seen in the recording now. Fails
 * `review/nothing-seen` where a ground is not, `review/not-possible` where the category or date is none.
 */
export const reviewInCase = async (
  root: string,
  { recording }: CaseRecording,
  { category, by, reason, ground, on }: Judgement,
): Promise<MediaReviewFile> => {
  const { facts, problems } = await loadRecordings(root);
  const fact = facts.find((one) => one.recording === recording);
  if (!fact)
    throw (
      problems.find(({ at }) => at?.file === recording) ??
      notPossible(`${recording} cannot be analysed`, "See what is wrong: mandate inspect.")
    );
  const { data, error } = mediaReviewSchema.safeParse({
    recording,
    recording_sha256: fact.derived.sha256,
    category,
    by,
    on,
    reason,
    grounds: ground.flatMap((named) => groundsFor(fact, named)),
  });
  if (data) return data;
  const [issue] = error.issues;
  throw notPossible(
    `${issue.path.join(".")}: ${issue.message}`,
    `Categories: ${mediaCategories.join(", ")}. Dates: YYYY-MM-DD.`,
  );
};

export const reviewText = (review: MediaReviewFile): string =>
  `# What a person makes of a recording. Mandate shows traces and judges nothing.\n${stringify(review)}`;
