/** A character a reader cannot see, or that is not what it looks like. */
export interface Suspicion {
  kind: "bidi control" | "zero-width" | "mixed scripts" | "control character";
  /** UTF-16 offset of the first; and how many in all. */
  at: number;
  count: number;
  /** The word or the code point, made visible. */
  example: string;
}

const patterns: readonly { kind: Suspicion["kind"]; pattern: RegExp }[] = [
  { kind: "bidi control", pattern: /[\u202A-\u202E\u2066-\u2069]/gu },
  {
    kind: "zero-width",
    pattern:
      /[\u200B\u2060\uFEFF\u00AD\u180E]|[\u200C\u200D](?![\p{L}\p{M}\p{Extended_Pictographic}])/gu,
  },
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  { kind: "control character", pattern: /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]/gu },
  {
    kind: "mixed scripts",
    pattern:
      /(?<![\p{L}\p{M}])(?=[\p{L}\p{M}]{0,40}\p{Script=Latin})(?=[\p{L}\p{M}]{0,40}[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Cherokee}])[\p{L}\p{M}]{2,40}/gu,
  },
];

/** One look tells that a text holds nothing of the kind, which is nearly always so. */
const anything =
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u00AD\u0370-\u058F\u13A0-\u13FF\u180E\u200B-\u200D\u202A-\u202E\u2060-\u2069\uFEFF]/;

const suspect = Uint8Array.from({ length: 0x10000 }, (_, code) =>
  anything.test(String.fromCharCode(code)) ? 1 : 0,
);

const mayHold = (text: string): boolean => {
  for (let at = 0; at < text.length; at += 1) if (suspect[text.charCodeAt(at)] === 1) return true;
  return false;
};

const visible = (text: string): string =>
  text.replaceAll(
    /[^\p{L}\p{M}\p{N}\p{P}\p{S} ]/gu,
    (character) =>
      `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`,
  );

/**
 * Invisible, direction-changing and look-alike characters of a text, by kind (Unicode TR #36 and #39 in the large).
 * Words that mix Latin with Cyrillic, Greek, Armenian or Cherokee letters are listed as "mixed scripts".
 */
export const findSuspicious = (text: string): Suspicion[] =>
  mayHold(text) ? suspicionsIn(text) : [];

const suspicionsIn = (text: string): Suspicion[] =>
  patterns.flatMap(({ kind, pattern }) => {
    let first: RegExpExecArray | undefined;
    let count = 0;
    for (const match of text.matchAll(pattern)) {
      first ??= match;
      count += 1;
    }
    return first === undefined
      ? []
      : [{ kind, at: first.index, count, example: visible(first[0]) }];
  });

/** One line for a reader. */
export const describeSuspicion = ({ kind, count, example }: Suspicion): string =>
  `${count} ${kind}${count === 1 ? "" : " marks"} in the text, such as ${example}`;
