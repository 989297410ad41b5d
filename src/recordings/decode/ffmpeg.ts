import type { CodecContext, Frame } from "node-av/lib";
import { amrChunks, amrInfo } from "./amr.ts";
import {
  type Audio,
  type AudioInfo,
  type Chunk,
  type Damage,
  noDamage,
  undecodable,
} from "./audio.ts";
import { ChunkJoiner, framePlanes } from "./ffmpeg-frame.ts";
import { closeInput, inputPackets, type Opened, openCodec, openInput } from "./ffmpeg-open.ts";
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

function* drain(codec: CodecContext, frame: Frame, channels: number): Generator<Chunk> {
  while (codec.receiveFrameSync(frame) >= 0) {
    const planes = framePlanes(frame);
    frame.unref();
    // A stream that changes its channels half-way is damaged or hostile: what does not fit is left out.
    if (planes && planes.length === channels) yield planes;
  }
}

function* decodedFrames(opened: Opened, path: string, damage: Damage): Generator<Chunk> {
  const codec = openCodec(opened, path);
  const frame = new opened.ffmpeg.Frame();
  frame.alloc();
  const { channels } = opened.stream.codecpar;
  try {
    for (const packet of inputPackets(opened)) {
      if (codec.sendPacketSync(packet) < 0) damage.badPackets++;
      yield* drain(codec, frame, channels);
    }
    codec.sendPacketSync(null);
    yield* drain(codec, frame, channels);
  } finally {
    frame.free();
    codec.freeContext();
  }
}

async function* chunksOf(opened: Opened, path: string, damage: Damage): AsyncGenerator<Chunk> {
  const joiner = new ChunkJoiner(opened.stream.codecpar.sampleRate / 2);
  try {
    for (const planes of decodedFrames(opened, path, damage)) {
      const chunk = joiner.add(planes);
      if (chunk) yield chunk;
    }
    const rest = joiner.take();
    if (rest) yield rest;
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
