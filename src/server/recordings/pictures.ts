import { recallAnalysis } from "../../recordings/known.ts";
import type { Tile } from "../../recordings/look/grid.ts";
import { peakTile } from "../../recordings/look/peak-tiles.ts";
import { spectrogramTile } from "../../recordings/look/spectrogram-tiles.ts";
import { missing } from "../failure.ts";
import type { RecordingFile } from "./files.ts";

/** A tile of a recording's waveform or spectrogram. Fails `server/missing` where it was not looked at yet. */
export const tileOf = async (
  { root, recording }: RecordingFile,
  picture: "waveform" | "spectrogram",
  tile: Tile,
): Promise<Uint8Array | Int8Array> => {
  const derived = await recallAnalysis(root, recording);
  if (!derived) throw missing(`picture of ${recording} yet`);
  const { peaks, spectrogram } = derived.files;
  return picture === "waveform" ? peakTile(peaks, tile) : spectrogramTile(spectrogram, tile);
};
