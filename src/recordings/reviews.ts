import { join } from "node:path";
import { MandateError } from "../lib/error.ts";
import { parseYaml } from "../lib/yaml.ts";
import { type Ground, type MediaReviewFile, mediaReviewSchema } from "../model/media-review.ts";
import { readIfThere, recordingsIn, stemsOf } from "./beside.ts";
import { clock } from "./clock.ts";
import type { RecordingFacts } from "./tables.ts";
import { hashFile } from "./transcribe/model-folder.ts";

/** A person's review of a recording, or why the one that is there is not used. */
export type Reviewed =
  | { recording: string; sha256: string; review: MediaReviewFile }
  | { recording: string; sha256: string; problem: MandateError };

const otherBytes = (file: string): MandateError =>
  new MandateError({
    code: "review/other-recording",
    kind: "integrity",
    message: "The review is not used: the recording it was made of had other bytes",
    at: { file },
    fix: "Look at the recording again and review it anew: mandate review.",
  });

const check = (text: string, file: string, sha256: string): MediaReviewFile => {
  const { value, problems } = parseYaml({ text, file }, mediaReviewSchema);
  if (!value) throw problems[0];
  if (value.recording_sha256 !== sha256) throw otherBytes(file);
  return value;
};

/** Every review a person left beside a recording of the case: those of other bytes, or not readable, with their problem. */
export const readReviews = async (root: string): Promise<Reviewed[]> => {
  const all = await recordingsIn(root);
  const reviewed: Reviewed[] = [];
  for (const recording of all) {
    for (const stem of stemsOf(recording, all)) {
      const file = `${stem}.review.yaml`;
      const text = await readIfThere(root, file);
      if (text === undefined) continue;
      const sha256 = await hashFile(join(root, recording));
      try {
        reviewed.push({ recording, sha256, review: check(text, file, sha256) });
      } catch (problem) {
        if (!(problem instanceof MandateError)) throw problem;
        reviewed.push({ recording, sha256, problem });
      }
      break;
    }
  }
  return reviewed;
};

/** `edit-repeat`, `edit-repeat@42` (at a second) or `match@42`, as a person names what they rest on. */
const groundName = /^([a-z][a-z-]*)(?:@(\d+(?:\.\d+)?))?$/;

const covers = (from: number | null, to: number | null, at: number | undefined): boolean =>
  at === undefined || (from !== null && to !== null && at >= from - 0.5 && at <= to + 0.5);

/**
 * What stands in a recording's tables under the name a person gives. Fails `review/nothing-seen` where there is no
 * such observation or match: a review rests on what was seen.
 */
export const groundsFor = ({ derived, matches }: RecordingFacts, named: string): Ground[] => {
  const [, kind, second] = groundName.exec(named) ?? [];
  const at = second === undefined ? undefined : Number(second);
  const observed = derived.observations
    .filter((seen) => seen.kind === kind && covers(seen.from, seen.to, at))
    .map(
      ({ from, to, words }): Ground => ({
        seen: "observation",
        kind,
        from_s: from,
        to_s: to,
        words,
      }),
    );
  const matched = matches
    .filter(({ clipFrom, clipTo }) => kind === "match" && covers(clipFrom, clipTo, at))
    .map(
      ({ reference, clipFrom, clipTo, referenceFrom, referenceTo }): Ground => ({
        seen: "match",
        kind: reference,
        from_s: clipFrom,
        to_s: clipTo,
        words: `${clock(clipFrom)}–${clock(clipTo)} also stands in ${reference} at ${clock(referenceFrom)}–${clock(referenceTo)}.`,
      }),
    );
  const grounds = [...observed, ...matched];
  if (grounds.length > 0) return grounds;
  const kinds = [...new Set(derived.observations.map((seen) => seen.kind))];
  throw new MandateError({
    code: "review/nothing-seen",
    kind: "usage",
    message: `Nothing called “${named}” is seen in the recording`,
    fix: `Name what is: ${[...kinds, ...(matches.length > 0 ? ["match"] : [])].join(", ")}, with @SECOND for one place.`,
  });
};
