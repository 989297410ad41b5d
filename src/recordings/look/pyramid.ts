import { once } from "node:events";
import { createReadStream, createWriteStream } from "node:fs";
import { rename, rm, stat } from "node:fs/promises";

/** Each step of the pyramid holds a column for so many of the one below. */
export const STEP = 16;
/** Steps kept beside a spectrogram: 16 and 256 columns in one, 5.1 s a column at the top. */
export const STEPS = 2;

/** File of a step: 0 is the spectrogram itself. */
export const stepFile = (spectrogram: string, step: number): string =>
  step === 0 ? spectrogram : `${spectrogram}.${STEP ** step}`;

/** Raises `out` to the largest byte of each row, column after column. */
export const raise = (out: Uint8Array, columns: Uint8Array, rows: number): void => {
  for (let at = 0; at < columns.length; at += rows)
    for (let row = 0; row < rows; row++)
      if (columns[at + row] > out[row]) out[row] = columns[at + row];
};

async function* columnsOf(file: string, size: number): AsyncGenerator<Uint8Array> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 })) {
    const all = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    const whole = all.length - (all.length % size);
    for (let at = 0; at < whole; at += size) yield all.subarray(at, at + size);
    rest = all.subarray(whole);
  }
  if (rest.length > 0) yield rest;
}

const makeStep = async (below: string, target: string, rows: number): Promise<void> => {
  const part = `${target}.part-${process.pid}`;
  const out = createWriteStream(part);
  for await (const columns of columnsOf(below, STEP * rows)) {
    const column = new Uint8Array(rows);
    raise(column, columns, rows);
    if (!out.write(column)) await once(out, "drain");
  }
  out.end();
  await once(out, "close");
  await rm(target, { force: true });
  await rename(part, target);
};

const exists = (file: string): Promise<boolean> =>
  stat(file).then(
    () => true,
    () => false,
  );

/**
 * Coarser copies of a spectrogram file, once, so that three hours can be drawn without reading all of it. A column keeps the loudest
 * of those it stands for. Bounded memory; each file appears whole or not at all.
 */
export const makePyramid = async (spectrogram: string, rows: number): Promise<void> => {
  for (let step = 1; step <= STEPS; step++) {
    const target = stepFile(spectrogram, step);
    if (!(await exists(target))) await makeStep(stepFile(spectrogram, step - 1), target, rows);
  }
};
