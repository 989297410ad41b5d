import { stat } from "node:fs/promises";
import { basename } from "node:path";
import { hashNow } from "../../case/waiting.ts";
import { errorToJson, MandateError } from "../../lib/error.ts";
import { resolveWithin } from "../../lib/safe-path.ts";
import { parseYaml } from "../../lib/yaml.ts";
import { mediaReviewSchema } from "../../model/media-review.ts";
import { readIfThere } from "../../recordings/beside.ts";
import { type CaseRecording, findRecording } from "../../recordings/case-recording.ts";
import { readSpeakers } from "../../recordings/speakers/files.ts";
import { speakersYaml, withName } from "../../recordings/speakers/naming.ts";
import { hashFile } from "../../recordings/transcribe/model-folder.ts";
import type { Desk } from "../desk.ts";
import type { Listening } from "../schemas/listening.ts";
import type { RecordingFile } from "./files.ts";

type Told = Omit<Listening, "tasks">;

const voicesOf = ({ turns, names }: NonNullable<Awaited<ReturnType<typeof readSpeakers>>>) => {
  const sums = new Map<string, number>();
  for (const { voice, from, to } of turns) sums.set(voice, (sums.get(voice) ?? 0) + to - from);
  return [...sums].map(([voice, seconds]) =>
    Object.assign({ voice, seconds: Number(seconds.toFixed(1)) }, names[voice]),
  );
};

const reviewOf = async (
  root: string,
  { stem }: CaseRecording,
  sha256: string,
): Promise<Listening["review"]> => {
  const file = `${stem}.review.yaml`;
  const text = await readIfThere(root, file);
  if (text === undefined) return undefined;
  const { value, problems } = parseYaml({ text, file }, mediaReviewSchema);
  if (!value) throw problems[0];
  if (value.recording_sha256 !== sha256)
    throw new MandateError({
      code: "review/other-recording",
      message: "the recording that was judged had other bytes",
      at: { file },
      fix: "Look at the recording again and judge it anew.",
    });
  const { category, by, on, reason, grounds } = value;
  return { category, by, on, reason, grounds: grounds.map(({ words }) => words), file };
};

/** Hashes of recordings by what tells, without reading them, that they are the same: a page asks again and again. */
const hashes = new Map<string, string>();

const hashOf = async ({ path }: RecordingFile): Promise<string> => {
  const { size, mtimeNs, ctimeNs, ino } = await stat(path, { bigint: true });
  const key = [path, size, mtimeNs, ctimeNs, ino].join(" ");
  const known = hashes.get(key);
  if (known !== undefined) return known;
  const hash = await hashFile(path);
  hashes.set(key, hash);
  return hash;
};

/** Who speaks when and what a person makes of a recording, as the files beside it say; what cannot be used is told. */
export const listeningOf = async (desk: Desk, file: RecordingFile): Promise<Told> => {
  const place = await findRecording(file.root, file.recording);
  const sha = await hashOf(file);
  const problems: MandateError[] = [];
  const attempt = <T>(work: Promise<T>): Promise<T | undefined> =>
    work.catch((thrown: unknown) => {
      if (!(thrown instanceof MandateError)) throw thrown;
      problems.push(thrown);
      return undefined;
    });
  const { stem } = place;
  const found = await attempt(readSpeakers(file.root, { stem, sha }, (one) => problems.push(one)));
  const review = await attempt(reviewOf(file.root, place, sha));
  return {
    looked: found !== undefined,
    turns: found?.turns ?? [],
    voices: found ? voicesOf(found) : [],
    ...(found && { madeBy: found.source }),
    ...(review && { review }),
    ...(desk.speechModel !== undefined && { speech: basename(desk.speechModel) }),
    problems: problems.map(errorToJson),
  };
};

/**
 * Writes down whose voice a person says it is, with their grounds. Fails `speakers/no-turns`, `speakers/no-voice`, and as the case's
 * writer does.
 */
export const nameVoice = async (
  desk: Desk,
  file: RecordingFile,
  named: Record<"voice" | "purported" | "by" | "grounds", string>,
): Promise<void> => {
  const place = await findRecording(file.root, file.recording);
  const path = `${place.stem}.speakers.yaml`;
  const base = await hashNow(await resolveWithin(file.root, path, { file: path }));
  const speakers = await withName(file.root, place, named);
  const { by, voice, purported, grounds } = named;
  const reason = `${by} says that ${voice} is ${purported}: ${grounds}`.slice(0, 4000);
  await desk.writer.write({ path, text: speakersYaml(speakers), base, reason });
};
