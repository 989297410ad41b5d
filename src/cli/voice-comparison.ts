import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { openCase } from "../case/open.ts";
import { MandateError } from "../lib/error.ts";
import { type CaseRecording, findRecording } from "../recordings/case-recording.ts";
import { openAudio } from "../recordings/decode/open.ts";
import { monoAt } from "../recordings/dsp/mono.ts";
import { type Comparison, compare } from "../recordings/speakers/comparison/compare.ts";
import { type Speech, speechOf } from "../recordings/speakers/comparison/speech.ts";
import type { Member } from "../recordings/speakers/comparison/trials.ts";
import {
  caution,
  inWords,
  type Propositions,
  propositions,
} from "../recordings/speakers/comparison/wording.ts";
import { readTurns } from "../recordings/speakers/naming.ts";
import { plain } from "./plain.ts";

interface Request {
  case: string;
  voice: string;
  reference: string;
  referenceVoice?: string;
  population: string;
}

/** A comparison with all that must stand beside it. */
export interface Compared extends Comparison {
  propositions: Propositions;
  words: string;
  caution: string;
  /** What the questioned and the reference recording are. */
  questioned: string;
  reference: string;
}

const off = (): MandateError =>
  new MandateError({
    code: "speakers/comparison-off",
    kind: "usage",
    message: "Voices are not compared in this case",
    fix: "If a person has decided that they may be, write voice_comparison: with on: true and population: into case.yaml.",
  });

const speechIn = async (
  path: string,
  within?: readonly { from: number; to: number }[],
): Promise<Speech> => {
  const { chunks, info } = await openAudio(path);
  return speechOf(monoAt(chunks, info.sampleRate, 16_000), within);
};

const voiceOf = async (
  root: string,
  place: CaseRecording,
  voice: string | undefined,
): Promise<Speech> => {
  if (voice === undefined) return speechIn(place.path);
  const { turns } = await readTurns(root, place);
  return speechIn(
    place.path,
    turns.filter((turn) => turn.voice === voice),
  );
};

/** A folder a person, each with recordings of that person alone. */
const readPopulation = async (
  folder: string,
  onMember: (label: string) => void,
): Promise<Member[]> => {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const members: Member[] = [];
  const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  for (const label of folders.sort()) {
    onMember(label);
    const files = await readdir(join(folder, label), { withFileTypes: true });
    const speech: Speech[] = [];
    const names = files.filter((entry) => entry.isFile()).map(({ name }) => name);
    for (const name of names.sort()) speech.push(await speechIn(join(folder, label, name)));
    members.push({ label, speech });
  }
  return members;
};

/**
 * The likelihood ratio of a voice in a recording and reference speech, by a population. Fails
 * `speakers/comparison-off` unless case.yaml turns it on, and what `compare` throws.
 */
export const compareInCase = async (
  named: string,
  request: Request,
  onStep: (what: string) => void = () => {},
): Promise<Compared> => {
  const { root, meta } = await openCase(request.case);
  if (!meta.voice_comparison?.on) throw off();
  const questioned = await findRecording(root, named);
  const reference = await findRecording(root, request.reference);
  onStep("listening to both voices");
  const one = await voiceOf(root, questioned, request.voice);
  const other = await voiceOf(root, reference, request.referenceVoice);
  const population = await readPopulation(request.population, (label) =>
    onStep(`listening to ${label}`),
  );
  onStep("validating on the population");
  const result = compare({ questioned: one, reference: other, population });
  const names = {
    questioned: `${questioned.recording} (${request.voice})`,
    reference: `${reference.recording}${request.referenceVoice ? ` (${request.referenceVoice})` : ""}`,
  };
  return {
    ...result,
    ...names,
    propositions: propositions({ ...names, population: meta.voice_comparison.population }),
    words: inWords(result.log10),
    caution,
  };
};

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

/** A comparison for a terminal: never the ratio without its propositions and its validation. */
export const comparisonText = (compared: Compared): string => {
  const { log10, bounded, seconds, validation, words, caution, propositions } = compared;
  const { speakers, same, different, misleading } = validation;
  return [
    `First proposition:  ${plain(propositions.first)}`,
    `Second proposition: ${plain(propositions.second)}`,
    "",
    words,
    `log10 likelihood ratio ${log10.toFixed(2)}${bounded ? ", held back to what a population of this size can show" : ""}; ${seconds.toFixed(0)} s of speech a side, net of pauses`,
    "",
    `Validation on the population: ${speakers} speakers, ${same} same-speaker and ${different} different-speaker pairs,`,
    `each judged without its speakers. Cllr ${validation.cllr.toFixed(3)} (0 is best, 1 says nothing), Cllr_min ${validation.cllrMin.toFixed(3)}, equal error rate ${percent(validation.equalErrorRate)};`,
    `misleading ratios: ${percent(misleading.same)} of same-speaker pairs, ${percent(misleading.different)} of different-speaker pairs.`,
    "",
    caution,
    "",
  ].join("\n");
};
