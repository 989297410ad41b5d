import { sha256 } from "../../lib/hash.ts";
import type { Speakers } from "../../model/speakers.ts";
import { openAudio } from "../decode/open.ts";
import { monoAt } from "../dsp/mono.ts";
import { hashRecording } from "../hash-recording.ts";
import { type DiariseOptions, diarise, method } from "./diarise.ts";
import { cepstra } from "./mfcc.ts";
import { type LabelledTurn, writeRttm } from "./rttm.ts";

/** Turns as RTTM, and the file that names are to be written into: nobody is named in it. */
export interface SpeakerProposal {
  turns: LabelledTurn[];
  rttm: string;
  speakers: Speakers;
}

/**
 * Who speaks when in a recording of a case. `path` is the file, `recording` its path in the case. Throws what
 * opening a recording throws.
 */
export const proposeSpeakers = async (
  path: string,
  recording: string,
  options: DiariseOptions = {},
): Promise<SpeakerProposal> => {
  const audio = await openAudio(path);
  const found = await diarise(monoAt(audio.chunks, audio.info.sampleRate, cepstra.rate), options);
  const turns = found.map(({ from, to, voice }) => ({ from, to, voice: `voice-${voice}` }));
  const rttm = writeRttm(turns, recording);
  const { name, version } = audio.info.decoder;
  const known = options.voices === undefined ? "" : `, ${options.voices} voices as told`;
  return {
    turns,
    rttm,
    speakers: {
      recording,
      recording_sha256: await hashRecording(path),
      turns_sha256: sha256(rttm),
      made_by: `${method}${known}, sound by ${name} ${version}`,
      voices: {},
    },
  };
};
