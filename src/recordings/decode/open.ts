import { openAiff } from "./aiff.ts";
import { openAmr } from "./amr.ts";
import { type Audio, type Chunk, defaultLimits, guard, type Limits, undecodable } from "./audio.ts";
import { type Bytes, openBytes } from "./bytes.ts";
import { openWithFFmpeg } from "./ffmpeg.ts";
import { mpegSync } from "./mpeg-sync.ts";
import { openOpus } from "./opus.ts";
import { type Container, HEAD, id3Length, sniff } from "./sniff.ts";
import { stranger } from "./strangers.ts";
import { openWav } from "./wav.ts";

/** How far into a file a stream that begins within a frame is looked for. */
const CUT = 1 << 16;

/** The container of an open file, looked for behind an ID3v2 tag too. */
export const containerOf = async (bytes: Bytes): Promise<Container> => {
  const head = await bytes.read(0, HEAD);
  const tag = id3Length(head);
  const container = sniff(head);
  if (container === "unknown") return mpegSync(await bytes.read(0, CUT))?.container ?? "unknown";
  if (tag === 0) return container;
  const behind = sniff(await bytes.read(tag, HEAD));
  return behind === "flac" || behind === "aac" ? behind : "mp3";
};

const choose = async (bytes: Bytes, container: Container): Promise<Audio> => {
  const own = { wav: openWav, aiff: openAiff, ogg: openOpus, amr: openAmr }[container as string];
  return (await own?.(bytes)) ?? (await openWithFFmpeg(bytes.path, container));
};

async function* closing(audio: Audio, bytes: Bytes): AsyncGenerator<Chunk> {
  try {
    yield* audio.chunks;
  } finally {
    await bytes.close();
  }
}

const checkKnown = async (bytes: Bytes, container: Container): Promise<void> => {
  if (bytes.size === 0) throw undecodable(bytes.path, "The file is empty");
  if (container !== "unknown") return;
  const known = stranger(await bytes.read(0, HEAD));
  if (known) throw undecodable(bytes.path, `Its first bytes are those of ${known.is}`, known.fix);
  throw undecodable(
    bytes.path,
    "Its first bytes are those of no audio file known here",
    "Mandate reads WAV, AIFF, Ogg, AMR, MP3, AAC, MP4, FLAC, WebM, WMA, CAF, AU, AC-3, WavPack and the sound of AVI, FLV and MPEG films: check what the file really is.",
  );
};

/**
 * Opens a recording by what its bytes are, whatever its name. Sound comes in chunks of at most about a second,
 * with encoder delay and padding removed. Throws `recording/unreadable`, `recording/undecodable`, `recording/decoder-missing` or, while
 * reading, `recording/too-long`.
 */
export const openAudio = async (path: string, limits: Limits = defaultLimits): Promise<Audio> => {
  const bytes = await openBytes(path);
  try {
    const container = await containerOf(bytes);
    await checkKnown(bytes, container);
    const audio = guard(await choose(bytes, container), path, limits);
    return { ...audio, chunks: closing(audio, bytes) };
  } catch (error) {
    await bytes.close();
    throw error;
  }
};
