import { frameLength, type OpusPacket, parseOpusPacket } from "./opus-packet.ts";

/** Lengths of `count` frames from `at`, one after the other, and where they end; undefined where one runs out or is too long. */
const lengths = (
  data: Uint8Array,
  start: number,
  count: number,
): { total: number; at: number } | undefined => {
  let at = start;
  let total = 0;
  for (let i = 0; i < count; i++) {
    const field = frameLength(data, at);
    if (!field) return undefined;
    at += field.size;
    total += field.length;
  }
  return { total, at };
};

/** Where a code 3 packet's frame lengths begin, and its bytes of padding. */
const afterPadding = (data: Uint8Array): { at: number; padding: number } | undefined => {
  if (!(data[1] & 0x40)) return { at: 2, padding: 0 };
  for (let at = 2, padding = 0; at < data.length; at++) {
    padding += data[at] === 255 ? 254 : data[at];
    if (data[at] < 255) return { at: at + 1, padding };
  }
  return undefined;
};

/** Bytes of the packet at the start of `data`, which states its own length (RFC 6716, appendix B), and what it would be without. */
const delimited = (data: Uint8Array): { bytes: number; plain: Uint8Array } | undefined => {
  const code = data[0] & 3;
  if (code === 3 && data.length < 2) return undefined;
  const frames = [1, 2, 2, data[1] & 63][code];
  const variable = code === 2 || (code === 3 && (data[1] & 0x80) !== 0);
  const head = code === 3 ? afterPadding(data) : { at: 1, padding: 0 };
  const fields = head && lengths(data, head.at, variable ? frames : 1);
  if (!head || !fields) return undefined;
  const sound = variable ? fields.total : fields.total * frames;
  const bytes = fields.at + sound + head.padding;
  if (bytes > data.length) return undefined;
  // The last length is the one that other packets leave out.
  const last = lengths(data, head.at, variable ? frames - 1 : 0)?.at ?? head.at;
  return { bytes, plain: Buffer.concat([data.subarray(0, last), data.subarray(fields.at, bytes)]) };
};

/**
 * Reads the packets that stand in one where Opus has several streams, as for more than two channels (RFC 7845, section 3): what the
 * first says; undefined where one breaks a rule, or they are not of one length.
 */
export const parseOpusStreams = (data: Uint8Array, streams: number): OpusPacket | undefined => {
  const found: (OpusPacket | undefined)[] = [];
  let rest = data;
  for (let i = 1; i < streams; i++) {
    const packet = rest.length > 0 ? delimited(rest) : undefined;
    if (!packet) return undefined;
    found.push(parseOpusPacket(packet.plain));
    rest = rest.subarray(packet.bytes);
  }
  found.push(parseOpusPacket(rest));
  const [first] = found;
  return first && found.every((one) => one?.samples === first.samples) ? first : undefined;
};
