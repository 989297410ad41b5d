/** The identification header of an Ogg Opus stream (RFC 7845, section 5.1). */
export interface OpusHead {
  version: number;
  channels: number;
  /** Samples at 48 kHz to drop from the start. */
  preSkip: number;
  /** Sample rate of what went into the encoder; 0 where it does not say. */
  inputRate: number;
  /** Factor the decoded sound is to be multiplied by. */
  gain: number;
  streams: number;
  coupled: number;
  /** The decoded channel that each channel is, in the order of wave files. */
  mapping: number[];
}

/** Where each channel of a wave file stands among those of mapping family 1, which come in Vorbis order (RFC 7845, section 5.1.1.2). */
const waveOrder: Record<number, number[]> = {
  3: [0, 2, 1],
  5: [0, 2, 1, 3, 4],
  6: [0, 2, 1, 5, 3, 4],
  7: [0, 2, 1, 6, 5, 3, 4],
  8: [0, 2, 1, 7, 5, 6, 3, 4],
};

const mappingOf = (packet: Buffer, channels: number): number[] => {
  const family = packet[18];
  if (family === 0) return channels === 2 ? [0, 1] : [0];
  const mapping = [...packet.subarray(21, 21 + channels)];
  const order = family === 1 ? waveOrder[channels] : undefined;
  return order?.map((channel) => mapping[channel]) ?? mapping;
};

/** Whether streams and mapping fit one another; libopus reads and writes out of bounds where they do not. */
const isSound = ({ streams, coupled, mapping }: OpusHead): boolean =>
  streams >= 1 &&
  coupled <= streams &&
  streams + coupled <= 255 &&
  mapping.every((stream) => stream === 255 || stream < streams + coupled);

export const parseOpusHead = (packet: Buffer): OpusHead | undefined => {
  if (packet.length < 19 || packet.toString("latin1", 0, 8) !== "OpusHead") return undefined;
  const channels = packet[9];
  const mapped = packet[18] !== 0;
  if (channels === 0 || (mapped ? packet.length < 21 + channels : channels > 2)) return undefined;
  const head = {
    version: packet[8],
    channels,
    preSkip: packet.readUInt16LE(10),
    inputRate: packet.readUInt32LE(12),
    gain: 10 ** (packet.readInt16LE(16) / 256 / 20),
    streams: mapped ? packet[19] : 1,
    coupled: mapped ? packet[20] : channels - 1,
    mapping: mappingOf(packet, channels),
  };
  return isSound(head) ? head : undefined;
};
