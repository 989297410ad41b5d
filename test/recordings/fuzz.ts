import { writeFile } from "node:fs/promises";
import { MandateError } from "../../src/lib/error.ts";
import { defaultLimits } from "../../src/recordings/decode/audio.ts";
import { openAudio } from "../../src/recordings/decode/open.ts";

interface FuzzFormat {
  file: string;
  program: "ffmpeg" | "sox";
  args: (from: string, to: string) => string[];
}

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
  ffmpeg("a.opus", "-c:a", "libopus", "-b:a", "16k"),
  ffmpeg("stereo.opus", "-c:a", "libopus", "-ac", "2"),
  ffmpeg("a.ogg", "-c:a", "libvorbis"),
  ffmpeg("a.mp3"),
  ffmpeg("a.m4a"),
  ffmpeg("alac.m4a", "-c:a", "alac"),
  ffmpeg("a.flac"),
  ffmpeg("a.webm", "-c:a", "libopus"),
  ffmpeg("a.wma", "-c:a", "wmav2"),
  ffmpeg("a.aac"),
  ffmpeg("a.caf", "-c:a", "alac"),
  { file: "a.amr", program: "sox", args: (from, to) => [from, "-r", "8000", "-t", "amr-nb", to] },
];

const nasty = [0x00, 0x01, 0x7f, 0x80, 0xfe, 0xff];

/** Turns bits, overwrites, cuts out, doubles or cuts short: one to eight times. */
const mutate = (data: Buffer, random: () => number): Buffer => {
  let out: Buffer = Buffer.from(data);
  const place = () =>
    Math.floor((random() < 0.5 ? Math.min(out.length, 256) : out.length) * random());
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

/**
 * Decodes one mutation. It may end well, or with an error of ours; anything else is a fault. Sound is limited to an
 * hour, so that a header cannot make it run for ever.
 */
export const fuzzOnce = async (
  data: Buffer,
  random: () => number,
  path: string,
): Promise<{ decoded: boolean; fault: unknown }> => {
  const mutated = mutate(data, random);
  await writeFile(path, mutated);
  try {
    const audio = await openAudio(path, { ...defaultLimits, seconds: 3600 });
    for await (const chunk of audio.chunks) {
      if (chunk.length !== audio.info.channels) throw new Error("channels changed");
      if (!Number.isFinite(chunk[0][0])) throw new Error("a sample is no number");
    }
    return { decoded: true, fault: undefined };
  } catch (error) {
    return { decoded: false, fault: error instanceof MandateError ? undefined : error };
  }
};
