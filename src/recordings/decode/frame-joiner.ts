import type { ChannelLayout, FilterContext, FilterGraph, Frame } from "node-av/lib";
import type { Chunk } from "./audio.ts";
import { FrameReader } from "./ffmpeg-frame.ts";
import type { FFmpeg } from "./ffmpeg-open.ts";

/** AV_CHANNEL_ORDER_NATIVE: speakers named by a mask. Any other order is taken for channels without places. */
const NAMED = 1;
const UNNAMED = 0 as ChannelLayout["order"];

interface Graph {
  graph: FilterGraph;
  source: FilterContext;
  sink: FilterContext;
  /** Whether the frames' channels have places; where they have none of the usual ones, a frame that is refused is told so. */
  named: boolean;
  /** Frames that make up a chunk. */
  frames: number;
}

const layoutOf = (frame: Frame): string => {
  const { order, mask, nbChannels } = frame.channelLayout;
  return order === NAMED ? `channel_layout=0x${mask.toString(16)}` : `channels=${nbChannels}`;
};

const unname = (frame: Frame): void => {
  const layout = frame.channelLayout;
  frame.channelLayout = { ...layout, order: UNNAMED, mask: 0n };
};

/**
 * Joins a decoder's frames inside FFmpeg (filter `asetnsamples`, which copies samples and changes none), so that JavaScript sees a
 * few frames a second and not a hundred, and turns them to planes of floats there (filter `aformat`: exact up to 24 bits, beyond them
 * rounded to the nearest). What does not fit the first frame is refused: a stream that changes half-way is damaged
 * or hostile.
 */
export class FrameJoiner {
  readonly #ffmpeg: FFmpeg;
  readonly #channels: number;
  readonly #samples: number;
  readonly #out: Frame;
  #reader: FrameReader | undefined;
  #graph: Graph | undefined;
  #added = 0;

  constructor(ffmpeg: FFmpeg, { channels, samples }: { channels: number; samples: number }) {
    this.#ffmpeg = ffmpeg;
    this.#channels = channels;
    this.#samples = samples;
    this.#out = new ffmpeg.Frame();
    this.#out.alloc();
  }

  #open(frame: Frame): Graph | undefined {
    if (frame.channels !== this.#channels) return undefined;
    const { Filter, FilterGraph } = this.#ffmpeg;
    const { sampleRate, format } = frame;
    const graph = new FilterGraph();
    graph.alloc();
    graph.nbThreads = 1;
    const make = (filter: string, options: string): FilterContext | null => {
      const found = Filter.getByName(filter);
      return found && graph.createFilter(found, filter, options);
    };
    const shape = `sample_rate=${sampleRate}:sample_fmt=${format}:time_base=1/${sampleRate}`;
    const source = make("abuffer", `${shape}:${layoutOf(frame)}`);
    const join = make("asetnsamples", `nb_out_samples=${this.#samples}:pad=0`);
    const planes = make("aformat", "sample_fmts=fltp");
    const sink = make("abuffersink", "all_channel_counts=1");
    const made = source && join && planes && sink;
    const linked = made && [
      source.link(0, join, 0),
      join.link(0, planes, 0),
      planes.link(0, sink, 0),
    ];
    if (!made || !linked?.every((status) => status >= 0) || graph.configSync() < 0) {
      graph.free();
      return undefined;
    }
    const named = frame.channelLayout.order === NAMED;
    return { graph, source, sink, named, frames: Math.ceil(this.#samples / frame.nbSamples) };
  }

  /** Takes a frame's sound over, or refuses it. Either way the frame may be used again. */
  add(frame: Frame): boolean {
    this.#graph ??= frame.nbSamples > 0 ? this.#open(frame) : undefined;
    if (!this.#graph) return false;
    const taken = this.#offer(this.#graph, frame);
    if (taken) this.#added++;
    return taken;
  }

  #offer({ source, named }: Graph, frame: Frame): boolean {
    // FFmpeg compares format, rate and channels with those of the first frame itself.
    if (source.buffersrcAddFrameSync(frame) >= 0) return true;
    if (named) return false;
    unname(frame);
    return source.buffersrcAddFrameSync(frame) >= 0;
  }

  /** Whether {@link take} may have something to give. */
  get ready(): boolean {
    return this.#graph !== undefined && this.#added >= this.#graph.frames;
  }

  *take(): Generator<Chunk> {
    this.#added = 0;
    while (this.#graph && this.#graph.sink.buffersinkGetFrameSync(this.#out) >= 0) {
      this.#reader ??= new FrameReader(this.#ffmpeg, this.#out, this.#samples);
      const planes = this.#reader.read(this.#out);
      this.#out.unref();
      if (planes) yield planes;
    }
  }

  /** What is left once the last frame was added. */
  *end(): Generator<Chunk> {
    this.#graph?.source.buffersrcAddFrameSync(null);
    yield* this.take();
  }

  free(): void {
    this.#graph?.graph.free();
    this.#reader?.free();
    this.#out.free();
  }
}
