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
    // й and ё are letters of their own, not и and е with a mark.
    .replace(/(\p{Script=Latin})\p{M}+/gu, "$1")
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

const patterns = headerWords.map(([role, lines]) => ({
  role,
  pattern: new RegExp(oneKeyboard(lines.join("|"))),
}));

/** What the words of a header suggest; undefined where none is known. */
export const roleOfHeader = (header: string): Role | undefined => {
  const plain = oneKeyboard(plainHeader(header));
  return patterns.find(({ pattern }) => pattern.test(plain))?.role;
};
