import { parse } from "node:path";
import { recordingsIn } from "../../recordings/beside.ts";
import { readReviews } from "../../recordings/reviews.ts";
import type { FindRecording, ReviewedRecording } from "./media-review.ts";

/** Every recording of a case, with the review a person left beside it where that can be used. */
export const reviewedRecordings = async (root: string): Promise<ReviewedRecording[]> => {
  const reviews = await readReviews(root);
  return (await recordingsIn(root)).map(
    (recording) => reviews.find((one) => one.recording === recording) ?? { recording },
  );
};

/** A recording by its path, its name, or its name without an ending; two of one name are not told apart. */
export const finderFor =
  (reviewed: readonly ReviewedRecording[]): FindRecording =>
  (called) => {
    const exact = reviewed.find(({ recording }) => recording === called);
    if (exact) return exact;
    const named = reviewed.filter(({ recording }) =>
      [parse(recording).base, parse(recording).name].includes(called),
    );
    return named.length === 1 ? named[0] : undefined;
  };
