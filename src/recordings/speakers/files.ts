import { MandateError } from "../../lib/error.ts";
import { sha256 } from "../../lib/hash.ts";
import { parseYaml } from "../../lib/yaml.ts";
import { type Speakers, speakersSchema } from "../../model/speakers.ts";
import { readIfThere } from "../beside.ts";
import { type LabelledTurn, parseRttm } from "./rttm.ts";

/** Turns of a recording as its case has them, and the names a person gave. */
export interface SpeakerTurns {
  turns: LabelledTurn[];
  names: Speakers["voices"];
  source: string;
}

/** The names' file, checked. Throws its first problem. */
export const parseSpeakers = (text: string, file: string): Speakers => {
  const { value, problems } = parseYaml({ text, file }, speakersSchema);
  if (!value) throw problems[0];
  return value;
};

const outdated = (file: string, what: string): MandateError =>
  new MandateError({
    code: "speakers/other-turns",
    message: `The names are not used: they were given to ${what}`,
    at: { file },
    fix: "Listen again and name the voices anew: mandate speakers name.",
  });

const namesFor = (
  { names, rttm, sha }: { names: string; rttm: string; sha: string },
  { file, turns }: { file: string; turns: readonly LabelledTurn[] },
): Speakers => {
  const speakers = parseSpeakers(names, file);
  if (speakers.recording_sha256 !== sha) throw outdated(file, "another recording");
  if (speakers.turns_sha256 !== sha256(rttm)) throw outdated(file, "other turns than these");
  const unknown = Object.keys(speakers.voices).find((voice) =>
    turns.every((turn) => turn.voice !== voice),
  );
  if (unknown !== undefined) throw outdated(file, `“${unknown}”, a voice that is not there`);
  return speakers;
};

/**
 * Turns and names beside a recording of hash `sha`: `STEM.rttm` and `STEM.speakers.yaml`; undefined where there are
 * none. Names that were given to other turns are not used: the problem is handed to `onProblem`, the turns stand.
 */
export const readSpeakers = async (
  root: string,
  { stem, sha }: { stem: string; sha: string },
  onProblem: (problem: MandateError) => void,
): Promise<SpeakerTurns | undefined> => {
  const rttm = await readIfThere(root, `${stem}.rttm`);
  if (rttm === undefined) return undefined;
  const turns = parseRttm(rttm, `${stem}.rttm`);
  const file = `${stem}.speakers.yaml`;
  const unnamed = { turns, names: {}, source: `${stem}.rttm` };
  try {
    const names = await readIfThere(root, file);
    if (names === undefined) return unnamed;
    const { voices, made_by } = namesFor({ names, rttm, sha }, { file, turns });
    return { turns, names: voices, source: made_by };
  } catch (error) {
    if (!(error instanceof MandateError)) throw error;
    onProblem(error);
    return unnamed;
  }
};
