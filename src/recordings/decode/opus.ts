import { OpusDecoder } from "opus-decoder";
import { type Audio, type Chunk, type Damage, noDamage, undecodable } from "./audio.ts";
import type { Bytes } from "./bytes.ts";
import { type OggPage, oggPages } from "./ogg.ts";
import { type OpusHead, parseOpusHead } from "./opus-head.ts";
import { opusWithStack } from "./opus-stack.ts";
import { parseOpusStreams } from "./opus-streams.ts";
import { packageVersion } from "./package-version.ts";

const RATE = 48_000;

/** libopus as compiled to WebAssembly in the package `opus-decoder`. */
const decoder = {
  name: "libopus (opus-decoder)",
  version: `${packageVersion("opus-decoder")}, with more stack`,
};

type Wasm = OpusDecoder<48000>;

const makeDecoder = async (head: OpusHead): Promise<Wasm> => {
  await opusWithStack();
  const wasm = new OpusDecoder({
    sampleRate: RATE,
    channels: head.channels,
    streamCount: head.streams,
    coupledStreamCount: head.coupled,
    channelMappingTable: head.mapping,
    preSkip: 0,
  });
  await wasm.ready;
  return wasm;
};

/** The library gives a decoder 3,840 bytes a channel for its input. */
const fits = (packet: Buffer, head: OpusHead): boolean => packet.length <= 3840 * head.channels;

interface Batch {
  packets: Buffer[];
  samples: number;
}

/** Drops `skip` samples at the front, in place of those decoded before the sound begins. */
class Trimmer {
  #skip: number;
  constructor(skip: number) {
    this.#skip = skip;
  }
  trim(planes: Chunk, gain: number): Chunk {
    const from = Math.min(this.#skip, planes[0].length);
    this.#skip -= from;
    const kept = planes.map((plane) => plane.subarray(from));
    if (gain !== 1)
      for (const plane of kept) for (let i = 0; i < plane.length; i++) plane[i] *= gain;
    return kept;
  }
}

const takePackets = (page: OggPage, head: OpusHead, damage: Damage): Batch => {
  const batch: Batch = { packets: [], samples: 0 };
  for (const packet of page.packets) {
    const parsed = parseOpusStreams(packet, head.streams);
    if (parsed && fits(packet, head)) {
      batch.packets.push(packet);
      batch.samples += parsed.samples;
    } else damage.badPackets++;
  }
  return batch;
};

/**
 * Samples of the last page that lie beyond its granule position, the padding of the last packet
 * (RFC 7845, section 4.4). `decoded` and `start` count from the stream's first sample.
 */
const padding = (page: OggPage, start: number, decoded: number): number => {
  if (!page.last || page.granule < 0n) return 0;
  const over = start + decoded - Number(page.granule);
  return over > 0 && over < 5760 * 255 ? over : 0;
};

interface Stream {
  head: OpusHead;
  wasm: Wasm;
  trimmer: Trimmer;
  start: number | undefined;
  decoded: number;
}

const openStream = async (head: OpusHead): Promise<Stream> => ({
  head,
  wasm: await makeDecoder(head),
  trimmer: new Trimmer(head.preSkip),
  start: undefined,
  decoded: 0,
});

const decodePage = (stream: Stream, page: OggPage, damage: Damage): Chunk | undefined => {
  const { packets, samples } = takePackets(page, stream.head, damage);
  if (packets.length === 0) return undefined;
  const { channelData, samplesDecoded, errors } = stream.wasm.decodeFrames(packets);
  damage.badPackets += errors.length;
  if (samplesDecoded === 0) return undefined;
  // A cut or a live stream may start late: its first granule says where it stood.
  stream.start ??= page.last || page.granule < 0n ? 0 : Number(page.granule) - samples;
  stream.decoded += samplesDecoded;
  const keep = samplesDecoded - padding(page, Math.max(0, stream.start), stream.decoded);
  if (keep <= 0) return undefined;
  return stream.trimmer.trim(
    channelData.map((plane) => plane.subarray(0, keep)),
    stream.head.gain,
  );
};

/**
 * Chunks of every Opus stream with the first one's channels; chained streams follow one another. A page that begins a stream once
 * sound has been heard begins the next link of the chain, whether or not the one before it was ended (RFC 3533, section 4).
 */
async function* chunksOf(bytes: Bytes, first: OpusHead, damage: Damage): AsyncGenerator<Chunk> {
  let serial: number | undefined;
  let stream: Stream | undefined;
  let refused: number | undefined;
  let ended = false;
  try {
    for await (const page of oggPages(bytes)) {
      const next = page.first && (stream === undefined || ended || stream.decoded > 0);
      const head = next && page.packets[0] ? parseOpusHead(page.packets[0]) : undefined;
      if (head?.channels === first.channels) {
        stream?.wasm.free();
        stream = await openStream(head);
        ({ serial } = page);
        refused = undefined;
        ended = false;
      } else if (next && stream) {
        refused = page.serial;
        serial = undefined;
      } else if (page.serial === refused) damage.badPackets += page.packets.length;
      else if (stream && page.serial === serial && !/^Opus(Tags|Head)/.test(headText(page))) {
        ended = page.last;
        const chunk = decodePage(stream, page, damage);
        if (chunk && chunk[0].length > 0) yield chunk;
      }
    }
  } finally {
    stream?.wasm.free();
  }
  damage.truncated = !ended;
}

const headText = (page: OggPage): string => page.packets[0]?.toString("latin1", 0, 8) ?? "";

/** Ogg Opus by libopus, or undefined where the Ogg file holds something else. */
export const openOpus = async (bytes: Bytes): Promise<Audio | undefined> => {
  for await (const page of oggPages(bytes)) {
    if (!page.first) return undefined;
    const text = headText(page);
    if (text !== "OpusHead") continue;
    const head = parseOpusHead(page.packets[0]);
    if (!head || head.version > 15) throw undecodable(bytes.path, "Its Opus header is damaged");
    const damage = noDamage();
    const info = { container: "ogg", codec: "opus", sampleRate: RATE, channels: head.channels };
    return {
      info: { ...info, integerBits: null, decoder },
      damage,
      chunks: chunksOf(bytes, head, damage),
    };
  }
  return undefined;
};
