import type { Span } from "./gaussian.ts";
import { fitMixture, type Mixture, Reader } from "./gmm.ts";
import { cepstra } from "./mfcc.ts";
import type { Sound } from "./sound.ts";

/** A run of frames given to a voice, by number. */
export interface Labelled extends Span {
  voice: number;
}

const ROUNDS = 2;
const SIZE = 8;
/** Frames a voice needs to be fitted at all: a second and a half. */
const LEAST = 150;
/** What a change of voice costs, in natural logs of likelihood: holds back changes for a syllable. */
const CHANGE = 60;

const framesOf = ({ frames, heard }: Sound, spans: readonly Span[]): Float32Array => {
  const { dims } = cepstra;
  const longest = spans.reduce((sum, { from, to }) => sum + to - from, 0);
  const out = new Float32Array(longest * dims);
  let at = 0;
  for (const { from, to } of spans)
    for (let frame = from; frame < to; frame++) {
      if (!heard[frame]) continue;
      out.set(frames.subarray(frame * dims, (frame + 1) * dims), at);
      at += dims;
    }
  return out.subarray(0, at);
};

/** One mixture a voice; voices with too little speech have none, and lose their frames to the others. */
const fitVoices = (sound: Sound, labelled: readonly Labelled[], voices: number) => {
  const mixtures: (Mixture | undefined)[] = [];
  for (let voice = 0; voice < voices; voice++) {
    const own = framesOf(
      sound,
      labelled.filter((span) => span.voice === voice),
    );
    const enough = own.length / cepstra.dims >= LEAST;
    mixtures.push(enough ? fitMixture(own, { dims: cepstra.dims, size: SIZE }) : undefined);
  }
  return mixtures;
};

/** The likeliest order of voices through a stretch (Viterbi), as runs. */
const decode = ({ frames, heard }: Sound, { from, to }: Span, readers: (Reader | undefined)[]) => {
  const voices = readers.length;
  const back = new Int32Array((to - from) * voices);
  let scores = new Float64Array(voices);
  for (let frame = from; frame < to; frame++) {
    let best = 0;
    for (let voice = 1; voice < voices; voice++) if (scores[voice] > scores[best]) best = voice;
    const next = new Float64Array(voices);
    for (let voice = 0; voice < voices; voice++) {
      const stays = scores[voice] >= scores[best] - CHANGE;
      back[(frame - from) * voices + voice] = stays ? voice : best;
      const reader = readers[voice];
      const fits = heard[frame] ? reader?.read(frames, frame * cepstra.dims) : reader && 0;
      next[voice] =
        (stays ? scores[voice] : scores[best] - CHANGE) + (fits ?? Number.NEGATIVE_INFINITY);
    }
    scores = next;
  }
  let voice = scores.indexOf(Math.max(...scores));
  const runs: Labelled[] = [];
  for (let frame = to - 1; frame >= from; frame--) {
    const last = runs.at(-1);
    if (last?.voice === voice) last.from = frame;
    else runs.push({ from: frame, to: frame + 1, voice });
    voice = back[(frame - from) * voices + voice];
  }
  return runs.reverse();
};

/**
 * Moves the ends of turns to where they fit best: a mixture of eight Gaussians for each voice, and the likeliest
 * order of voices through each voiced stretch, twice over. Voices of less than a second and a half are given up.
 */
export const resegment = (sound: Sound, labelled: readonly Labelled[]): Labelled[] => {
  let now = [...labelled];
  const voices = 1 + Math.max(-1, ...labelled.map(({ voice }) => voice));
  for (let round = 0; round < ROUNDS; round++) {
    const mixtures = fitVoices(sound, now, voices);
    // With nobody to compare there is nothing to move.
    if (mixtures.filter(Boolean).length < 1) return now;
    const readers = mixtures.map((mixture) => mixture && new Reader(mixture));
    now = sound.stretches.flatMap((stretch) => decode(sound, stretch, readers));
  }
  return now;
};
