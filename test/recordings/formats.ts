export interface Format {
  file: string;
  encode: string[];
  /** Decoder the reference must use; empty for FFmpeg's own choice. */
  decoder?: string[];
  codec: string;
  /** Least likeness in dB; 180 stands for the same to the last bit of a float. */
  least: number;
  /** Samples at the decoder's rate; absent: those of a minute. */
  samples?: number;
  /** Samples by which the sound stands later than in the original, for files that do not say how long their encoder took. */
  late?: number;
}

const opus = ["-c:a", "libopus"];
const slow = ["-ar", "8000", "-ac", "1"];
const stereo = ["-ac", "2"];

/** What people leak, encoded by Debian's ffmpeg from a minute at 48 kHz. */
export const formats: Format[] = [
  {
    file: "whatsapp.opus",
    encode: [
      ...opus,
      "-b:a",
      "16k",
      "-application",
      "voip",
      "-frame_duration",
      "60",
      "-ar",
      "16000",
    ],
    decoder: opus,
    codec: "opus",
    least: 80,
  },
  {
    file: "stereo.ogg",
    encode: [...opus, ...stereo, "-b:a", "64k"],
    decoder: opus,
    codec: "opus",
    least: 70,
  },
  { file: "opus.webm", encode: [...opus, "-b:a", "48k"], decoder: opus, codec: "opus", least: 80 },
  { file: "vorbis.ogg", encode: ["-c:a", "libvorbis"], codec: "vorbis", least: 80 },
  { file: "aac.m4a", encode: ["-c:a", "aac", ...stereo], codec: "aac", least: 80 },
  { file: "aac.mp4", encode: ["-c:a", "aac", "-movflags", "+faststart"], codec: "aac", least: 80 },
  { file: "alac.m4a", encode: ["-c:a", "alac"], codec: "alac", least: 180 },
  {
    file: "cbr.mp3",
    encode: ["-c:a", "libmp3lame", "-b:a", "32k", "-ar", "22050"],
    codec: "mp3",
    least: 80,
    samples: 60 * 22_050,
  },
  {
    file: "vbr.mp3",
    encode: ["-c:a", "libmp3lame", "-q:a", "4", ...stereo],
    codec: "mp3",
    least: 80,
  },
  { file: "flac.flac", encode: ["-c:a", "flac"], codec: "flac", least: 180 },
  { file: "s16.wav", encode: ["-c:a", "pcm_s16le", ...stereo], codec: "pcm_s16", least: 180 },
  { file: "s24.wav", encode: ["-c:a", "pcm_s24le"], codec: "pcm_s24", least: 180 },
  { file: "s32.wav", encode: ["-c:a", "pcm_s32le"], codec: "pcm_s32", least: 140 },
  { file: "u8.wav", encode: ["-c:a", "pcm_u8"], codec: "pcm_u8", least: 180 },
  { file: "float.wav", encode: ["-c:a", "pcm_f32le"], codec: "pcm_f32", least: 180 },
  { file: "double.wav", encode: ["-c:a", "pcm_f64le"], codec: "pcm_f64", least: 140 },
  {
    file: "mulaw.wav",
    encode: ["-c:a", "pcm_mulaw", ...slow],
    codec: "pcm_mulaw",
    least: 180,
    samples: 480_000,
  },
  {
    file: "alaw.wav",
    encode: ["-c:a", "pcm_alaw", ...slow],
    codec: "pcm_alaw",
    least: 180,
    samples: 480_000,
  },
  {
    file: "ima.wav",
    encode: ["-c:a", "adpcm_ima_wav", ...slow],
    codec: "adpcm_ima_wav",
    // FFmpeg 5, FFmpeg 8 and sox each round IMA steps their own way.
    least: 30,
    samples: 481_676,
  },
  {
    file: "ms.wav",
    encode: ["-c:a", "adpcm_ms", ...slow],
    codec: "adpcm_ms",
    least: 180,
    samples: 480_496,
  },
  {
    file: "gsm.wav",
    encode: ["-c:a", "libgsm_ms", ...slow],
    decoder: ["-c:a", "gsm_ms"],
    codec: "gsm_ms",
    least: 180,
    samples: 480_000,
  },
  { file: "be.aiff", encode: ["-c:a", "pcm_s16be"], codec: "pcm_s16", least: 180 },
  { file: "float.aiff", encode: ["-c:a", "pcm_f32be"], codec: "pcm_f32", least: 180 },
  {
    file: "wma.wma",
    encode: ["-c:a", "wmav2"],
    codec: "wmav2",
    least: 80,
    samples: 2_879_488,
    /* FFmpeg leaves out two frames, as Microsoft's encoder puts in; its own puts in one. */ late:
      -2048,
  },
  { file: "alac.caf", encode: ["-c:a", "alac"], codec: "alac", least: 180 },
  {
    file: "raw.aac",
    encode: ["-c:a", "aac"],
    codec: "aac",
    least: 80,
    samples: 2_881_536,
    late: 1024,
  },
  { file: "flac.ogg", encode: ["-c:a", "flac"], codec: "flac", least: 180 },
  { file: "flac.mp4", encode: ["-c:a", "flac", "-strict", "-2"], codec: "flac", least: 180 },
  {
    file: "vorbis.webm",
    encode: ["-c:a", "libvorbis"],
    codec: "vorbis",
    least: 80,
    samples: 2_880_704,
  },
  { file: "aac.3gp", encode: ["-c:a", "aac"], codec: "aac", least: 80 },
  { file: "x.au", encode: ["-c:a", "pcm_s16be"], codec: "pcm_s16be", least: 180 },
  // Films, of which the sound is heard: they say when it begins, and not how long the encoder took.
  {
    file: "aac.flv",
    encode: ["-c:a", "aac", "-ar", "44100"],
    codec: "aac",
    least: 80,
    samples: 2_647_040,
    late: 1024,
  },
  {
    file: "aac.ts",
    encode: ["-c:a", "aac"],
    codec: "aac",
    least: 80,
    samples: 2_881_536,
    late: 1024,
  },
  {
    file: "mp3.avi",
    encode: ["-c:a", "libmp3lame"],
    codec: "mp3",
    least: 80,
    samples: 2_881_152,
    late: 1105,
  },
  {
    file: "mp2.mpg",
    encode: ["-c:a", "mp2"],
    codec: "mp2",
    least: 80,
    samples: 2_880_000,
    late: 481,
  },
  { file: "aac.mov", encode: ["-c:a", "aac"], codec: "aac", least: 80 },
  {
    file: "a.ac3",
    encode: ["-c:a", "ac3"],
    codec: "ac3",
    least: 80,
    samples: 2_880_000,
    late: 256,
  },
  { file: "a.wv", encode: ["-c:a", "wavpack"], codec: "wavpack", least: 180 },
];
