import type { Observation } from "../model/recording.ts";
import type { AudioInfo, Chunk, Damage, Limits } from "./decode/audio.ts";
import { openBytes } from "./decode/bytes.ts";
import { containerOf, openAudio } from "./decode/open.ts";
import { mixDown, monoAt } from "./dsp/mono.ts";
import { Resampler } from "./dsp/resample.ts";
import { gridCandidates } from "./edits/grid-breaks.ts";
import { type Candidate, EditDetector } from "./edits/index.ts";
import { observeEdits, observeRepeats } from "./edits/observe.ts";
import { Fingerprinter } from "./excerpts/fingerprint.ts";
import { findRepeats } from "./excerpts/repeats.ts";
import { knownCoding } from "./grid/own.ts";
import { GridTracker } from "./grid/tracker.ts";
import { BandwidthMeter } from "./inspect/bandwidth.ts";
import { LevelMeter } from "./inspect/levels.ts";
import { readTags } from "./inspect/metadata.ts";
import { observe } from "./inspect/observe.ts";
import { inspectPackets } from "./inspect/packets.ts";
import { PeakMeter } from "./look/peaks.ts";
import { Spectrogram } from "./look/spectrogram.ts";

export interface Analysis {
  info: AudioInfo;
  damage: Damage;
  seconds: number;
  observations: Observation[];
  edits: Candidate[];
  /** Sub-fingerprints for excerpt search. */
  words: Uint32Array;
  /** A waveform in audiowaveform's format. */
  peaks: Uint8Array;
}

export interface AnalyseOptions {
  limits?: Limits;
  /** Gets the spectrogram column by column as it is made; without it none is made. */
  onColumns?: (columns: Uint8Array) => void | Promise<void>;
  onProgress?: (seconds: number) => void;
  /** Whether to look for stretches that stand in the file twice, which takes a second pass. */
  repeats?: boolean;
}

interface Meters {
  levels: LevelMeter;
  bandwidth: BandwidthMeter;
  peaks: PeakMeter;
  spectrogram: Spectrogram;
  edits: EditDetector;
  /** Not where the file's own coding would be taken for an earlier one. */
  grid: GridTracker | null;
  words: Fingerprinter;
  to16: Resampler;
  to8: Resampler;
}

const openGrid = ({ sampleRate, integerBits, codec }: AudioInfo): Promise<GridTracker> | null => {
  if (integerBits !== null || codec.startsWith("pcm_f")) return GridTracker.open(sampleRate);
  return knownCoding(codec) ? GridTracker.open(sampleRate, codec) : null;
};

const openMeters = async (info: AudioInfo): Promise<Meters> => ({
  levels: new LevelMeter(info.sampleRate, info.integerBits),
  bandwidth: await BandwidthMeter.open(info.sampleRate),
  peaks: new PeakMeter(info.sampleRate),
  spectrogram: await Spectrogram.open(),
  edits: await EditDetector.open(),
  grid: await openGrid(info),
  words: new Fingerprinter(),
  to16: new Resampler(info.sampleRate, 16_000),
  to8: new Resampler(16_000, 8000),
});

const pushSlow = async (
  meters: Meters,
  samples: Float32Array,
  onColumns: AnalyseOptions["onColumns"],
): Promise<void> => {
  if (samples.length === 0) return;
  meters.edits.push(samples);
  await meters.words.push(meters.to8.push(samples));
  if (onColumns) await onColumns(meters.spectrogram.push(samples));
};

const pushChunk = async (
  meters: Meters,
  chunk: Chunk,
  onColumns: AnalyseOptions["onColumns"],
): Promise<void> => {
  // Levels are those of the first channel, as recorded; everything else hears the mix.
  meters.levels.push(chunk[0]);
  const mono = mixDown(chunk);
  meters.peaks.push(mono);
  meters.grid?.push(mono);
  meters.bandwidth.push(mono);
  await pushSlow(meters, meters.to16.push(mono), onColumns);
};

const secondPass = async (path: string, words: Uint32Array, limits?: Limits) => {
  const audio = await openAudio(path, limits);
  return findRepeats(words, monoAt(audio.chunks, audio.info.sampleRate, 8000), path);
};

const packetsOf = async (path: string) => {
  const bytes = await openBytes(path);
  try {
    return await inspectPackets(path, await containerOf(bytes));
  } finally {
    await bytes.close();
  }
};

/**
 * Everything that is seen in a recording, in one pass over its sound and bounded memory (and a second for repeats):
 * observations, edit candidates, fingerprint, waveform. Throws what {@link openAudio} throws.
 */
export const analyse = async (path: string, options: AnalyseOptions = {}): Promise<Analysis> => {
  const audio = await openAudio(path, options.limits);
  const { info, damage } = audio;
  const meters = await openMeters(info);
  let samples = 0;
  for await (const chunk of audio.chunks) {
    await pushChunk(meters, chunk, options.onColumns);
    samples += chunk[0].length;
    options.onProgress?.(samples / info.sampleRate);
  }
  await pushSlow(meters, meters.to16.flush(), options.onColumns);
  meters.spectrogram.close();
  const words = await meters.words.finish();
  const { grid, breaks } = meters.grid?.finish() ?? { grid: null, breaks: [] };
  const edits = [...meters.edits.finish(), ...gridCandidates(breaks)];
  const repeats = options.repeats === false ? [] : await secondPass(path, words, options.limits);
  const [packets, tags] = await Promise.all([packetsOf(path), readTags(path)]);
  const levels = meters.levels.finish();
  const measured = {
    info,
    damage,
    levels,
    packets,
    tags,
    bandwidth: meters.bandwidth.finish(),
    grid,
  };
  return {
    info,
    damage,
    seconds: samples / info.sampleRate,
    observations: [...observe(measured), ...observeEdits(edits), ...observeRepeats(repeats)],
    edits,
    words,
    peaks: meters.peaks.finish(),
  };
};
