import { openAiff } from "./aiff.ts";
import { openAmr } from "./amr.ts";
import { type Audio, type Chunk, defaultLimits, guard, type Limits, undecodable } from "./audio.ts";
import { type Bytes, openBytes } from "./bytes.ts";
import { openWithFFmpeg } from "./ffmpeg.ts";
import { openOpus } from "./opus.ts";
import { type Container, id3Length, sniff } from "./sniff.ts";
import { openWav } from "./wav.ts";

/** The container of an open file, looked for behind an ID3v2 tag too. */
export const containerOf = async (bytes: Bytes): Promise<Container> => {
  const head = await bytes.read(0, 16);
  const tag = id3Length(head);
  if (tag === 0) return sniff(head);
  const behind = sniff(await bytes.read(tag, 16));
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

const checkNotEmpty = (bytes: Bytes, container: Container): void => {
  if (bytes.size === 0) throw undecodable(bytes.path, "The file is empty");
  if (container !== "unknown") return;
  throw undecodable(
    bytes.path,
    "Its first bytes are those of no audio file known here",
    "Mandate reads WAV, AIFF, Ogg, AMR, MP3, AAC, MP4, FLAC, WebM, WMA, CAF and AU: check what the file really is.",
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
    checkNotEmpty(bytes, container);
    const audio = guard(await choose(bytes, container), path, limits);
    return { ...audio, chunks: closing(audio, bytes) };
  } catch (error) {
    await bytes.close();
    throw error;
  }
};
