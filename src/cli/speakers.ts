import { stringify } from "yaml";
import { MandateError } from "../lib/error.ts";
import { sha256 } from "../lib/hash.ts";
import type { Paint } from "../lib/tty.ts";
import type { Speakers } from "../model/speakers.ts";
import { readIfThere } from "../recordings/beside.ts";
import { clock } from "../recordings/clock.ts";
import { parseSpeakers } from "../recordings/speakers/files.ts";
import { type LabelledTurn, parseRttm } from "../recordings/speakers/rttm.ts";
import type { CaseRecording } from "./case-recording.ts";
import { plain } from "./plain.ts";

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

/** Turns for a terminal: who speaks when and how long in all. */
export const turnsText = (
  turns: readonly LabelledTurn[],
  { voices }: Pick<Speakers, "voices">,
  paint: Paint,
): string => {
  if (turns.length === 0) return "  no voice was found\n";
  const sums = new Map<string, number>();
  for (const { voice, from, to } of turns) sums.set(voice, (sums.get(voice) ?? 0) + to - from);
  const named = (voice: string) =>
    voices[voice]
      ? `${voice}, purported: ${plain(voices[voice].purported)} (says ${plain(voices[voice].by)})`
      : voice;
  const lines = turns.map(({ from, to, voice }) => `  ${clock(from)}–${clock(to)}  ${voice}\n`);
  const totals = [...sums].map(
    ([voice, seconds]) => `  ${paint("bold", named(voice))}  ${clock(seconds)} in all\n`,
  );
  const note = "  Proposals by the sound alone. Nothing here says whose voice it is.\n";
  return [...lines, ...totals, note].join("");
};
