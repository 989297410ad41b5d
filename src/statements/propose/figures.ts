const units =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(
    " ",
  );
const tens = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");

const words: ReadonlyMap<string, number> = new Map([
  ...units.map((word, value): [string, number] => [word, value]),
  ...tens.map((word, index): [string, number] => [word, 20 + index * 10]),
  ...tens.flatMap((ten, index) =>
    units
      .slice(1, 10)
      .map((unit, rest): [string, number] => [`${ten}-${unit}`, 21 + index * 10 + rest]),
  ),
]);

/** A pattern for whole numbers in digits or English words, for use inside other patterns. */
export const figurePattern = `(?:\\d{1,3}(?:[,٬]\\d{3})+|\\d+|${[...words.keys()].toReversed().join("|")})`;

const easternDigits = /[\u0660-\u0669\u06F0-\u06F9]/gu;

/** Arabic and Urdu digits as ASCII. */
export const westernDigits = (text: string): string =>
  text.replaceAll(easternDigits, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf));

/** The whole number of a text such as 17, 1,250 or seventeen; undefined if it is none. */
export const parseFigure = (text: string): number | undefined => {
  const plain = westernDigits(text).replaceAll(/[,٬]/gu, "").toLowerCase();
  if (/^\d{1,15}$/.test(plain)) return Number(plain);
  return words.get(plain);
};
