/** What a packet's first bytes say (RFC 6716, section 3). */
export interface OpusPacket {
  /** Samples a channel at 48 kHz in the whole packet. */
  samples: number;
  frames: number;
  mode: "silk" | "hybrid" | "celt";
  bandwidth: "narrow" | "medium" | "wide" | "superwide" | "full";
  stereo: boolean;
}

const bandwidths = ["narrow", "medium", "wide", "superwide", "full"] as const;

const configuration = (toc: number): Omit<OpusPacket, "frames" | "stereo"> => {
  const config = toc >> 3;
  if (config < 12) {
    const samples = [480, 960, 1920, 2880][config & 3];
    return { samples, mode: "silk", bandwidth: bandwidths[config >> 2] };
  }
  if (config < 16) {
    const samples = [480, 960][config & 1];
    return { samples, mode: "hybrid", bandwidth: config < 14 ? "superwide" : "full" };
  }
  const bandwidth = (["narrow", "wide", "superwide", "full"] as const)[(config - 16) >> 2];
  return { samples: [120, 240, 480, 960][config & 3], mode: "celt", bandwidth };
};

/** Bytes a frame-length field takes and the length it states; undefined where it runs out. */
export const frameLength = (
  data: Uint8Array,
  at: number,
): { size: number; length: number } | undefined => {
  if (at >= data.length) return undefined;
  if (data[at] < 252) return { size: 1, length: data[at] };
  return at + 1 < data.length ? { size: 2, length: data[at + 1] * 4 + data[at] } : undefined;
};

const MAX_FRAME = 1275;

const variableFits = (data: Uint8Array, start: number, frames: number, end: number): boolean => {
  let at = start;
  let total = 0;
  for (let i = 0; i < frames - 1; i++) {
    const field = frameLength(data, at);
    if (!field || field.length > MAX_FRAME) return false;
    at += field.size;
    total += field.length;
  }
  return at + total <= end && end - at - total <= MAX_FRAME;
};

/** Padding of a code 3 packet: where the frames start, and where the padding does. */
const unpad = (data: Uint8Array): { start: number; end: number } | undefined => {
  let start = 2;
  let end = data.length;
  if (data[1] & 0x40) {
    for (let more = true; more; start++) {
      if (start >= data.length) return undefined;
      more = data[start] === 255;
      end -= more ? 254 : data[start];
    }
  }
  return end < start ? undefined : { start, end };
};

const severalFit = (data: Uint8Array, frames: number): boolean => {
  const body = unpad(data);
  if (!body || frames === 0) return false;
  if (data[1] & 0x80) return variableFits(data, body.start, frames, body.end);
  const bytes = body.end - body.start;
  return bytes % frames === 0 && bytes / frames <= MAX_FRAME;
};

const frameCount = (data: Uint8Array): number | undefined => {
  const code = data[0] & 3;
  const rest = data.length - 1;
  if (code === 0) return rest <= MAX_FRAME ? 1 : undefined;
  if (code === 1) return rest % 2 === 0 && rest / 2 <= MAX_FRAME ? 2 : undefined;
  if (code === 2) return variableFits(data, 1, 2, data.length) ? 2 : undefined;
  if (data.length < 2) return undefined;
  return severalFit(data, data[1] & 63) ? data[1] & 63 : undefined;
};

/** Reads a packet's framing; undefined where it breaks a rule of RFC 6716, section 3.4. */
export const parseOpusPacket = (data: Uint8Array): OpusPacket | undefined => {
  if (data.length === 0) return undefined;
  const frames = frameCount(data);
  const { samples, ...rest } = configuration(data[0]);
  if (frames === undefined || samples * frames > 5760) return undefined;
  return { ...rest, samples: samples * frames, frames, stereo: (data[0] & 4) !== 0 };
};
