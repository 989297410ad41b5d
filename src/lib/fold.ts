/** Letters that Urdu, Persian and Arabic keyboards write alike, as one. */
export const alike: Readonly<Record<string, string>> = {
  ي: "ی",
  ى: "ی",
  ك: "ک",
  ة: "ہ",
  ه: "ہ",
  ۀ: "ہ",
  أ: "ا",
  إ: "ا",
  ؤ: "و",
};

/** Further letters that a searcher types one for another, and digits of the two Arabic sets. */
const typed: Readonly<Record<string, string>> = {
  ...alike,
  ھ: "ہ",
  ٱ: "ا",
  ۓ: "ے",
};

const letter = new RegExp(`[${Object.keys(typed).join("")}]`, "g");

const digit = (one: string): string => String((one.codePointAt(0) ?? 0) & 15);

/**
 * Text as it is searched: no case, accents, vowel marks, tatweel or invisible characters; letters of Urdu and Arabic keyboards as one,
 * digits as 0 to 9; blanks as one. What a reader would call the same word comes out the same.
 */
export const searchKey = (text: string): string =>
  text
    .normalize("NFKD")
    .replace(/[\p{M}\p{Cf}\u0640]/gu, "")
    .toLowerCase()
    .replace(letter, (one) => typed[one])
    .replace(/[\u0660-\u0669\u06F0-\u06F9]/g, digit)
    .replace(/\s+/g, " ")
    .trim();
