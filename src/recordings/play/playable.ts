import { openBytes } from "../decode/bytes.ts";
import { containerOf, openAudio } from "../decode/open.ts";
import type { Container } from "../decode/sniff.ts";

/** How a recording can be heard in a browser. */
export interface Playable {
  /** Media type of the file as it is, told by its bytes; undefined where browsers cannot be counted on to play it. */
  type: string | undefined;
  /** Whether a browser finds a second of it exactly: in a stream without an index it guesses. */
  exact: boolean;
}

const opus = ["opus", "vorbis", "flac"];

/** What Chromium, Firefox and Safari's engines play between them without help, by container and codec. */
const played: Record<string, { type: string; codecs: string[]; exact: boolean }> = {
  wav: {
    type: "audio/wav",
    codecs: ["pcm_u8", "pcm_s16", "pcm_s24", "pcm_f32"],
    exact: true,
  },
  ogg: { type: "audio/ogg", codecs: opus, exact: true },
  flac: { type: "audio/flac", codecs: ["flac"], exact: true },
  mp4: { type: "audio/mp4", codecs: ["aac", "mp3", ...opus], exact: true },
  matroska: { type: "audio/webm", codecs: opus, exact: true },
  mp3: { type: "audio/mpeg", codecs: ["mp3"], exact: false },
  aac: { type: "audio/aac", codecs: ["aac"], exact: false },
};

/** How a browser can play a file of this container and codec. */
export const playableAs = (container: string, codec: string): Playable => {
  const known = played[container];
  if (!known?.codecs.includes(codec)) return { type: undefined, exact: true };
  return { type: known.type, exact: known.exact };
};

/** Looks at a file's head to say how a browser can play it. Throws what {@link openAudio} throws. */
export const playableOf = async (path: string): Promise<Playable> => {
  const bytes = await openBytes(path);
  let container: Container;
  try {
    container = await containerOf(bytes);
  } finally {
    await bytes.close();
  }
  const { info, chunks } = await openAudio(path);
  // The file stays open until its sound has been read or given up; a stream that was never begun cannot be given up.
  for await (const _ of chunks) break;
  return playableAs(container, info.codec);
};
