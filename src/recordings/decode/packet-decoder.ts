import type { CodecContext, Frame, Packet } from "node-av/lib";
import type { FFmpeg } from "./ffmpeg-open.ts";
import type { FrameJoiner } from "./frame-joiner.ts";

/** Errors in a row after which a decoder that is asked for what it still holds is left alone. */
const PATIENCE = 8;

/** Sends packets to a codec and its frames to a joiner, with as few calls into FFmpeg as that takes: one each a packet. */
export class PacketDecoder {
  /** Packets or frames that were refused. */
  refused = 0;
  readonly #again: number;
  readonly #codec: CodecContext;
  readonly #joiner: FrameJoiner;
  readonly #frame: Frame;

  constructor(
    { FFmpegError, PosixError, Frame }: FFmpeg,
    codec: CodecContext,
    joiner: FrameJoiner,
  ) {
    this.#again = FFmpegError.AVERROR(PosixError.EAGAIN);
    this.#codec = codec;
    this.#joiner = joiner;
    this.#frame = new Frame();
    this.#frame.alloc();
  }

  #receive(): number {
    const status = this.#codec.receiveFrameSync(this.#frame);
    if (status >= 0 && !this.#joiner.add(this.#frame)) this.refused++;
    return status;
  }

  #drain(): void {
    for (let errors = 0; errors < PATIENCE; ) {
      const status = this.#receive();
      if (status === this.#again) return;
      errors = status < 0 ? errors + 1 : 0;
    }
  }

  decode(packet: Packet): void {
    let status = this.#codec.sendPacketSync(packet);
    // The codec holds frames of earlier packets: it takes this one once they are out.
    if (status === this.#again) {
      this.#drain();
      status = this.#codec.sendPacketSync(packet);
    }
    if (status < 0) this.refused++;
    this.#receive();
  }

  /** The codec's last frames. */
  finish(): void {
    this.#codec.sendPacketSync(null);
    this.#drain();
  }

  free(): void {
    this.#frame.free();
    this.#codec.freeContext();
  }
}
