import { isAbsolute, join } from "node:path";
import { MandateError } from "../lib/error.ts";
import type { RowsTable } from "../model/table.ts";
import { analyseApart } from "./analyse-apart.ts";
import { recordingsIn, stemsOf } from "./beside.ts";
import { readWords } from "./cache.ts";
import { openBytes } from "./decode/bytes.ts";
import { containerOf } from "./decode/open.ts";
import { Library } from "./excerpts/library.ts";
import { findRecording } from "./excerpts/recordings.ts";
import { readSpeakers, type SpeakerTurns } from "./speakers/files.ts";
import { type RecordingFacts, recordingRows } from "./tables.ts";
import { transcriptOf } from "./transcript/of-recording.ts";

export interface LoadedRecordings {
  tables: RowsTable[];
  facts: RecordingFacts[];
  /** Recordings and transcripts that could not be used, each with its reason. */
  problems: MandateError[];
}

const speakersOf = async (
  root: string,
  { stems, sha }: { stems: readonly string[]; sha: string },
  problems: MandateError[],
): Promise<SpeakerTurns | undefined> => {
  for (const stem of stems) {
    const found = await readSpeakers(root, { stem, sha }, (problem) => problems.push(problem));
    if (found) return found;
  }
  return undefined;
};

const isSound = async (path: string): Promise<boolean> => {
  const bytes = await openBytes(path);
  try {
    return (await containerOf(bytes)) !== "unknown" || bytes.size === 0;
  } finally {
    await bytes.close();
  }
};

const asProblem = (error: unknown, file: string): MandateError => {
  if (!(error instanceof MandateError)) throw error;
  const { code, kind, message, fix, at } = error;
  // Decoders name the file by its whole path, which is not a reader's; transcripts by theirs in the case.
  const place = at && !isAbsolute(at.file) ? at : { ...at, file };
  return new MandateError({ code, kind, message, at: place, ...(fix && { fix }) });
};

/** Tries a task; a failure a user can act on is noted and gives undefined. */
const attempt = async <T>(
  problems: MandateError[],
  file: string,
  task: () => Promise<T>,
): Promise<T | undefined> => {
  try {
    return await task();
  } catch (error) {
    problems.push(asProblem(error, file));
    return undefined;
  }
};

/**
 * The recordings of a case: analysed (from the cache in `.mandate/` where they were before), looked for in one
 * another, and joined by their transcripts. A file that cannot be used is a problem, and the rest stands.
 */
export const loadRecordings = async (root: string): Promise<LoadedRecordings> => {
  const problems: MandateError[] = [];
  const facts: RecordingFacts[] = [];
  const files = await recordingsIn(root);
  if (files.length === 0) return { tables: recordingRows([]), facts, problems };
  const library = await Library.openIn(join(root, ".mandate", "excerpts.lib"));
  try {
    for (const recording of files) {
      const path = join(root, recording);
      const derived = await attempt(problems, recording, async () =>
        (await isSound(path))
          ? analyseApart({ path, cache: join(root, ".mandate", "recordings") })
          : undefined,
      );
      if (!derived) continue;
      const { name, version } = derived.info.decoder;
      if (!library.has(derived.sha256)) {
        const info = { name: recording, sha256: derived.sha256, decoder: `${name} ${version}` };
        library.add(info, await readWords(derived));
      }
      const stems = stemsOf(recording, files);
      const transcript = await attempt(problems, recording, () => transcriptOf(root, recording));
      const speakers = await attempt(problems, recording, () =>
        speakersOf(root, { stems, sha: derived.sha256 }, problems),
      );
      facts.push({ recording, derived, matches: [], transcript, speakers });
    }
    for (const fact of facts) {
      fact.matches = await findRecording(library, join(root, fact.recording));
    }
  } finally {
    library.close();
  }
  return { tables: recordingRows(facts), facts, problems };
};
