import type { Observation } from "../../model/recording.ts";
import type { AudioInfo } from "../decode/audio.ts";
import { openBytes } from "../decode/bytes.ts";
import { containerOf } from "../decode/open.ts";
import { STARTS_LATE } from "../inspect/observe.ts";

/** How a recording can be heard in a browser. */
export interface Playable {
  /** Media type of the file as it is, told by its bytes; undefined where browsers cannot be counted on to play it. */
  type: string | undefined;
  /** Whether a browser finds a second of it exactly: in a stream without an index it guesses. */
  exact: boolean;
}

interface Heard {
  info: Pick<AudioInfo, "container" | "codec">;
  observations: readonly Pick<Observation, "kind">[];
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

/** How a browser can play a recording that was analysed: not as it is, where a player's seconds are not those of the analysis. */
export const playableOf = ({ info, observations }: Heard): Playable =>
  observations.some(({ kind }) => kind === STARTS_LATE)
    ? { type: undefined, exact: true }
    : playableAs(info.container, info.codec);

/**
 * How a browser would play a file by its first bytes alone, without a decoder being let near it: it may yet turn out to hold a coding that
 * browsers do not know. Throws where the file cannot be opened.
 */
export const playableAtSight = async (path: string): Promise<Playable> => {
  const bytes = await openBytes(path);
  try {
    const known = played[await containerOf(bytes)];
    return { type: known?.type, exact: known?.exact ?? true };
  } finally {
    await bytes.close();
  }
};
