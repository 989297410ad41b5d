import { type DrawnTile, type PictureSource, tilesFor } from "./tiles.ts";
import type { Viewport } from "./viewport.ts";

export interface Drawing {
  canvas: HTMLCanvasElement;
  source: PictureSource;
  view: Viewport;
  onTile: () => void;
}

/** The colours of the theme, as the page's style gives them. */
const colourOf = (canvas: HTMLCanvasElement, name: string): string =>
  getComputedStyle(canvas).getPropertyValue(name).trim();

/** Fits a canvas's pixels to its place on the screen. */
const fit = (canvas: HTMLCanvasElement): CanvasRenderingContext2D | undefined => {
  const scale = Math.min(2, window.devicePixelRatio || 1);
  const [width, height] = [canvas.clientWidth, canvas.clientHeight].map((one) =>
    Math.round(one * scale),
  );
  if (width === 0 || height === 0) return undefined;
  if (canvas.width !== width || canvas.height !== height) {
    canvas.width = width;
    canvas.height = height;
  }
  const context = canvas.getContext("2d") ?? undefined;
  context?.clearRect(0, 0, width, height);
  return context;
};

const asPairs = (bytes: Uint8Array<ArrayBuffer>): Int8Array => new Int8Array(bytes.buffer);

/** Most a quiet stretch is enlarged. */
const MOST_GAIN = 32;

/** How often larger a stretch is drawn than it is, so that its loudest column fills the height. */
const gainOf = (tiles: DrawnTile<Int8Array>[], { from, to }: Viewport): number => {
  let loudest = 1;
  for (const { value, column, from: start } of tiles) {
    const first = Math.max(0, Math.floor((from - start) / column));
    const last = Math.min(value.length / 2, Math.ceil((to - start) / column));
    for (let at = 2 * first; at < 2 * last; at++) loudest = Math.max(loudest, Math.abs(value[at]));
  }
  return Math.max(1, Math.min(MOST_GAIN, 120 / loudest));
};

/**
 * Draws the waveform of a stretch: from the smallest to the largest sample of each column, enlarged to the height. Says how often larger it is
 * drawn, for a reader must not take a whisper for a shout.
 */
export const drawWaveform = ({ canvas, source, view, onTile }: Drawing): number => {
  const context = fit(canvas);
  if (!context) return 1;
  const { width, height } = canvas;
  const scale = width / (view.to - view.from);
  const tiles = tilesFor({ source, view, width, make: asPairs, onTile });
  const gain = gainOf(tiles, view);
  context.fillStyle = colourOf(canvas, "color");
  const middle = height / 2;
  const reach = (middle * gain) / 128;
  for (const { value: pairs, column, from } of tiles) {
    const size = Math.max(1, Math.ceil(column * scale));
    for (let i = 0; i < pairs.length / 2; i++) {
      const x = Math.floor((from + i * column - view.from) * scale);
      if (x + size < 0 || x > width) continue;
      const top = middle - pairs[2 * i + 1] * reach;
      const bottom = middle - pairs[2 * i] * reach;
      context.fillRect(x, top, size, Math.max(1, bottom - top));
    }
  }
  return gain;
};

type Colour = [number, number, number];

/** From silence to loud: paper to ink by day, night to light by night, growing in lightness all the way. */
const ramps: Record<"light" | "dark", Colour[]> = {
  light: [
    [255, 255, 255],
    [214, 226, 238],
    [112, 150, 190],
    [58, 62, 122],
    [20, 12, 40],
  ],
  dark: [
    [20, 19, 18],
    [38, 28, 66],
    [120, 44, 110],
    [226, 106, 82],
    [255, 236, 180],
  ],
};

/** Below −100 dBFS there is nothing to see, above −25 no more to tell. */
const FLOOR = 23;
const CEILING = 197;

const tableOf = (ramp: Colour[]): Uint8ClampedArray => {
  const table = new Uint8ClampedArray(256 * 4);
  for (let level = 0; level < 256; level++) {
    const share = Math.max(0, Math.min(1, (level - FLOOR) / (CEILING - FLOOR))) * (ramp.length - 1);
    const step = Math.min(ramp.length - 2, Math.floor(share));
    for (let part = 0; part < 3; part++)
      table[4 * level + part] =
        ramp[step][part] + (share - step) * (ramp[step + 1][part] - ramp[step][part]);
    table[4 * level + 3] = 255;
  }
  return table;
};

const tables = { light: tableOf(ramps.light), dark: tableOf(ramps.dark) };

/** A tile as a picture: low frequencies at the bottom, rows above `rows` left out. */
const paint = (bytes: Uint8Array, all: number, rows: number, table: Uint8ClampedArray) => {
  const columns = Math.floor(bytes.length / all);
  if (columns === 0) return null;
  const canvas = new OffscreenCanvas(columns, rows);
  const context = canvas.getContext("2d");
  const image = new ImageData(columns, rows);
  for (let column = 0; column < columns; column++)
    for (let row = 0; row < rows; row++) {
      const level = bytes[column * all + row];
      const at = 4 * ((rows - 1 - row) * columns + column);
      image.data.set(table.subarray(4 * level, 4 * level + 4), at);
    }
  context?.putImageData(image, 0, 0);
  return canvas;
};

/** Whether the page is dark now, by choice or by the system's. */
export const isDark = (): boolean => {
  const chosen = document.documentElement.dataset.theme;
  if (chosen === "dark" || chosen === "light") return chosen === "dark";
  return matchMedia("(prefers-color-scheme: dark)").matches;
};

/** Draws the spectrogram of a stretch, up to `top` Hertz. */
export const drawSpectrogram = ({
  canvas,
  source,
  view,
  onTile,
  top,
}: Drawing & { top: number }): void => {
  const context = fit(canvas);
  if (!context) return;
  const { width, height } = canvas;
  const scale = width / (view.to - view.from);
  const { rows: all, top: highest } = source.picture;
  const rows = Math.max(1, Math.round((all * Math.min(top, highest)) / highest));
  const theme = isDark() ? "dark" : "light";
  const themed = { ...source, version: `${source.version} ${theme}` };
  const make = (bytes: Uint8Array) => paint(bytes, all, rows, tables[theme]);
  const tiles = tilesFor({ source: themed, view, width, make, onTile });
  for (const { from, column, value } of tiles) {
    if (!value) continue;
    const x = (from - view.from) * scale;
    context.drawImage(value, x, 0, value.width * column * scale + 0.5, height);
  }
};
