import { escapeMarkup } from "../../lib/markup.ts";
import { greyPng } from "../look/png.ts";
import type { Strip } from "../look/strip.ts";
import type { Candidate } from "./candidate.ts";
import { editWords } from "./words.ts";

const WIDTH = 720;
const LEFT = 8;
/** Tops and heights of the three strips. */
const wave = { top: 52, height: 80 };
const bands = { top: 140, height: 128 };
const curve = { top: 284, height: 64 };
const HEIGHT = 420;

const round = (value: number): string => String(Number(value.toFixed(1)));

/** Where a second stands from left to right. */
const scale = ({ from, to }: Strip) => {
  const width = WIDTH - 2 * LEFT;
  return (seconds: number): number => LEFT + ((seconds - from) / Math.max(1e-6, to - from)) * width;
};

/** The waveform as one closed path: the highs from left to right, the lows back. */
const wavePath = ({ peaks }: Strip): string => {
  const count = peaks.length >> 1;
  const x = (i: number): number => LEFT + (i / Math.max(1, count - 1)) * (WIDTH - 2 * LEFT);
  const y = (value: number): number => wave.top + (wave.height * (127 - value)) / 255;
  const points: string[] = [];
  for (let i = 0; i < count; i++) points.push(`${round(x(i))} ${round(y(peaks[2 * i + 1]))}`);
  for (let i = count - 1; i >= 0; i--) points.push(`${round(x(i))} ${round(y(peaks[2 * i]))}`);
  return count === 0 ? "" : `<path class="edit-wave" d="M${points.join("L")}Z" fill="#36597a"/>`;
};

/** Levels from −100 dB to −20 dB, white to black: what is quiet matters most here. */
const grey = (level: number): number => Math.max(0, Math.min(255, 255 - (level - 23) * 1.38));

const spectrogramImage = ({ spectrogram, rows }: Strip): string => {
  const columns = Math.floor(spectrogram.length / rows);
  if (columns === 0) return "";
  const pixels = new Uint8Array(columns * rows);
  for (let column = 0; column < columns; column++) {
    for (let row = 0; row < rows; row++) {
      pixels[(rows - 1 - row) * columns + column] = grey(spectrogram[column * rows + row]);
    }
  }
  const data = greyPng(columns, rows, pixels).toString("base64");
  return `<image class="edit-bands" x="${LEFT}" y="${bands.top}" width="${WIDTH - 2 * LEFT}" height="${bands.height}" preserveAspectRatio="none" href="data:image/png;base64,${data}"/>`;
};

const rangeOf = ({ evidence: { values } }: Candidate): [number, number] => [
  Math.min(0, ...values),
  Math.max(0, ...values),
];

/** What the detector measured, from 0 or its least value to its largest. */
const curvePath = (candidate: Candidate, strip: Strip): string => {
  const { from, step, values } = candidate.evidence;
  if (values.length === 0) return "";
  const [low, high] = rangeOf(candidate);
  const x = scale(strip);
  const points = values.map((value, i) => {
    const y = curve.top + curve.height * (1 - (value - low) / Math.max(1e-9, high - low));
    return `${round(x(from + i * step))} ${round(y)}`;
  });
  return `<path class="edit-curve" d="M${points.join("L")}" fill="none" stroke="#8a3b12" stroke-width="1.5"/>`;
};

const curveLabel = (candidate: Candidate): string => {
  const { values, unit } = candidate.evidence;
  if (values.length === 0) return "";
  const [low, high] = rangeOf(candidate);
  return `<text x="${LEFT}" y="${curve.top + curve.height + 14}" fill="#8a3b12">${escapeMarkup(unit)}: ${round(low)} to ${round(high)}</text>`;
};

const cue = ({ at }: Candidate, strip: Strip): string => {
  const x = round(scale(strip)(at));
  return `<path class="edit-cue" d="M${x} ${wave.top - 6}V${curve.top + curve.height}" stroke="#c0392b" stroke-width="1.5" stroke-dasharray="5 3"/>`;
};

const wrapped = (text: string, y: number): string => {
  const lines = text.match(/.{1,108}(?:\s|$)/g) ?? [];
  return lines
    .slice(0, 2)
    .map((line, i) => `<text x="${LEFT}" y="${y + i * 14}">${escapeMarkup(line.trim())}</text>`)
    .join("");
};

const drawing = (candidate: Candidate, strip: Strip): string =>
  wavePath(strip) + spectrogramImage(strip) + curvePath(candidate, strip) + cue(candidate, strip);

/**
 * The same without a word in it, for a page that says them in its own language and colours it by its classes `edit-wave`, `edit-bands`,
 * `edit-curve` and `edit-cue`. `label` is what a reader who cannot see it is told.
 */
export const drawingOf = (candidate: Candidate, strip: Strip, label: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 ${wave.top - 8} ${WIDTH} ${curve.top + curve.height - wave.top + 10}" role="img" aria-label="${escapeMarkup(label)}">${drawing(candidate, strip)}</svg>`;

/**
 * A candidate edit as a picture (SVG text, nothing outside it is loaded): waveform, spectrogram from 0 to 8 kHz and the
 * detector's own measure around the place, the place marked, what it may mean and what else it may be. `value` is the
 * observation's text, with how often untouched sound gives the like.
 */
export const pictureOf = (candidate: Candidate, strip: Strip, value: string): string => {
  const { words, innocent } = editWords[candidate.kind];
  const head = `${candidate.at.toFixed(3)} s: ${candidate.kind}. Possible, no verdict.`;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="11" role="img">` +
    `<title>${escapeMarkup(head)}</title><rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>` +
    `<text x="${LEFT}" y="18" font-size="13" font-weight="bold">${escapeMarkup(head)}</text>` +
    `<text x="${LEFT}" y="36">${escapeMarkup(value)}</text>` +
    drawing(candidate, strip) +
    curveLabel(candidate) +
    `<text x="${LEFT}" y="${bands.top + bands.height + 12}">${strip.from.toFixed(1)} s</text>` +
    `<text x="${WIDTH - LEFT}" y="${bands.top + bands.height + 12}" text-anchor="end">${strip.to.toFixed(1)} s</text>` +
    wrapped(words, 378) +
    wrapped(`Or else: ${innocent}`, 406) +
    "</svg>\n"
  );
};
