import { type Audio, type Chunk, noDamage } from "./audio.ts";
import type { Bytes } from "./bytes.ts";
import { bytesPerSample, exactBits, type PcmFormat, pcmToPlanes } from "./pcm.ts";
import { chunkMemory } from "./planes.ts";

export interface RawSound extends PcmFormat {
  container: string;
  codec: string;
  sampleRate: number;
  at: number;
  length: number;
  truncated: boolean;
}

/** Our own reader is versioned like any decoder: raise this when its samples would change. */
const decoder = { name: "mandate-pcm", version: "1" };

const MAX_PIECE = 1 << 17;

async function* pieces(bytes: Bytes, sound: RawSound): AsyncGenerator<Chunk> {
  const frame = bytesPerSample(sound.kind) * sound.channels;
  const step = Math.max(frame, MAX_PIECE - (MAX_PIECE % frame));
  const second = sound.sampleRate;
  // One piece of memory serves for all of the file, and one for its samples.
  const into = Buffer.allocUnsafeSlow(Math.min(step, sound.length));
  const memory = chunkMemory(sound.channels, Math.floor(into.length / frame));
  for (let done = 0; done < sound.length; done += step) {
    const data = await bytes.read(sound.at + done, Math.min(step, sound.length - done), into);
    if (data.length < frame) return;
    const planes = pcmToPlanes(data, sound, memory);
    for (let at = 0; at < planes[0].length; at += second)
      yield planes.map((plane) => plane.subarray(at, at + second));
  }
}

/** Uncompressed or G.711 sound at a place in a file. The chunks do not close `bytes`. */
export const rawAudio = (bytes: Bytes, sound: RawSound): Audio => ({
  info: {
    container: sound.container,
    codec: sound.codec,
    sampleRate: sound.sampleRate,
    channels: sound.channels,
    integerBits: exactBits(sound.kind),
    decoder,
  },
  damage: { ...noDamage(), truncated: sound.truncated },
  chunks: pieces(bytes, sound),
});
