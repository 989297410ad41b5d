import { stat } from "node:fs/promises";
import type { z } from "@hono/zod-openapi";
import type { Observation } from "../../model/recording.ts";
import type { Derived } from "../../recordings/cache.ts";
import { readComparison } from "../../recordings/compare.ts";
import { recallAnalysis } from "../../recordings/known.ts";
import { readPeaksHead } from "../../recordings/look/peak-tiles.ts";
import { readSpectrogramHead } from "../../recordings/look/spectrogram-tiles.ts";
import { playableAtSight, playableOf } from "../../recordings/play/playable.ts";
import { decodedFile } from "../../recordings/prepare.ts";
import { transcriptFile } from "../../recordings/transcript/of-recording.ts";
import type { recordingLineSchema, recordingSchema } from "../schemas/recording.ts";
import { type RecordingFile, recordingPaths } from "./files.ts";
import type { Preparation, Studio } from "./studio.ts";

type Line = z.infer<typeof recordingLineSchema>;
type Page = z.infer<typeof recordingSchema>;

const nameOf = (recording: string): string => recording.slice("exhibits/".length);

const factsOf = ({ info, damage, seconds, sha256 }: Derived): NonNullable<Page["facts"]> => ({
  container: info.container,
  codec: info.codec,
  sampleRate: info.sampleRate,
  channels: info.channels,
  seconds,
  decoder: `${info.decoder.name} ${info.decoder.version}`,
  badPackets: damage.badPackets,
  truncated: damage.truncated,
  sha256,
});

const observationOf = ({ from, to, score, innocent, ...seen }: Observation) => ({
  ...seen,
  ...(from !== null && { from }),
  ...(to !== null && { to }),
  ...(score !== null && { score }),
  ...(innocent !== null && { innocent }),
});

const picturesOf = async ({ files }: Derived): Promise<Partial<Page>> => {
  const [peaks, spectrogram] = await Promise.all([
    readPeaksHead(files.peaks),
    readSpectrogramHead(files.spectrogram),
  ]);
  return { waveform: { ...peaks, rows: 2, offset: 0, top: 0 }, spectrogram };
};

const round = (seconds: number): number => Number(seconds.toFixed(3));

/** Matches of a recording with others, found from either side; each stretch once. */
const matchesOf = async (file: RecordingFile, derived: Derived): Promise<Partial<Page>> => {
  const own = await readComparison(derived);
  const paths = await recordingPaths(file.root);
  const matches = (own?.matches ?? []).map((match) => ({
    from: match.clipFrom,
    to: match.clipTo,
    other: nameOf(match.reference),
    otherFrom: match.referenceFrom,
    otherTo: match.referenceTo,
    speed: match.speed,
    score: match.score,
    bitErrors: match.bitErrors,
  }));
  const compared = new Set<string>();
  for (const path of paths.filter((one) => one !== file.recording)) {
    const other = await recallAnalysis(file.root, path);
    if (!other) continue;
    if (own?.with.includes(other.sha256)) compared.add(nameOf(path));
    const theirs = await readComparison(other);
    if (theirs?.with.includes(derived.sha256)) compared.add(nameOf(path));
    for (const match of theirs?.matches ?? []) {
      if (match.sha256 !== derived.sha256) continue;
      const overlaps = matches.some(
        (one) =>
          one.other === nameOf(path) &&
          one.from < match.referenceTo &&
          match.referenceFrom < one.to &&
          one.otherFrom < match.clipTo &&
          match.clipFrom < one.otherTo,
      );
      if (overlaps) continue;
      matches.push({
        from: match.referenceFrom,
        to: match.referenceTo,
        other: nameOf(path),
        otherFrom: match.clipFrom,
        otherTo: match.clipTo,
        speed: round(1 / match.speed),
        score: match.score,
        bitErrors: match.bitErrors,
      });
    }
  }
  return { matches: matches.sort((a, b) => a.from - b.from), comparedWith: [...compared].sort() };
};

const stateOf = (derived: Derived | undefined, now: Preparation | undefined): Page["state"] =>
  now?.state ?? (derived ? "ready" : "new");

const soundOf = async (
  { path }: RecordingFile,
  derived: Derived | undefined,
): Promise<Page["sound"]> => {
  const { type, exact } = derived ? playableOf(derived) : await playableAtSight(path);
  const wave = derived && (await stat(decodedFile(derived)).catch(() => undefined));
  return { asIs: type !== undefined, exact, decoded: wave !== undefined };
};

const workOf = (now: Preparation | undefined): Partial<Page> => {
  if (now?.state === "failed") return { problem: now.problem };
  if (now?.state !== "working") return {};
  const { step, seconds, job } = now;
  return { working: { step, seconds, ...(job !== undefined && { job }) } };
};

/** All that is shown of a recording but its transcript's text: as much as there is now. */
export const recordingPage = async (file: RecordingFile, studio: Studio): Promise<Page> => {
  const { root, recording, size } = file;
  const derived = await recallAnalysis(root, recording);
  const now = studio.of(recording);
  const transcript = await transcriptFile(root, recording);
  return {
    name: nameOf(recording),
    size,
    state: stateOf(derived, now),
    ...workOf(now),
    sound: await soundOf(file, derived),
    observations: (derived?.observations ?? []).map(observationOf),
    matches: [],
    comparedWith: [],
    ...(transcript !== undefined && { transcript }),
    ...(derived && {
      facts: factsOf(derived),
      ...(await picturesOf(derived)),
      ...(await matchesOf(file, derived)),
    }),
  };
};

/** A recording in the list. */
export const recordingLine = async (
  root: string,
  recording: string,
  studio: Studio,
): Promise<Line> => {
  const derived = await recallAnalysis(root, recording);
  return {
    name: nameOf(recording),
    size: (await stat(`${root}/${recording}`)).size,
    state: stateOf(derived, studio.of(recording)),
    ...(derived && { facts: factsOf(derived) }),
    observations: derived?.observations.filter(({ from }) => from !== null).length ?? 0,
    transcript: (await transcriptFile(root, recording)) !== undefined,
  };
};
