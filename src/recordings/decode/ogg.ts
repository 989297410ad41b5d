import type { Bytes } from "./bytes.ts";

/** One Ogg page (RFC 3533) and the packets that end on it. */
export interface OggPage {
  serial: number;
  sequence: number;
  /** Position of the last sample whose packet ends here; -1n where none does. */
  granule: bigint;
  first: boolean;
  last: boolean;
  crcOk: boolean;
  at: number;
  packets: Buffer[];
}

const MAX_PACKET = 1 << 20;
const HEADER = 27;

const crcTable = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte << 24;
  for (let bit = 0; bit < 8; bit++) value = (value << 1) ^ (value & 0x80000000 ? 0x04c11db7 : 0);
  return value >>> 0;
});

/** The page's CRC-32 (polynomial 0x04c11db7, not reflected), its own four bytes taken as zero. */
export const oggCrc = (page: Uint8Array): number => {
  let crc = 0;
  for (let i = 0; i < page.length; i++) {
    const byte = i >= 22 && i < 26 ? 0 : page[i];
    crc = (crc << 8) ^ crcTable[((crc >>> 24) ^ byte) & 0xff];
  }
  return crc >>> 0;
};

interface RawPage {
  page: Omit<OggPage, "packets">;
  lacing: Buffer;
  body: Buffer;
  next: number;
}

/** The page at the start of `data`, "short" where more bytes are needed, or undefined where there is none. */
const parsePage = (data: Buffer, at: number): RawPage | "short" | undefined => {
  if (data.length < HEADER) return "short";
  if (data.toString("latin1", 0, 4) !== "OggS" || data[4] !== 0) return undefined;
  const segments = data[26];
  if (data.length < HEADER + segments) return "short";
  const lacing = data.subarray(HEADER, HEADER + segments);
  const bodyAt = HEADER + segments;
  const end = bodyAt + lacing.reduce((sum, value) => sum + value, 0);
  if (data.length < end) return "short";
  const page = {
    serial: data.readUInt32LE(14),
    sequence: data.readUInt32LE(18),
    granule: data.readBigInt64LE(6),
    first: (data[5] & 2) !== 0,
    last: (data[5] & 4) !== 0,
    crcOk: oggCrc(data.subarray(0, end)) === data.readUInt32LE(22),
    at,
  };
  return { page, lacing, body: data.subarray(bodyAt, end), next: end };
};

/** Joins segments into packets, page after page, one stream at a time. */
class PacketJoiner {
  #open = new Map<number, Buffer[]>();

  packets({ page, lacing, body }: RawPage): Buffer[] {
    const done: Buffer[] = [];
    let parts = this.#open.get(page.serial) ?? [];
    let at = 0;
    for (const size of lacing) {
      parts.push(body.subarray(at, at + size));
      at += size;
      if (size === 255) continue;
      done.push(parts.length === 1 ? Buffer.from(parts[0]) : Buffer.concat(parts));
      parts = [];
    }
    const held = parts.reduce((sum, part) => sum + part.length, 0);
    if (held > MAX_PACKET || this.#open.size > 64) parts = [];
    if (parts.length > 0)
      this.#open.set(
        page.serial,
        parts.map((part) => Buffer.from(part)),
      );
    else this.#open.delete(page.serial);
    return done;
  }
}

const PIECE = 1 << 18;

/** Where the next page may start after bytes that are none: the next capture pattern, or near the end. */
const resync = (data: Buffer): number => {
  const found = data.indexOf("OggS", 1, "latin1");
  return found < 0 ? Math.max(1, data.length - 3) : found;
};

/** Every page of a file in order; bytes between pages are passed over. Holds one piece of the file at a time. */
export async function* oggPages(bytes: Bytes): AsyncGenerator<OggPage> {
  const joiner = new PacketJoiner();
  let data: Buffer = Buffer.alloc(0);
  let readAt = 0;
  for (;;) {
    const parsed = parsePage(data, readAt - data.length);
    if (parsed === "short") {
      const more = await bytes.read(readAt, PIECE);
      if (more.length === 0) {
        if (data.length < HEADER) return;
        data = data.subarray(resync(data));
        continue;
      }
      readAt += more.length;
      data = Buffer.concat([data, more]);
    } else if (parsed === undefined) data = data.subarray(resync(data));
    else {
      yield { ...parsed.page, packets: joiner.packets(parsed) };
      data = data.subarray(parsed.next);
    }
  }
}
