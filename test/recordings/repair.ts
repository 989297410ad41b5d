import { oggCrc } from "../../src/recordings/decode/ogg.ts";

/** Gives every Ogg page that is whole the checksum of what it now holds. */
export const repairOgg = (data: Buffer): Buffer => {
  const out = Buffer.from(data);
  for (let at = out.indexOf("OggS"); at >= 0; at = out.indexOf("OggS", at + 4)) {
    if (at + 27 > out.length) break;
    const body = at + 27 + out[at + 26];
    const end = out.subarray(at + 27, body).reduce((sum, size) => sum + size, body);
    if (end > out.length) continue;
    out.writeUInt32LE(oggCrc(out.subarray(at, end)), at + 22);
  }
  return out;
};

/** Where the first page with sound on it begins, behind the headers. */
export const oggSoundAt = (data: Buffer): number => {
  for (let at = 0; at >= 0 && at + 27 < data.length; at = data.indexOf("OggS", at + 4))
    if (data.readBigInt64LE(at + 6) > 0n) return at;
  return 0;
};

const crcOf = (bits: 8 | 16, polynomial: number) => {
  const top = 1 << (bits - 1);
  const mask = 2 ** bits - 1;
  return (data: Uint8Array): number => {
    let crc = 0;
    for (const byte of data) {
      crc ^= byte << (bits - 8);
      for (let bit = 0; bit < 8; bit++) crc = ((crc << 1) ^ (crc & top ? polynomial : 0)) & mask;
    }
    return crc;
  };
};
const crc8 = crcOf(8, 0x07);
const crc16 = crcOf(16, 0x8005);

/** Bytes a FLAC frame's header takes before its checksum (RFC 9639, section 9.1); undefined where there is none. */
const headerLength = (data: Buffer, at: number): number | undefined => {
  if (at + 16 > data.length || data[at] !== 0xff || (data[at + 1] & 0xfe) !== 0xf8)
    return undefined;
  const [sizes, first] = [data[at + 2], data[at + 4]];
  const number = first < 0x80 ? 1 : Math.clz32(~(first << 24));
  if (number > 7 || (first >= 0x80 && number < 2) || sizes >> 4 === 0) return undefined;
  const size = { 6: 1, 7: 2 }[sizes >> 4] ?? 0;
  const rate = { 12: 1, 13: 2, 14: 2 }[sizes & 15] ?? 0;
  return 4 + number + size + rate;
};

/** Gives every FLAC frame the two checksums of what it now holds; a frame begins where the one before it has had 100 bytes. */
export const repairFlac = (data: Buffer): Buffer => {
  const out = Buffer.from(data);
  const starts: number[] = [];
  for (let at = 42; at < out.length; at++) {
    if (headerLength(out, at) === undefined || at - (starts.at(-1) ?? -100) < 100) continue;
    starts.push(at);
  }
  for (const [i, at] of starts.entries()) {
    const end = starts[i + 1] ?? out.length;
    const header = headerLength(out, at) ?? 0;
    out[at + header] = crc8(out.subarray(at, at + header));
    out.writeUInt16BE(crc16(out.subarray(at, end - 2)), end - 2);
  }
  return out;
};
