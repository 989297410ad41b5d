import anyAscii from "any-ascii";

/** Latin letters that spellings of one name trade for one another, longest first. */
const alike: [RegExp, string][] = [
  // و is written for w and for u: between consonants it is a vowel.
  [/(?<=.)w(?![aeiou])/g, ""],
  [/ph/g, "f"],
  [/(?:sch|sh|ch)/g, "s"],
  [/(?:kh|gh|q|ck|c|x)/g, "k"],
  [/g/g, "k"],
  [/(?:th|d|dh)/g, "t"],
  [/(?:w|b)/g, "v"],
  [/(?:z|j)/g, "s"],
  [/p/g, "f"],
];

/** Words that stand before a name and are no part of it. */
const titles =
  /^(?:mr|mrs|ms|dr|prof|haji|hafiz|maulana|moulana|mufti|sardar|chaudhry|ch|rana|sir|sheikh|advocate|adv)$/;

/** The words of a name of any script, in Latin letters, without titles. */
export const latinWords = (name: string): string[] =>
  anyAscii(name.normalize("NFKC"))
    .toLowerCase()
    .replace(/['`-]/g, "")
    .replace(/[^a-z0-9\s]/g, " ")
    .split(/\s+/)
    .filter((word) => word !== "" && !titles.test(word));

/** What is left of a word when vowels, doublings and letters spelt one way or another are taken out. */
export const skeleton = (word: string): string => {
  let text = word;
  for (const [pattern, letter] of alike) text = text.replace(pattern, letter);
  const [first = ""] = text;
  const body = text.replace(/[aeiouyh]/g, "").replace(/(.)\1+/g, "$1");
  return body || first;
};
