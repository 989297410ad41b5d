import type { AudioInfo, Damage } from "../decode/audio.ts";
import type { GridReport } from "../grid/tracker.ts";
import type { Levels } from "./levels.ts";
import type { Tag } from "./metadata.ts";
import type { PacketReport } from "./packets.ts";

/** All that inspection measured of one file. */
export interface Measured {
  info: AudioInfo;
  damage: Damage;
  levels: Levels;
  bandwidth: { cutoff: number; fall: number } | null;
  packets: PacketReport | undefined;
  tags: Tag[];
  /** Frames of a lossy coding earlier than the file's own. */
  grid: GridReport["grid"];
}
