/** Letters with marks of the languages written in Latin script, and the code page each is typed in; the more widespread first. */
const languages: readonly [encoding: LatinCodePage, letters: string][] = [
  ["windows-1252", "áéíóúüñ"],
  ["windows-1252", "àâæçéèêëîïôœùûüÿ"],
  ["windows-1252", "äöüßé"],
  ["windows-1252", "áâãàçéêíóôõúü"],
  ["windows-1252", "àèéìíîòóùú"],
  ["windows-1252", "åäöæøé"],
  ["windows-1252", "àçéèíïóòúüäëöñ"],
  ["windows-1254", "çğıöşüâîûİ"],
  ["windows-1250", "ąćęłńóśźż"],
  ["windows-1250", "áčďéěíňóřšťúůýž"],
  ["windows-1250", "áäčďéíĺľňóôŕšťúýž"],
  ["windows-1250", "áéíóöőúüű"],
  ["windows-1250", "čćđšž"],
  ["windows-1250", "ăâîşţșț"],
  ["windows-1257", "ąčęėįšųūž"],
  ["windows-1257", "āčēģīķļņšūž"],
  ["windows-1257", "äõöüšž"],
  ["windows-1252", "áðéíóúýþæö"],
];

export type LatinCodePage = "windows-1252" | "windows-1254" | "windows-1250" | "windows-1257";

const markedLetters = (sample: Uint8Array, encoding: LatinCodePage): string[] =>
  Array.from(
    // Letters of a name in small and capital forms are one letter; symbols are none, and count against a language.
    new TextDecoder(encoding).decode(sample).matchAll(/[\u0080-\uffff]/g),
    ([letter]) => letter,
  ).filter((letter) => !/[\s\u2010-\u203a«»°§€№\ufeff]/.test(letter));

/**
 * The code page in which the letters with marks are those of one language: `è` and `č` are one byte, and which it is
 * the byte's neighbours say. The most widespread where nothing tells.
 */
export const guessLatin = (sample: Uint8Array): LatinCodePage => {
  const decoded = new Map<LatinCodePage, string[]>();
  let best: { encoding: LatinCodePage; known: number } = { encoding: "windows-1252", known: 0 };
  for (const [encoding, letters] of languages) {
    const marked = decoded.get(encoding) ?? markedLetters(sample, encoding);
    decoded.set(encoding, marked);
    const known = marked.filter((c) => letters.includes(c) || letters.includes(c.toLowerCase()));
    if (known.length > best.known) best = { encoding, known: known.length };
  }
  return best.encoding;
};
