import { decoder as newAmrDecoder } from "@audio/decode-amr";
import { type Audio, type Chunk, noDamage, undecodable } from "./audio.ts";
import type { Bytes } from "./bytes.ts";
import { packageVersion } from "./package-version.ts";

/** opencore-amr keeps the comfort noise of silence frames; FFmpeg leaves them out, and with them time. */
const decoder = {
  name: "opencore-amr (@audio/decode-amr)",
  version: packageVersion("@audio/decode-amr"),
};

export type AmrBand = "narrow" | "wide";

const magic: Record<AmrBand, string> = { narrow: "#!AMR\n", wide: "#!AMR-WB\n" };
const rates: Record<AmrBand, number> = { narrow: 8000, wide: 16000 };

/** Speech bytes a frame of each type holds (3GPP TS 26.101, 26.201); frames are 20 ms. */
const frameBytes: Record<AmrBand, number[]> = {
  narrow: [12, 13, 15, 17, 19, 20, 26, 31, 5, 0, 0, 0, 0, 0, 0, 0],
  wide: [17, 23, 32, 36, 40, 46, 50, 58, 60, 5, 0, 0, 0, 0, 0, 0],
};

/** Size in bytes of the frame that starts with this byte, itself included. */
export const amrFrameSize = (band: AmrBand, first: number): number =>
  1 + frameBytes[band][(first >> 3) & 15];

/** Decodes storage-format frames that arrive piece by piece. */
export async function* amrChunks(
  band: AmrBand,
  pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): AsyncGenerator<Chunk> {
  const amr = await newAmrDecoder();
  try {
    amr.decode(Buffer.from(magic[band], "latin1"));
    for await (const piece of pieces) {
      const { channelData } = amr.decode(piece);
      if (channelData[0]?.length) yield channelData;
    }
    const { channelData } = amr.flush();
    if (channelData[0]?.length) yield channelData;
  } finally {
    amr.free();
  }
}

export const amrInfo = (band: AmrBand, container: string): Audio["info"] => ({
  container,
  codec: band === "narrow" ? "amr_nb" : "amr_wb",
  sampleRate: rates[band],
  channels: 1,
  integerBits: null,
  decoder,
});

async function* wholeFrames(bytes: Bytes, band: AmrBand, onCut: () => void) {
  let left: Buffer = Buffer.alloc(0);
  for (let at = magic[band].length; at < bytes.size; ) {
    const more = await bytes.read(at, 1 << 15);
    if (more.length === 0) break;
    at += more.length;
    const data = Buffer.concat([left, more]);
    let end = 0;
    while (end < data.length && end + amrFrameSize(band, data[end]) <= data.length) {
      end += amrFrameSize(band, data[end]);
    }
    left = data.subarray(end);
    if (end > 0) yield data.subarray(0, end);
  }
  if (left.length > 0) onCut();
}

/** An .amr file in the storage format of RFC 4867, section 5: one channel. */
export const openAmr = async (bytes: Bytes): Promise<Audio> => {
  const head = (await bytes.read(0, 15)).toString("latin1");
  const band = (["wide", "narrow"] as const).find((band) => head.startsWith(magic[band]));
  if (!band) throw undecodable(bytes.path, "It is AMR of several channels");
  const damage = noDamage();
  const cut = () => {
    damage.truncated = true;
  };
  return {
    info: amrInfo(band, "amr"),
    damage,
    chunks: amrChunks(band, wholeFrames(bytes, band, cut)),
  };
};
