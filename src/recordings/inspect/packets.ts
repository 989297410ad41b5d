import { type Bytes, openBytes } from "../decode/bytes.ts";
import { closeInput, inputPackets, type Opened, openInput } from "../decode/ffmpeg-open.ts";
import { type OggPage, oggPages } from "../decode/ogg.ts";
import { parseOpusHead } from "../decode/opus-head.ts";
import { parseOpusStreams } from "../decode/opus-streams.ts";
import type { Container } from "../decode/sniff.ts";

/** What the packets of a file show, before anything is decoded. */
export interface PacketReport {
  packets: number;
  bytes: number;
  seconds: number;
  /** Seconds from the file's own time 0 to its first sound. */
  start: number;
  /** Kilobits a second in each ten seconds. */
  bitRate: number[];
  /** How often each kind of packet stands in the file, such as "silk wide 60 ms". */
  kinds: Record<string, number>;
  gaps: { at: number; what: string }[];
  opus?: {
    vendor: string;
    comments: string[];
    inputRate: number;
    preSkip: number;
    streams: number;
  };
}

const SLICE = 10;
const MAX_GAPS = 1000;
const MAX_SLICES = 36_000;

const empty = (): PacketReport => ({
  packets: 0,
  bytes: 0,
  seconds: 0,
  start: 0,
  bitRate: [],
  kinds: {},
  gaps: [],
});

const count = (report: PacketReport, at: number, size: number, kind: string): void => {
  report.packets++;
  report.bytes += size;
  const slice = Math.min(MAX_SLICES, Math.max(0, Math.floor(at / SLICE)));
  report.bitRate[slice] = (report.bitRate[slice] ?? 0) + (size * 8) / 1000 / SLICE;
  if (kind in report.kinds || Object.keys(report.kinds).length < 64) {
    report.kinds[kind] = (report.kinds[kind] ?? 0) + 1;
  }
};

const note = (report: PacketReport, at: number, what: string): void => {
  if (report.gaps.length < MAX_GAPS) report.gaps.push({ at: Number(at.toFixed(3)), what });
};

/** Bit rates of all slices, the last of which is seldom whole. */
const finish = (report: PacketReport): PacketReport => {
  const last = report.bitRate.length - 1;
  const rest = report.seconds - last * SLICE;
  const whole = rest > 0.1 && rest < SLICE ? SLICE / rest : 1;
  const rates = Array.from(report.bitRate, (value, i) => (value ?? 0) * (i === last ? whole : 1));
  return { ...report, bitRate: rates.map((value) => Number(value.toFixed(1))) };
};

/** The vendor string and comments of an OpusTags packet (RFC 7845, section 5.2), cut to a decent length. */
const parseTags = (packet: Buffer): { vendor: string; comments: string[] } => {
  const comments: string[] = [];
  const text = (at: number): [string, number] => {
    if (at + 4 > packet.length) return ["", packet.length];
    const length = packet.readUInt32LE(at);
    return [packet.toString("utf8", at + 4, Math.min(at + 4 + length, at + 504)), at + 4 + length];
  };
  const [vendor, next] = text(8);
  const wanted = next + 4 <= packet.length ? packet.readUInt32LE(next) : 0;
  for (let i = 0, at = next + 4; i < wanted && i < 100 && at < packet.length; i++) {
    const [comment, after] = text(at);
    comments.push(comment);
    at = after;
  }
  return { vendor, comments };
};

const opusKind = (packet: Buffer, streams: number): { kind: string; samples: number } => {
  const parsed = parseOpusStreams(packet, streams);
  if (!parsed) return { kind: "damaged", samples: 0 };
  const { mode, bandwidth, stereo, samples } = parsed;
  return { kind: `${mode} ${bandwidth}${stereo ? " stereo" : ""} ${samples / 48} ms`, samples };
};

interface OggState {
  samples: number;
  sequence: number | undefined;
  offset: number | undefined;
  /** Opus streams that make up a packet of the recording read now. */
  inPacket: number;
}

const checkPage = (report: PacketReport, page: OggPage, state: OggState): void => {
  const at = state.samples / 48_000;
  if (!page.crcOk) note(report, at, "page checksum is wrong: changed after it was written");
  if (state.sequence !== undefined && page.sequence !== state.sequence + 1) {
    note(report, at, `page number jumps from ${state.sequence} to ${page.sequence}`);
  }
  state.sequence = page.sequence;
};

const checkGranule = (report: PacketReport, page: OggPage, state: OggState): void => {
  if (page.granule <= 0n || page.last) return;
  const offset = Number(page.granule) - state.samples;
  state.offset ??= offset;
  if (Math.abs(offset - state.offset) < 48) return;
  const jump = (offset - state.offset) / 48_000;
  note(report, state.samples / 48_000, `time stamp jumps by ${jump.toFixed(3)} s`);
  state.offset = offset;
};

const inspectOgg = async (bytes: Bytes): Promise<PacketReport | undefined> => {
  const report = empty();
  const state: OggState = { samples: 0, sequence: undefined, offset: undefined, inPacket: 1 };
  let streams = 0;
  for await (const page of oggPages(bytes)) {
    const [first] = page.packets;
    const head = page.first && first ? parseOpusHead(first) : undefined;
    if (head) {
      streams++;
      state.sequence = page.sequence;
      state.inPacket = head.streams;
      report.opus ??= {
        vendor: "",
        comments: [],
        streams,
        inputRate: head.inputRate,
        preSkip: head.preSkip,
      };
      report.opus.streams = streams;
    } else if (!report.opus) return undefined;
    else if (first?.toString("latin1", 0, 8) === "OpusTags") {
      Object.assign(report.opus, parseTags(first));
      state.sequence = page.sequence;
    } else {
      checkPage(report, page, state);
      for (const packet of page.packets) {
        const { kind, samples } = opusKind(packet, state.inPacket);
        count(report, state.samples / 48_000, packet.length, kind);
        state.samples += samples;
      }
      checkGranule(report, page, state);
    }
  }
  report.seconds = state.samples / 48_000;
  return finish(report);
};

const inspectWithFFmpeg = async (path: string, container: Container): Promise<PacketReport> => {
  const report = empty();
  const opened = await openInput(path, container);
  try {
    const { num, den } = opened.stream.timeBase;
    let expected: number | undefined;
    for (const packet of inputPackets(opened)) {
      const at = (Number(packet.pts) * num) / den;
      const length = (Number(packet.duration) * num) / den;
      count(report, at, packet.size, `${(length * 1000).toFixed(1)} ms`);
      // Stamps are rounded to the container's clock: half a packet is no gap.
      if (expected !== undefined && Math.abs(at - expected) > Math.max(0.002, length / 2)) {
        note(report, expected, `time stamp jumps by ${(at - expected).toFixed(3)} s`);
      }
      if (report.packets === 1) report.start = at - origin(opened, container);
      expected = at + length;
    }
    report.seconds = expected ?? 0;
    return finish(report);
  } finally {
    closeInput(opened);
  }
};

/** These begin to count wherever the clock stood; the others at 0. */
const clocks = new Set<Container>(["mpegts", "mpeg"]);

/** The file's own time at which players begin. */
const origin = ({ format }: Opened, container: Container): number =>
  clocks.has(container) ? Math.max(0, Number(format.startTime)) / 1e6 : 0;

/** Packets of any file that has them; undefined for plain samples and AMR, whose frames say nothing more. */
export const inspectPackets = async (
  path: string,
  container: Container,
): Promise<PacketReport | undefined> => {
  if (container === "ogg") {
    const bytes = await openBytes(path);
    try {
      const opus = await inspectOgg(bytes);
      if (opus) return opus;
    } finally {
      await bytes.close();
    }
  }
  const plain: Container[] = ["wav", "aiff", "amr", "au", "w64", "unknown"];
  return plain.includes(container) ? undefined : inspectWithFFmpeg(path, container);
};
