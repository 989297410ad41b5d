import { stringify } from "yaml";
import { MandateError } from "../../lib/error.ts";
import { sha256 } from "../../lib/hash.ts";
import type { Speakers } from "../../model/speakers.ts";
import { readIfThere } from "../beside.ts";
import type { CaseRecording } from "../case-recording.ts";
import { parseSpeakers } from "./files.ts";
import { type LabelledTurn, parseRttm } from "./rttm.ts";

/** The turns and names of a recording. Fails `speakers/no-turns` where nobody looked for them yet. */
export const readTurns = async (
  root: string,
  { recording, stem }: CaseRecording,
): Promise<{ turns: LabelledTurn[]; speakers: Speakers }> => {
  const rttm = await readIfThere(root, `${stem}.rttm`);
  const names = await readIfThere(root, `${stem}.speakers.yaml`);
  if (rttm === undefined || names === undefined) {
    throw new MandateError({
      code: "speakers/no-turns",
      kind: "usage",
      message: `Nobody has looked for voices in ${recording} yet`,
      fix: `Run: mandate speakers find ${recording}`,
    });
  }
  const speakers = parseSpeakers(names, `${stem}.speakers.yaml`);
  return { turns: parseRttm(rttm, `${stem}.rttm`), speakers };
};

/** The names' file with one voice named. Fails `speakers/no-voice`, and `speakers/other-turns` after a change of turns. */
export const withName = async (
  root: string,
  place: CaseRecording,
  { voice, purported, by, grounds }: Record<"voice" | "purported" | "by" | "grounds", string>,
): Promise<Speakers> => {
  const { turns, speakers } = await readTurns(root, place);
  const labels = [...new Set(turns.map((turn) => turn.voice))];
  if (!labels.includes(voice)) {
    throw new MandateError({
      code: "speakers/no-voice",
      kind: "usage",
      message: `${place.recording} has no “${voice}”`,
      fix: `It has: ${labels.join(", ")}.`,
    });
  }
  const now = sha256((await readIfThere(root, `${place.stem}.rttm`)) ?? "");
  // Names given to other turns are not carried over: a label may be another voice now.
  const kept = speakers.turns_sha256 === now ? speakers.voices : {};
  return {
    ...speakers,
    turns_sha256: now,
    voices: { ...kept, [voice]: { purported, by, grounds } },
  };
};

export const speakersYaml = (speakers: Speakers): string =>
  `# Names are what a person says, with their grounds: purported, until shown.\n${stringify(speakers)}`;
