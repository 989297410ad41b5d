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

const lossless = new Set(["flac", "alac", "wavpack", "tta", "adpcm_ima_wav", "adpcm_ms", "gsm_ms"]);

const infoOf = (
  { stream, codecName, version, ffmpeg }: Opened,
  container: Container,
): AudioInfo => {
  const { codecpar } = stream;
  const bits = codecpar.bitsPerRawSample || codecpar.bitsPerCodedSample;
  const integer = lossless.has(codecName) || codecName.startsWith("pcm_s");
  return {
    container,
    codec: codecName,
    sampleRate: codecpar.sampleRate,
    channels: codecpar.channels,
    integerBits: integer ? (bits > 8 && bits <= 24 ? bits : 16) : null,
    decoder: {
      name: codecName === "opus" ? "libopus (node-av)" : "FFmpeg (node-av)",
      version: `${version}, libavcodec ${ffmpeg.getFFmpegInfo().libraries.avcodec}`,
    },
  };
};

/** Chunks of half a second or so: what each packet gives is joined inside FFmpeg, for a call into it costs as much as a frame of speech. */
function* decoded(opened: Opened, path: string, damage: Damage): Generator<Chunk> {
  const { channels, sampleRate } = opened.stream.codecpar;
  const joiner = new FrameJoiner(opened.ffmpeg, { channels, samples: Math.ceil(sampleRate / 2) });
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
