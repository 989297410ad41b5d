/** Letters with marks, a line a language (CLDR's exemplar characters): what a text in it may hold beside a to z. */
const alphabets: Record<string, readonly string[]> = {
  "windows-1252": [
    "äöüß",
    "àâæçéèêëîïôœùûüÿ",
    "áéíñóúüªº¡¿",
    "áàâãçéêíóôõúüªº",
    "àèéìíòóùúªº",
    "åäöæøéü",
    "áðéíóúýþæö",
    "äõöüšž",
    "ëïéèöüáóç",
    "àçèéíïòóúü",
  ],
  "windows-1250": [
    "áčďéěíňóřšťúůýž",
    "áäčďéíĺľňóôŕšťúýž",
    "ąćęłńóśźż",
    "áéíóöőúüű",
    "ăâîşţ",
    "čćđšž",
  ],
  "windows-1254": ["çğıi̇öşüâîû"],
};

/** Characters beyond ASCII that stand in a word: beside a letter, or letters themselves. */
const inWords = (text: string): string[] =>
  (text.toLowerCase().match(/[\p{L}\p{No}\p{M}º¿ª]+/gu) ?? [])
    .filter((word) => /\p{L}/u.test(word))
    .flatMap((word) => (word.match(/[^a-z]/gu) ?? []).filter((letter) => letter > "\u007f"));

const fit = (letters: readonly string[], alphabet: string): number =>
  letters.filter((letter) => alphabet.includes(letter)).length / letters.length;

/** Which code page of Latin letters gives a text the letters of one language; where several do, the western. */
export const latinEncoding = (sample: Uint8Array): string => {
  const scored = Object.entries(alphabets).map(([encoding, languages]) => {
    const letters = inWords(new TextDecoder(encoding).decode(sample));
    const score = letters.length === 0 ? 0 : Math.max(...languages.map((one) => fit(letters, one)));
    return { encoding, score };
  });
  return scored.reduce((best, next) => (next.score > best.score + 0.02 ? next : best)).encoding;
};
