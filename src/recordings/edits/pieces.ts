/** Rate at which edits are looked for. */
export const EDIT_RATE = 16_000;
const PIECE = 60 * EDIT_RATE;
const OVERLAP = 8 * EDIT_RATE;

/** A stretch of sound and which part of it is for the detectors to answer for. Times in seconds of the file. */
export interface Piece {
  samples: Float32Array;
  start: number;
  answerFrom: number;
  answerTo: number;
}

/**
 * Cuts a stream (one channel, 16 kHz) into pieces of a minute that overlap by eight seconds, so that every place
 * is seen once with four seconds around it and memory does not grow.
 */
export class Pieces {
  #buffer = new Float32Array(PIECE);
  #filled = 0;
  #start = 0;
  readonly #onPiece: (piece: Piece) => void;

  constructor(onPiece: (piece: Piece) => void) {
    this.#onPiece = onPiece;
  }

  push(samples: Float32Array): void {
    for (let at = 0; at < samples.length; ) {
      const take = Math.min(samples.length - at, PIECE - this.#filled);
      this.#buffer.set(samples.subarray(at, at + take), this.#filled);
      this.#filled += take;
      at += take;
      if (this.#filled === PIECE) this.#emit(false);
    }
  }

  finish(): void {
    if (this.#filled > 0) this.#emit(true);
  }

  #emit(last: boolean): void {
    const start = this.#start / EDIT_RATE;
    const margin = OVERLAP / 2 / EDIT_RATE;
    this.#onPiece({
      samples: this.#buffer.subarray(0, this.#filled),
      start,
      answerFrom: this.#start === 0 ? 0 : start + margin,
      answerTo: start + this.#filled / EDIT_RATE - (last ? 0 : margin),
    });
    this.#buffer.copyWithin(0, PIECE - OVERLAP, PIECE);
    this.#start += PIECE - OVERLAP;
    this.#filled = OVERLAP;
  }
}
