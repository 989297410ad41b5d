import { escapeMarkup } from "../../lib/markup.ts";
import type { Caption, Wording } from "../wording/wording.ts";

/** A coordinate: two decimals are finer than any screen, and the same on every machine. */
export const at = (x: number): string => String(Math.round(x * 100) / 100);

/** What is drawn, and what stands round it for those who cannot see it or do not know what to look at. */
export interface Picture extends Caption {
  id: string;
  svg: string;
}

/** Whose votes a picture shows, and the words to say it in. */
export interface PictureWords {
  subject: string;
  wording: Wording;
}

export interface Frame {
  id: string;
  width: number;
  height: number;
  title: string;
  description: string;
}

const style =
  "direction:ltr;font-family:system-ui,sans-serif;font-size:12px;fill:#333;background:#fff;max-width:100%;height:auto";

/** The outer element with its title and description; no script, no link, nothing fetched. */
export const svg = (
  { id, width, height, title, description }: Frame,
  body: readonly string[],
): string =>
  [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="${id}-title ${id}-desc" style="${style}">`,
    `<title id="${id}-title">${escapeMarkup(title)}</title><desc id="${id}-desc">${escapeMarkup(description)}</desc>`,
    ...body,
    "</svg>",
  ].join("\n");

export const label = (
  x: number,
  y: number,
  text: string,
  anchor: "start" | "middle" | "end" = "middle",
): string => `<text x="${at(x)}" y="${at(y)}" text-anchor="${anchor}">${escapeMarkup(text)}</text>`;

/** Words of ours under a picture or, turned, beside it: their own direction, though the picture runs from the left. */
export const words = (
  place: { x: number; y: number; turned?: boolean },
  text: string,
  { dir }: Wording,
): string => {
  const turn = place.turned ? " rotate(-90)" : "";
  return `<text transform="translate(${at(place.x)} ${at(place.y)})${turn}" direction="${dir}" text-anchor="middle">${escapeMarkup(text)}</text>`;
};

export const line = (points: readonly (readonly [number, number])[], stroke: string, width = 1) =>
  `<polyline points="${points.map(([x, y]) => `${at(x)},${at(y)}`).join(" ")}" fill="none" stroke="${stroke}" stroke-width="${width}"/>`;

/** Blue that deepens from 0 to 1; light enough to print, and told apart by those who see no red or green. */
export const shade = (share: number): string => {
  const t = Math.max(0, Math.min(1, share));
  const mix = (from: number, to: number) => Math.round(from + (to - from) * t);
  return `rgb(${mix(235, 8)},${mix(243, 48)},${mix(250, 107)})`;
};
