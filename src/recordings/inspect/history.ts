import type { Observation } from "../../model/recording.ts";
import type { Measured } from "./measured.ts";

/** One step that a recording seems to have gone through, latest last. */
interface Step {
  words: string;
  certainty: "measured" | "likely" | "possible";
}

const phone = (cutoff: number, rate: number): Step[] => {
  if (cutoff >= rate * 0.43) return [];
  if (cutoff >= 3000 && cutoff <= 4350) {
    return [{ words: "a telephone line or AMR at 8 kHz", certainty: "possible" }];
  }
  return cutoff >= 6600 && cutoff <= 8100
    ? [{ words: "a coding or a voice note at 16 kHz", certainty: "possible" }]
    : [];
};

const earlierCoding = ({ grid }: Measured): Step[] =>
  grid ? [{ words: `a lossy coding as ${grid.codec}`, certainty: "likely" }] : [];

/** A rate at which no recorder works, or sound that stops far below it. */
const resampled = ({ info, bandwidth }: Measured): Step[] => {
  if (!bandwidth || info.integerBits === null) return [];
  const steep = bandwidth.fall > 20 && bandwidth.cutoff < info.sampleRate * 0.43;
  return steep
    ? [{ words: `a change of sample rate up to ${info.sampleRate} Hz`, certainty: "possible" }]
    : [];
};

const messenger = ({ packets, info }: Measured): Step[] => {
  const opus = packets?.opus;
  if (!opus || info.channels !== 1) return [];
  const named = /whatsapp/i.test([opus.vendor, ...opus.comments].join(" "));
  const shaped =
    opus.inputRate === 16_000 &&
    Object.keys(packets.kinds).every((kind) => / (20|60) ms$/.test(kind));
  return named || shaped
    ? [
        {
          words: "a voice note of a messenger such as WhatsApp, sent or forwarded",
          certainty: named ? "likely" : "possible",
        },
      ]
    : [];
};

/**
 * What a recording seems to have gone through before, from the oldest step to the file at hand: no row where nothing points to an earlier
 * step. How sure the chain is, its weakest link says.
 */
export const history = (measured: Measured): Observation[] => {
  const { info, bandwidth } = measured;
  const before = [
    ...(bandwidth ? phone(bandwidth.cutoff, info.sampleRate) : []),
    ...earlierCoding(measured),
    ...resampled(measured),
  ];
  const last = messenger(measured);
  if (before.length + last.length === 0) return [];
  const now: Step = {
    words: `${info.codec} in ${info.container}, as it is now`,
    certainty: "measured",
  };
  const steps = [...before, ...(last.length > 0 ? last : [now])];
  return [
    {
      kind: "history",
      from: null,
      to: null,
      value: steps.map(({ words }) => words).join(" → "),
      words:
        "Steps that the sound seems to have gone through, oldest first; others may have left no trace",
      certainty: steps.some(({ certainty }) => certainty === "possible") ? "possible" : "likely",
      score: null,
      innocent:
        "Forwarding, converting and a call over the telephone are ordinary; a microphone or a codec may stop at the same pitch without any of them",
    },
  ];
};

/** An earlier lossy coding inside sound that is held without loss, or inside another lossy coding: double coding. */
export const earlier = ({ grid, info }: Measured): Observation[] => {
  if (!grid) return [];
  const lossless = info.integerBits !== null || info.codec.startsWith("pcm");
  const { codec, frame, offset, strength } = grid;
  return [
    {
      kind: "earlier-coding",
      from: null,
      to: null,
      value: `${codec}, frames of ${frame} samples at offset ${offset}, strength ${strength}`,
      words: lossless
        ? `The rounding of ${codec} shows in sound that ${info.codec} holds without loss: it was coded as ${codec} at ${info.sampleRate} Hz before`
        : `The rounding of ${codec} shows beside the file's own, that of ${info.codec}: it was coded as ${codec} at ${info.sampleRate} Hz before, and coded again`,
      certainty: "likely",
      score: null,
      innocent: lossless
        ? "Converted from a file as it was received, by a person or a program; sound never coded stayed below 7 in the tests, and 8 is asked for"
        : "A messenger or a platform that codes anew whatever is sent or forwarded; sound coded once stayed below 8 in the tests, and 10 is asked for",
    },
  ];
};
