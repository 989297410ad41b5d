/** Containers told apart by their first bytes; a file's name is never believed. */
export type Container =
  | "wav"
  | "aiff"
  | "ogg"
  | "amr"
  | "flac"
  | "mp3"
  | "aac"
  | "mp4"
  | "matroska"
  | "asf"
  | "caf"
  | "au"
  | "w64"
  | "avi"
  | "flv"
  | "mpeg"
  | "mpegts"
  | "ac3"
  | "eac3"
  | "wavpack"
  | "unknown";

const ascii = (head: Uint8Array, at: number, length: number): string =>
  Buffer.from(head.buffer, head.byteOffset, head.byteLength).toString("latin1", at, at + length);

/** Packets of a transport stream, which cameras put four bytes before. */
const isTransport = (head: Uint8Array, packet: number): boolean =>
  [0, 1, 2, 3, 4].every((count) => head[packet * count + (packet - 188)] === 0x47);

const signatures: [Container, (head: Uint8Array) => boolean][] = [
  ["wav", (h) => /^(RIFF|RF64|BW64)/.test(ascii(h, 0, 4)) && ascii(h, 8, 4) === "WAVE"],
  ["aiff", (h) => ascii(h, 0, 4) === "FORM" && /^AIF[FC]$/.test(ascii(h, 8, 4))],
  ["ogg", (h) => ascii(h, 0, 4) === "OggS"],
  ["amr", (h) => ascii(h, 0, 6) === "#!AMR\n" || ascii(h, 0, 9) === "#!AMR-WB\n"],
  ["flac", (h) => ascii(h, 0, 4) === "fLaC"],
  ["matroska", (h) => ascii(h, 0, 4) === "\x1aE\xdf\xa3"],
  ["asf", (h) => ascii(h, 0, 4) === "0&\xb2u"],
  ["caf", (h) => ascii(h, 0, 4) === "caff"],
  ["au", (h) => ascii(h, 0, 4) === ".snd"],
  ["w64", (h) => ascii(h, 0, 4) === "riff"],
  ["avi", (h) => ascii(h, 0, 4) === "RIFF" && ascii(h, 8, 4) === "AVI "],
  ["flv", (h) => ascii(h, 0, 4) === "FLV\x01"],
  ["mpeg", (h) => ascii(h, 0, 4) === "\0\0\x01\xba"],
  ["mpegts", (h) => isTransport(h, 188) || isTransport(h, 192)],
  // A/52: the bit stream's number tells AC-3 from what came after it.
  ["ac3", (h) => ascii(h, 0, 2) === "\x0bw" && h[5] >> 3 <= 10],
  ["eac3", (h) => ascii(h, 0, 2) === "\x0bw" && h[5] >> 3 <= 16],
  ["wavpack", (h) => ascii(h, 0, 4) === "wvpk"],
  ["mp4", (h) => /^(ftyp|moov|mdat|wide|free|skip)$/.test(ascii(h, 4, 4))],
  // ADTS: twelve sync bits and layer 0. MPEG audio: eleven sync bits and a layer that is not 0.
  ["aac", (h) => (h[0] === 0xff && (h[1] & 0xf6) === 0xf0) || ascii(h, 0, 4) === "ADIF"],
  ["mp3", (h) => ascii(h, 0, 3) === "ID3" || (h[0] === 0xff && (h[1] & 0xe0) === 0xe0)],
];

/** Bytes from which every container is known. */
export const HEAD = 1024;

/** The container a file's first bytes (HEAD of them, or 16 where there are no more; ID3v2 tag left out) show. */
export const sniff = (head: Uint8Array): Container =>
  head.length < 4 ? "unknown" : (signatures.find(([, is]) => is(head))?.[0] ?? "unknown");

/** Length of an ID3v2 tag at the start, which may stand before FLAC and AAC too; 0 where there is none. */
export const id3Length = (head: Uint8Array): number =>
  head.length >= 10 && ascii(head, 0, 3) === "ID3"
    ? 10 +
      (((head[6] & 127) << 21) | ((head[7] & 127) << 14) | ((head[8] & 127) << 7) | (head[9] & 127))
    : 0;
