import type { Frame } from "node-av/lib";
import type { Chunk } from "./audio.ts";
import type { FFmpeg } from "./ffmpeg-open.ts";
import { chunkMemory } from "./planes.ts";

/**
 * Copies frames of float planes into memory of JavaScript's that each writes over. They pass through a frame of our own, whose memory
 * stays where it is: to show JavaScript the memory of every frame anew costs more than a copy, and calls the garbage collector.
 */
export class FrameReader {
  readonly #held: Frame;
  readonly #shown: Float32Array[];
  readonly #memory: Chunk;

  /** For frames like this one, of float planes, and of at most so many samples. */
  constructor({ Frame }: FFmpeg, like: Frame, samples: number) {
    this.#memory = chunkMemory(like.channels, samples);
    this.#held = new Frame();
    this.#held.alloc();
    this.#held.nbSamples = samples;
    this.#held.format = like.format;
    this.#held.sampleRate = like.sampleRate;
    this.#held.channelLayout = like.channelLayout;
    const planes = this.#held.getBuffer() < 0 ? null : this.#held.extendedData;
    this.#shown = (planes ?? []).map(
      ({ buffer, byteOffset }) => new Float32Array(buffer, byteOffset, samples),
    );
  }

  /** The frame's samples, which hold until the next frame is read; undefined for one of another kind. */
  read(frame: Frame): Chunk | undefined {
    const samples = frame.nbSamples;
    const fits = this.#shown.length >= this.#memory.length && samples <= this.#memory[0].length;
    if (!fits) return undefined;
    // FFmpeg copies between frames of one length, and does not ask if there is room for it.
    this.#held.nbSamples = samples;
    if (this.#held.copy(frame) < 0) return undefined;
    return this.#memory.map((plane, channel) => {
      const shown = this.#shown[channel];
      if (samples === plane.length) {
        plane.set(shown);
        return plane;
      }
      const part = plane.subarray(0, samples);
      part.set(shown.subarray(0, samples));
      return part;
    });
  }

  free(): void {
    this.#held.free();
  }
}
