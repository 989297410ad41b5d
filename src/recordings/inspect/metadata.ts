import { mediaInfoFactory } from "mediainfo.js";
import { parseFile } from "music-metadata";
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

const fromMediaInfo = async (path: string): Promise<Tag[]> => {
  const bytes = await openBytes(path);
  const mediaInfo = await mediaInfoFactory({ format: "object", chunkSize: 1 << 18 });
  try {
    const result = await mediaInfo.analyzeData(bytes.size, (size, at) => bytes.read(at, size));
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

const fromMusicMetadata = async (path: string): Promise<Tag[]> => {
  const { native, format } = await parseFile(path, { skipCovers: true, duration: false });
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
