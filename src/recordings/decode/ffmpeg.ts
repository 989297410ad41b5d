import { amrChunks, amrInfo } from "./amr.ts";
import {
  type Audio,
  type AudioInfo,
  type Chunk,
  type Damage,
  noDamage,
  undecodable,
} from "./audio.ts";
import { closeInput, inputPackets, type Opened, openCodec, openInput } from "./ffmpeg-open.ts";
import { FrameJoiner } from "./frame-joiner.ts";
import { PacketDecoder } from "./packet-decoder.ts";
import type { Container } from "./sniff.ts";

const lossless = /^(flac|alac|wavpack|tta|pcm_[su]\d+[lb]?e?)$/;
/** These expand a few bits to 16. */
const expanding = /^(adpcm_(ima_wav|ima_qt|ms)|gsm_ms|pcm_(mulaw|alaw))$/;

/** A float holds 24 bits, so that of 32 the last are rounded: they are not called exact. */
const exactBits = ({ stream, codecName }: Opened): number | null => {
  if (expanding.test(codecName)) return 16;
  const { bitsPerRawSample, bitsPerCodedSample } = stream.codecpar;
  const bits = bitsPerRawSample || bitsPerCodedSample || 16;
  return lossless.test(codecName) && bits <= 24 ? bits : null;
};

const infoOf = (opened: Opened, container: Container): AudioInfo => {
  const { codecName, version, ffmpeg } = opened;
  const { codecpar } = opened.stream;
  return {
    container,
    codec: codecName,
    sampleRate: codecpar.sampleRate,
    channels: codecpar.channels,
    integerBits: exactBits(opened),
    decoder: {
      name: codecName === "opus" ? "libopus (node-av)" : "FFmpeg (node-av)",
      version: `${version}, libavcodec ${ffmpeg.getFFmpegInfo().libraries.avcodec}`,
    },
  };
};

/** The most samples of a channel in a chunk: what is copied and looked through at once stays in the processor's cache. */
const LONGEST = 1 << 15;

/** Chunks of a second or less: what each packet gives is joined inside FFmpeg, for a call into it costs as much as a frame of speech. */
function* decoded(opened: Opened, path: string, damage: Damage): Generator<Chunk> {
  const { channels, sampleRate } = opened.stream.codecpar;
  const joiner = new FrameJoiner(opened.ffmpeg, {
    channels,
    samples: Math.min(sampleRate, LONGEST),
  });
  const decoder = new PacketDecoder(opened.ffmpeg, openCodec(opened, path), joiner);
  try {
    for (const packet of inputPackets(opened)) {
      decoder.decode(packet);
      if (joiner.ready) yield* joiner.take();
    }
    decoder.finish();
    yield* joiner.end();
  } finally {
    damage.badPackets += decoder.refused;
    decoder.free();
    joiner.free();
  }
}

async function* chunksOf(opened: Opened, path: string, damage: Damage): AsyncGenerator<Chunk> {
  try {
    yield* decoded(opened, path, damage);
  } finally {
    closeInput(opened);
  }
}

async function* amrFrames(opened: Opened): AsyncGenerator<Uint8Array> {
  try {
    for (const packet of inputPackets(opened)) if (packet.data) yield Buffer.from(packet.data);
  } finally {
    closeInput(opened);
  }
}

/** Everything FFmpeg knows, by node-av in this process; AMR inside it still goes to opencore-amr. */
export const openWithFFmpeg = async (path: string, container: Container): Promise<Audio> => {
  const opened = await openInput(path, container);
  const damage = noDamage();
  if (opened.codecName === "amr_nb" || opened.codecName === "amr_wb") {
    const band = opened.codecName === "amr_nb" ? "narrow" : "wide";
    const chunks = amrChunks(band, amrFrames(opened));
    return { info: amrInfo(band, container), damage, chunks };
  }
  const info = infoOf(opened, container);
  if (!(info.channels > 0) || !(info.sampleRate > 0)) {
    closeInput(opened);
    throw undecodable(path, `Its ${info.codec} stream states no channels or no sample rate`);
  }
  return { info, damage, chunks: chunksOf(opened, path, damage) };
};
