/** Bytes of a frame of MPEG audio or ADTS, and what all frames of its stream have alike; undefined where no such frame begins. */
interface Frame {
  bytes: number;
  kind: number;
}

const kilobits: Record<string, number[]> = {
  "1/1": [32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448],
  "1/2": [32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384],
  "1/3": [32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
  "2/1": [32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256],
  "2/2": [8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
  "2/3": [8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
};

/** ISO 11172-3 and 13818-3, section 2.4.2.3; version 2.5 halves the rates of 2 once more. */
const mpegFrame = (data: Uint8Array, at: number): Frame | undefined => {
  const version = (data[at + 1] >> 3) & 3;
  const layer = 4 - ((data[at + 1] >> 1) & 3);
  const rate = [44_100, 48_000, 32_000][(data[at + 2] >> 2) & 3];
  if (version === 1 || layer === 4 || rate === undefined) return undefined;
  const family = version === 3 ? 1 : 2;
  const bits = kilobits[`${family}/${layer}`][(data[at + 2] >> 4) - 1];
  if (bits === undefined) return undefined;
  const hertz = rate / [4, 1, 2, 1][version];
  const padding = (data[at + 2] >> 1) & 1;
  const samples = layer === 3 && family === 2 ? 576 : 1152;
  const bytes =
    layer === 1
      ? (Math.floor((12_000 * bits) / hertz) + padding) * 4
      : Math.floor((samples * 125 * bits) / hertz) + padding;
  return { bytes, kind: (data[at + 1] << 8) | (data[at + 2] & 12) };
};

/** ISO 14496-3, section 1.A.3: ADTS states the length itself. */
const adtsFrame = (data: Uint8Array, at: number): Frame | undefined => {
  const bytes = ((data[at + 3] & 3) << 11) | (data[at + 4] << 3) | (data[at + 5] >> 5);
  const kind = (data[at + 1] << 8) | (data[at + 2] & 0xfd);
  return bytes < 7 || (data[at + 2] & 0x3c) > 0x30 ? undefined : { bytes, kind };
};

const frameAt = (data: Uint8Array, at: number): Frame | undefined => {
  if (data[at] !== 0xff || at + 6 > data.length) return undefined;
  if ((data[at + 1] & 0xf6) === 0xf0) return adtsFrame(data, at);
  return (data[at + 1] & 0xe0) === 0xe0 ? mpegFrame(data, at) : undefined;
};

/** Frames in a row that no other bytes are likely to look like. */
const ENOUGH = 4;

const chains = (data: Uint8Array, start: number): boolean => {
  const first = frameAt(data, start);
  let frame = first;
  let at = start;
  for (let count = 1; frame && frame.kind === first?.kind; count++) {
    if (count === ENOUGH) return true;
    at += frame.bytes;
    frame = frameAt(data, at);
  }
  return false;
};

/**
 * Where frames of MPEG audio or ADTS first follow one another, in a recording that was cut out of a stream and begins
 * within a frame; undefined where there are none.
 */
export const mpegSync = (
  data: Uint8Array,
): { at: number; container: "mp3" | "aac" } | undefined => {
  for (let at = data.indexOf(0xff); at >= 0; at = data.indexOf(0xff, at + 1)) {
    if (!chains(data, at)) continue;
    return { at, container: (data[at + 1] & 0xf6) === 0xf0 ? "aac" : "mp3" };
  }
  return undefined;
};
