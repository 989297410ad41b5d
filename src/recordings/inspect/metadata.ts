import { type MediaInfo, mediaInfoFactory } from "mediainfo.js";
import { parseFromTokenizer } from "music-metadata";
import { fromFile } from "strtok3";
import { openBytes } from "../decode/bytes.ts";

/** One thing a file says of itself. Text from the file, cut to a decent length, never markup. */
export interface Tag {
  /** Program that read it: the two see different things. */
  reader: "mediainfo" | "music-metadata";
  name: string;
  value: string;
}

const MAX_VALUE = 500;
const MAX_TAGS = 200;

/** One line of printable text: control and direction characters, which could disguise it, are shown as �. */
const plain = (value: unknown): string =>
  String(value)
    .slice(0, MAX_VALUE)
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, "\uFFFD")
    .trim();

const wantedTracks = new Set(["General", "Audio"]);
const dull = /^(@type|StreamOrder|ID|StreamSize|Count|StreamKind|UniqueID|extra|CompleteName)/;

/** Bytes a reader may take in or hold of one file: pictures in tags may be as large as one likes. */
const MOST = 128e6;

const tooMuch = (): Error => new Error("More is to be held of this file's tags than is sensible");

/** Throws once MediaInfo, which makes room for the whole of a picture before it passes it over, holds too much. */
const checkMemory = (mediaInfo: MediaInfo<"object">): void => {
  const { HEAPU8 } = Reflect.get(mediaInfo, "mediainfoModule") as { HEAPU8: Uint8Array };
  if (HEAPU8.length > MOST) throw tooMuch();
};

const fromMediaInfo = async (path: string): Promise<Tag[]> => {
  const bytes = await openBytes(path);
  const mediaInfo = await mediaInfoFactory({ format: "object", chunkSize: 1 << 18 });
  try {
    const result = await mediaInfo.analyzeData(bytes.size, (size, at) => {
      checkMemory(mediaInfo);
      return bytes.read(at, size);
    });
    const tracks = (result.media?.track ?? []).filter((track) => wantedTracks.has(track["@type"]));
    return tracks.flatMap((track) =>
      Object.entries(track)
        .filter(([name, value]) => !dull.test(name) && typeof value !== "object")
        .map(([name, value]): Tag => {
          const full = `${track["@type"]} ${name}`;
          return { reader: "mediainfo", name: plain(full), value: plain(value) };
        }),
    );
  } finally {
    mediaInfo.close();
    await bytes.close();
  }
};

/** A file as music-metadata reads it, which ends with an error where too much of it is asked for. */
const openTokenizer = async (path: string) => {
  const tokenizer = await fromFile(path);
  // Told by its bytes: without a path there is no ending to believe.
  delete tokenizer.fileInfo.path;
  const read = tokenizer.readBuffer.bind(tokenizer);
  let left = MOST / 4;
  tokenizer.readBuffer = (into, options) => {
    left -= options?.length ?? into.length;
    return left < 0 ? Promise.reject(tooMuch()) : read(into, options);
  };
  return tokenizer;
};

const parseTags = async (path: string) => {
  const tokenizer = await openTokenizer(path);
  try {
    return await parseFromTokenizer(tokenizer, { skipCovers: true, duration: false });
  } finally {
    await tokenizer.close();
  }
};

const fromMusicMetadata = async (path: string): Promise<Tag[]> => {
  const { native, format } = await parseTags(path);
  const tags = Object.values(native)
    .flat()
    .map(({ id, value }): Tag => {
      const text = typeof value === "object" ? (JSON.stringify(value) ?? "") : value;
      return { reader: "music-metadata", name: plain(id), value: plain(text) };
    });
  const { tool, creationTime, modificationTime } = format;
  const times = { tool, creationTime, modificationTime };
  for (const [name, value] of Object.entries(times)) {
    if (value === undefined) continue;
    const text = value instanceof Date ? value.toISOString() : value;
    tags.push({ reader: "music-metadata", name, value: plain(text) });
  }
  return tags;
};

/**
 * Tags, times and encoder settings, by two readers. A file they cannot make sense of has none: what is wrong with
 * it is said by the decoder.
 */
export const readTags = async (path: string): Promise<Tag[]> => {
  const read = [fromMediaInfo(path), fromMusicMetadata(path)].map((tags) => tags.catch(() => []));
  const all = (await Promise.all(read)).flat();
  return all.filter(({ value }) => value !== "").slice(0, MAX_TAGS);
};
