import { type FileHandle, open } from "node:fs/promises";

/** A stretch of a recording to look at. Times in seconds of the file. */
export interface Strip {
  from: number;
  to: number;
  /** Smallest and largest sample of each pixel in turn, −128 to 127, evenly from `from` to `to`. */
  peaks: Int8Array;
  /** Columns of `rows` levels, lowest frequency first, evenly from `from` to `to`. 0 is −110 dBFS, 255 is 0. */
  spectrogram: Uint8Array;
  rows: number;
}

/** What a strip is read from: the derived files of an analysis. */
export interface StripSource {
  seconds: number;
  files: { peaks: string; spectrogram: string };
  spectrogram: { rows: number; columnsPerSecond: number };
}

const readAt = async (file: FileHandle, at: number, length: number): Promise<Buffer> => {
  const out = Buffer.alloc(Math.max(0, length));
  const { bytesRead } = await file.read(out, 0, out.length, at);
  return out.subarray(0, bytesRead);
};

const readPeaks = async (path: string, from: number, to: number): Promise<Int8Array> => {
  const file = await open(path);
  try {
    const head = await readAt(file, 0, 20);
    const perSecond = head.readInt32LE(8) / head.readInt32LE(12);
    const first = Math.floor(from * perSecond);
    const data = await readAt(file, 20 + 2 * first, 2 * (Math.ceil(to * perSecond) - first));
    return new Int8Array(data.buffer, data.byteOffset, data.length);
  } finally {
    await file.close();
  }
};

const readColumns = async (
  { files, spectrogram: { rows, columnsPerSecond } }: StripSource,
  from: number,
  to: number,
): Promise<Uint8Array> => {
  const file = await open(files.spectrogram);
  try {
    const first = Math.floor(from * columnsPerSecond);
    const count = Math.ceil(to * columnsPerSecond) - first;
    return await readAt(file, first * rows, count * rows);
  } finally {
    await file.close();
  }
};

/** Waveform and spectrogram of some seconds, from the cache of an analysis: a few kilobytes are read, however long the file. */
export const readStrip = async (source: StripSource, from: number, to: number): Promise<Strip> => {
  const start = Math.max(0, from);
  const end = Math.min(source.seconds, to);
  const [peaks, spectrogram] = await Promise.all([
    readPeaks(source.files.peaks, start, end),
    readColumns(source, start, end),
  ]);
  return { from: start, to: end, peaks, spectrogram, rows: source.spectrogram.rows };
};
