import type { FFDecoderCodec } from "node-av/constants";
import type { CodecContext, FormatContext, Packet, Stream } from "node-av/lib";
import { MandateError } from "../../lib/error.ts";
import { undecodable } from "./audio.ts";
import type { Container } from "./sniff.ts";

export type FFmpeg = typeof import("node-av/lib");

/** FFmpeg's demuxer for each container. Naming it keeps FFmpeg from reading playlists that open other files. */
const demuxers: Partial<Record<Container, string>> = {
  wav: "wav",
  aiff: "aiff",
  ogg: "ogg",
  flac: "flac",
  mp3: "mp3",
  aac: "aac",
  mp4: "mov",
  matroska: "matroska",
  asf: "asf",
  caf: "caf",
  au: "au",
  w64: "w64",
  avi: "avi",
  flv: "flv",
  mpeg: "mpeg",
  mpegts: "mpegts",
  ac3: "ac3",
  eac3: "eac3",
  wavpack: "wv",
};

let loaded: Promise<FFmpeg> | undefined;

/** node-av is optional, for its size and because its FFmpeg is built under the GPL. */
export const loadFFmpeg = async (file: string, what: string): Promise<FFmpeg> => {
  loaded ??= import("node-av/lib").then((ffmpeg) => {
    ffmpeg.Log.setLevel(-8 as Parameters<typeof ffmpeg.Log.setLevel>[0]);
    return ffmpeg;
  });
  return loaded.catch((cause: unknown) => {
    throw new MandateError({
      code: "recording/decoder-missing",
      kind: "system",
      message: `${what} needs FFmpeg, and the optional package node-av is not installed here`,
      at: { file },
      fix: "npm install node-av (FFmpeg built under the GPL), or convert the file to WAV or FLAC and note how.",
      cause,
    });
  });
};

/** Containers whose streams are all known once the header is read. */
const fixedStreams = new Set<Container>(
  "wav aiff flac mp3 mp4 matroska asf caf au w64".split(" ") as Container[],
);

export interface Opened {
  ffmpeg: FFmpeg;
  format: FormatContext;
  stream: Stream;
  /** Whether every packet of the file is one of this stream. */
  alone: boolean;
  codecName: string;
  version: string;
}

const AUDIO = 1;

/** Opens a local file with the demuxer its container asks for. The caller closes it with {@link closeInput}. */
export const openInput = async (path: string, container: Container): Promise<Opened> => {
  const demuxer = demuxers[container];
  if (!demuxer) throw undecodable(path, "Its first bytes are those of no audio file known here");
  const ffmpeg = await loadFFmpeg(path, container === "mp4" ? "mp4/m4a" : container);
  const format = new ffmpeg.FormatContext();
  const options = ffmpeg.Dictionary.fromObject({
    protocol_whitelist: "file",
    probesize: "5000000",
  });
  const input = ffmpeg.InputFormat.findInputFormat(demuxer);
  if (format.openInputSync(`file:${path}`, input, options) < 0) {
    throw undecodable(path, `It starts like ${container}, but its header cannot be read`);
  }
  if (format.findStreamInfoSync() < 0) {
    format.closeInputSync();
    throw undecodable(path, `Nothing in this ${container} file can be decoded`);
  }
  const stream = format.streams?.find(({ codecpar }) => codecpar.codecType === AUDIO);
  if (!stream) {
    format.closeInputSync();
    throw undecodable(path, `This ${container} file holds no sound`);
  }
  const codecName = ffmpeg.avGetCodecName(stream.codecpar.codecId) ?? "unknown";
  const version = ffmpeg.getFFmpegInfo().version;
  const alone = format.streams?.length === 1 && fixedStreams.has(container);
  return { ffmpeg, format, stream, alone, codecName, version };
};

export const closeInput = ({ format }: Opened): void => format.closeInputSync();

/** Packets of the chosen stream, each valid until the next is asked for. */
export function* inputPackets(opened: Opened): Generator<Packet> {
  const packet = new opened.ffmpeg.Packet();
  packet.alloc();
  const { index } = opened.stream;
  try {
    while (opened.format.readFrameSync(packet) >= 0) {
      // A call into FFmpeg each packet is worth sparing.
      if (opened.alone || packet.streamIndex === index) yield packet;
      packet.unref();
    }
  } finally {
    packet.free();
  }
}

/** A decoder for the stream. Opus goes to libopus, whose output is the reference. */
export const openCodec = (opened: Opened, path: string): CodecContext => {
  const { ffmpeg, stream, codecName } = opened;
  const { codecId } = stream.codecpar;
  const codec =
    (codecName === "opus" ? ffmpeg.Codec.findDecoderByName("libopus" as FFDecoderCodec) : null) ??
    ffmpeg.Codec.findDecoder(codecId);
  if (!codec) throw undecodable(path, `FFmpeg has no decoder for its sound (${codecName})`);
  const context = new ffmpeg.CodecContext();
  context.allocContext3(codec);
  context.parametersToContext(stream.codecpar);
  context.pktTimebase = stream.timeBase;
  context.threadCount = 1;
  if (context.open2Sync(codec) < 0) {
    context.freeContext();
    throw undecodable(path, `Its ${codecName} settings make no sense to the decoder`);
  }
  return context;
};
