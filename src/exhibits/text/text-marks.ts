import type { TextMark } from "../../model/exhibit-text.ts";

const patterns: readonly [TextMark["kind"], RegExp][] = [
  [
    "byline",
    /^[ \t]*(?:published|written|reported|edited) by[ \t]*:?[ \t]*(?:\r?\n\s*)?(.{2,80})$/imu,
  ],
  ["byline", /^[ \t]*by[ \t]+(\p{Lu}[\p{L}.'’-]+(?:[ \t]\p{Lu}[\p{L}.'’-]+){1,3})[ \t]*$/mu],
  [
    "published",
    /^[ \t]*(?:published|updated|posted)(?: on)?[ \t]*:?[ \t]*(?:\r?\n\s*)?(.{6,40}\d{4}.{0,20})$/imu,
  ],
  [
    "outlet",
    /^[ \t]*(?:©|copyright(?: ©)?)[ \t]*(?:\d{4}[ \t,–-]*)+([\p{L}][\p{L}\p{N} .&'’-]{1,60}?)(?:\.|,|[ \t]*$)/imu,
  ],
  ["outlet", /^[ \t]*([\p{L}][\p{L}\p{N}.&'’-]{1,60})[ \t]*[@©][ \t]*\d{4}\b/imu],
  [
    "republished",
    /^[ \t]*(?:this (?:story|article|report) (?:was |is )?(?:first |originally )?(?:appeared|published)[ \t](?:in|on|by)|source[ \t]*:|(?:republished|reprinted|syndicated)[ \t]from)[ \t]*(.{2,80}?)\.?[ \t]*$/imu,
  ],
];

/** A page's ends hold its marks; what lies between is the report's own. */
const edge = 20_000;

/** Bylines, dates, outlets and notes of republication in a text's own lines. */
export const textMarks = (text: string): TextMark[] => {
  const ends = text.length <= 2 * edge ? text : `${text.slice(0, edge)}\n${text.slice(-edge)}`;
  return patterns.flatMap(([kind, pattern]): TextMark[] => {
    const value = pattern.exec(ends)?.[1]?.trim();
    return value === undefined || value === "" ? [] : [{ kind, value, from: "text" }];
  });
};
