import { headerWords } from "./words.ts";

/** What a column may be. `code`, `place` and `other` are known to be no role at all. */
export type Role =
  | "contest"
  | "station"
  | "region"
  | "registered"
  | "issued"
  | "valid"
  | "rejected"
  | "candidate"
  | "party"
  | "votes"
  | "countType"
  | "stationsExpected"
  | "year"
  | "other";

/** Letters without accents, lower case, `_` as a space: “VOTOS_VÁLIDOS” and “votos validos” are one. */
export const plainHeader = (header: string): string =>
  header
    .normalize("NFKD")
    // й and ё are letters of their own, not и and е with a mark; capitals in Greek go without.
    .replace(/([\p{Script=Latin}\p{Script=Greek}])\p{M}+/gu, "$1")
    .replace(/[\u064b-\u0652\u0670\u0640]/g, "")
    .normalize("NFC")
    .toLowerCase()
    // Letters of their own to Unicode, which keyboards without them leave out.
    .replaceAll("ı", "i")
    .replaceAll("ł", "l")
    .replace(/[_.:()"'\s]+/g, " ")
    .trim();

/** Arabic and Urdu or Persian keyboards write the same letters with other codes. */
const oneKeyboard = (text: string): string => text.replace(/[يى]/g, "ی").replace(/ك/g, "ک");

/** `\\b` of regular expressions knows the letters of ASCII alone: an edge of a word in any script. */
const edge = String.raw`(?:(?<![\p{L}\p{N}])(?=[\p{L}\p{N}])|(?<=[\p{L}\p{N}])(?![\p{L}\p{N}]))`;

const patterns = headerWords.map(([role, lines]) => ({
  role,
  pattern: new RegExp(oneKeyboard(lines.join("|")).replaceAll(String.raw`\b`, edge), "u"),
}));

const ofCounts: ReadonlySet<Role> = new Set(["registered", "issued", "valid", "rejected"]);

/**
 * What the words of a header suggest; undefined where none is known. Above words it is none of the roles that are counts, whatever else the
 * header says: a “place of voting” is no number of those who voted.
 */
export const roleOfHeader = (
  header: string,
  above: "counts" | "words" = "counts",
): Role | undefined => {
  const plain = oneKeyboard(plainHeader(header));
  return patterns.find(
    ({ role, pattern }) => (above === "counts" || !ofCounts.has(role)) && pattern.test(plain),
  )?.role;
};
