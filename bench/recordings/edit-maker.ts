import { RATE, through } from "./degrade.ts";
import {
  between,
  inRoom,
  onTelephone,
  paused,
  type Random,
  slam,
  stretch,
  withHum,
  withNoise,
} from "./edit-parts.ts";
import { joined } from "./speech.ts";

/** What was done to a clip. */
export const edits = [
  "other room",
  "other echo",
  "dull echo",
  "by telephone",
  "other offset",
  "same recording",
  "cut",
  "copy",
  "muted",
  "cut in hum",
  "cut after MP3",
  "cut after AAC",
] as const;
/** What happens to recordings nobody edited. */
export const honest = ["untouched", "pauses", "door slams", "codec switch"] as const;
export type Edit = (typeof edits)[number];
export type Honest = (typeof honest)[number];

export const codecs = ["PCM", "Opus 16", "MP3 32"] as const;
export type Codec = (typeof codecs)[number];
/** Decibels of pink noise under the speech, before any edit; null: none but the recording's own. */
export const floors = [null, 30, 15] as const;

export interface Made {
  samples: Float32Array;
  /** Seconds of each seam; empty for honest clips. */
  seams: number[];
}

/** One utterance, as it was recorded. */
export interface Source {
  name: string;
  speaker: string;
  samples: Float32Array;
}

export interface Recipe {
  edit: Edit | Honest;
  codec: Codec;
  floor: (typeof floors)[number];
}

const insert = (base: Float32Array, piece: Float32Array, at: number): Made => ({
  samples: joined([base.slice(0, at), piece, base.slice(at)]),
  seams: [at / RATE, (at + piece.length) / RATE],
});

const remove = (base: Float32Array, at: number, length: number): Made => ({
  samples: joined([base.slice(0, at), base.slice(at + length)]),
  seams: [at / RATE],
});

const mute = (base: Float32Array, at: number, length: number): Made => {
  const samples = base.slice();
  samples.fill(0, at, at + length);
  return { samples, seams: [at / RATE, (at + length) / RATE] };
};

const makeHonest = async (
  base: Float32Array,
  edit: Honest,
  random: Random,
): Promise<Float32Array> => {
  const middle = Math.floor(base.length / 2);
  if (edit === "door slams") {
    for (let i = 1; i <= 3; i++)
      slam(base, Math.floor((base.length * (i + random() / 2)) / 4), random);
  } else if (edit === "codec switch") {
    const opus = ["-c:a", "libopus", "-b:a", "16k", "-application", "voip"];
    const first = await through(base.slice(0, middle), "ogg", opus);
    const second = await through(base.slice(middle), "mp3", ["-c:a", "libmp3lame", "-b:a", "48k"]);
    return joined([first, second]);
  }
  return base;
};

const rounded = (samples: Float32Array): Float32Array =>
  samples.map((value) => Math.round(value * 32_768) / 32_768);

/** What was received as a lossy file before somebody opened it in an editor and saved it as 16-bit samples. */
const received = async (samples: Float32Array, edit: Edit): Promise<Float32Array> => {
  if (edit === "cut after MP3") {
    return rounded(await through(samples, "mp3", ["-c:a", "libmp3lame", "-b:a", "48k"]));
  }
  return edit === "cut after AAC"
    ? rounded(await through(samples, "m4a", ["-c:a", "aac", "-b:a", "32k"]))
    : samples;
};

/** What is set in: from another speaker and room, or from the same session, changed or as it is. */
const piece = async (
  edit: Edit,
  { other, own, random }: { other: Float32Array; own: Float32Array; random: Random },
): Promise<Float32Array> => {
  const seconds = between(random, 2, 4);
  const part = stretch(edit === "other room" ? other : own, seconds, random);
  if (edit === "other echo") {
    const seconds = between(random, 0.4, 0.8);
    return inRoom(part, { seconds, direct: 0, bright: 1 }, random);
  }
  if (edit === "dull echo") {
    const room = { seconds: between(random, 0.25, 1), direct: between(random, -3, 6), bright: 0.6 };
    return inRoom(part, room, random);
  }
  if (edit === "by telephone") return onTelephone(part);
  // A sound card that stands a three-hundredth of full scale off zero.
  return edit === "other offset" ? part.map((value) => value + 0.003) : part;
};

const inserts: ReadonlySet<Edit> = new Set([
  "other room",
  "other echo",
  "dull echo",
  "by telephone",
  "other offset",
  "same recording",
]);

const makeEdit = async (
  base: Float32Array,
  edit: Edit,
  { other, own, random }: { other: Float32Array; own: Float32Array; random: Random },
): Promise<Made> => {
  const at = Math.floor(between(random, 0.35, 0.6) * base.length);
  const length = Math.round(between(random, 2, 4) * RATE);
  if (inserts.has(edit)) return insert(base, await piece(edit, { other, own, random }), at);
  if (edit === "muted") return mute(base, at, Math.round(between(random, 0.1, 0.4) * RATE));
  if (edit === "copy") {
    const from = Math.floor(between(random, 0.02, 0.15) * base.length);
    return insert(base, base.slice(from, from + length), at);
  }
  return remove(base, at, Math.round(between(random, 0.3, 2) * RATE));
};

const encode = (samples: Float32Array, codec: Codec): Promise<Float32Array> | Float32Array => {
  if (codec === "Opus 16") {
    return through(samples, "ogg", ["-c:a", "libopus", "-b:a", "16k", "-application", "voip"]);
  }
  return codec === "MP3 32"
    ? through(samples, "mp3", ["-c:a", "libmp3lame", "-b:a", "32k"])
    : samples;
};

/** What a clip is made from: an utterance, another of the same session, one of another speaker and room. */
export interface Ingredients {
  source: Source;
  same: Source;
  other: Source;
  mains: Float32Array;
}

/** A clip made by a recipe from other recordings. The noise goes in first, so that each part brings its own. */
export const make = async (
  recipe: Recipe,
  { source, same, other, mains }: Ingredients,
  random: Random,
): Promise<Made> => {
  const { edit, codec, floor } = recipe;
  // The speaker stops for a second; the room goes on.
  const said = edit === "pauses" ? paused(source.samples) : source.samples;
  let base = withNoise(said, edit === "pauses" ? (floor ?? 30) : floor, random);
  if ((honest as readonly string[]).includes(edit)) {
    const samples = await makeHonest(base, edit as Honest, random);
    return { samples: await encode(samples, codec), seams: [] };
  }
  if (edit === "cut in hum") base = withHum(base, mains, random);
  base = await received(base, edit as Edit);
  const noisy = (each: Source) => withNoise(each.samples, floor, random);
  const made = await makeEdit(base, edit as Edit, {
    other: noisy(other),
    own: noisy(same),
    random,
  });
  return { samples: await encode(made.samples, codec), seams: made.seams };
};
