import { writeFile } from "node:fs/promises";
import { MandateError } from "../../src/lib/error.ts";
import { defaultLimits } from "../../src/recordings/decode/audio.ts";
import { openAudio } from "../../src/recordings/decode/open.ts";
import { oggSoundAt, repairFlac, repairOgg } from "./repair.ts";

interface FuzzFormat {
  file: string;
  program: "ffmpeg" | "sox";
  args: (from: string, to: string) => string[];
  /** Mends the checksums of a mutation, without which a demuxer lets nothing through to the decoder. */
  repair?: (data: Buffer) => Buffer;
  /** Where sound begins: four mutations in five leave alone what stands before. */
  soundAt?: (data: Buffer) => number;
}

const ogg = { repair: repairOgg, soundAt: oggSoundAt };

const ffmpeg = (file: string, ...options: string[]): FuzzFormat => ({
  file,
  program: "ffmpeg",
  args: (from, to) => ["-v", "error", "-y", "-i", from, ...options, to],
});

/** One file of each format that is decoded. */
export const fuzzFormats: FuzzFormat[] = [
  ffmpeg("a.wav"),
  ffmpeg("ima.wav", "-c:a", "adpcm_ima_wav"),
  ffmpeg("gsm.wav", "-c:a", "libgsm_ms", "-ar", "8000"),
  ffmpeg("a.aiff"),
  { ...ffmpeg("a.opus", "-c:a", "libopus", "-b:a", "16k"), ...ogg },
  { ...ffmpeg("stereo.opus", "-c:a", "libopus", "-ac", "2"), ...ogg },
  { ...ffmpeg("surround.opus", "-c:a", "libopus", "-ac", "6", "-mapping_family", "1"), ...ogg },
  { ...ffmpeg("a.ogg", "-c:a", "libvorbis"), ...ogg },
  { ...ffmpeg("flac.ogg", "-c:a", "flac"), ...ogg },
  ffmpeg("a.mp3"),
  ffmpeg("a.m4a"),
  ffmpeg("alac.m4a", "-c:a", "alac"),
  { ...ffmpeg("a.flac", "-frame_size", "1024"), repair: repairFlac },
  ffmpeg("a.webm", "-c:a", "libopus"),
  ffmpeg("a.wma", "-c:a", "wmav2"),
  ffmpeg("a.aac"),
  ffmpeg("a.ac3"),
  ffmpeg("a.wv"),
  ffmpeg("a.avi", "-c:a", "libmp3lame"),
  ffmpeg("a.flv", "-c:a", "aac", "-ar", "44100"),
  ffmpeg("a.ts", "-c:a", "aac"),
  ffmpeg("a.mpg", "-c:a", "mp2"),
  { ...ffmpeg("a.caf", "-c:a", "alac"), soundAt: (data) => data.indexOf("data") + 16 },
  { file: "a.amr", program: "sox", args: (from, to) => [from, "-r", "8000", "-t", "amr-nb", to] },
];

const nasty = [0x00, 0x01, 0x7f, 0x80, 0xfe, 0xff];

/** Turns bits, overwrites, cuts out, doubles or cuts short: one to eight times. */
const mutate = (data: Buffer, random: () => number): Buffer => {
  let out: Buffer = Buffer.from(data);
  // One in three falls into the first 256 bytes, where headers are.
  const place = () =>
    Math.floor((random() < 0.33 ? Math.min(out.length, 256) : out.length) * random());
  for (let times = 1 + Math.floor(random() * 8); times > 0 && out.length > 8; times--) {
    const at = place();
    const what = random();
    if (what < 0.4) out[at] ^= 1 << Math.floor(random() * 8);
    else if (what < 0.7) out[at] = nasty[Math.floor(random() * nasty.length)];
    else if (what < 0.8)
      out.fill(nasty[Math.floor(random() * nasty.length)], at, Math.min(out.length, at + 4));
    else if (what < 0.88)
      out = Buffer.concat([out.subarray(0, at), out.subarray(at + Math.floor(random() * 64))]);
    else if (what < 0.96)
      out = Buffer.concat([out.subarray(0, at), out.subarray(Math.floor(at / 2))]);
    else out = out.subarray(0, Math.max(8, at));
  }
  return out;
};

export interface Seed extends Pick<FuzzFormat, "repair" | "soundAt"> {
  data: Buffer;
}

export interface Outcome {
  /** What came out of the decoder, before an error too. */
  samples: number;
  fault: unknown;
}

/**
 * Decodes one mutation. It may end well, or with an error of ours; anything else is a fault. Sound is limited to an
 * hour, so that a header cannot make it run for ever.
 */
export const fuzzOnce = async (
  { data, repair = (mutated) => mutated, soundAt = () => 0 }: Seed,
  random: () => number,
  path: string,
): Promise<Outcome> => {
  const spared = random() < 0.8 ? soundAt(data) : 0;
  const mutated = Buffer.concat([data.subarray(0, spared), mutate(data.subarray(spared), random)]);
  // One in four keeps its wrong checksums: what reads them is tried too.
  await writeFile(path, random() < 0.75 ? repair(mutated) : mutated);
  let samples = 0;
  try {
    const audio = await openAudio(path, { ...defaultLimits, seconds: 3600 });
    for await (const chunk of audio.chunks) {
      if (chunk.length !== audio.info.channels) throw new Error("channels changed");
      samples += chunk[0].length;
      if (!Number.isFinite(chunk[0][0])) throw new Error("a sample is no number");
    }
    return { samples, fault: undefined };
  } catch (error) {
    return { samples, fault: error instanceof MandateError ? undefined : error };
  }
};
