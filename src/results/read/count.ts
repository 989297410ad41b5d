/** A count read from a cell: `null` where it is blank or marked as unknown, `fault` where it is no count. */
export type Count = { value: number | null } | { fault: string };

const unknown = new Set(["", "-", "–", "—", "?", "n/a", "na", "null", "n.d.", "н/д", "s/d"]);

/** A digit of any script: Unicode keeps the ten of each script together, in order, zero first (chapter 4.6). */
const digit = /\p{Nd}/u;

const zeroOf = (code: number): number => {
  let zero = code;
  while (code - zero < 9 && digit.test(String.fromCodePoint(zero - 1))) zero--;
  return zero;
};

/** Digits met so far: a file has ten of its own, many thousand times. */
const values = new Map<string, string>();

const toAsciiDigit = (char: string): string => {
  const known = values.get(char);
  if (known !== undefined) return known;
  const code = char.codePointAt(0) ?? 0;
  // Full-width and mathematical digits, whose sets adjoin, are digits in another dress.
  const dressed = char.normalize("NFKC");
  const value = /^[0-9]$/.test(dressed) ? dressed : String(code - zeroOf(code));
  values.set(char, value);
  return value;
};

/** Digits of other scripts to 0–9, separators of Arabic (٬ ٫ ،) and of full width to , and ., spaces and apostrophes to one kind. */
const plain = (text: string): string =>
  text
    .replace(/(?![0-9])\p{Nd}/gu, toAsciiDigit)
    .replace(/[\u066c\u060c\uff0c]/g, ",")
    .replace(/[\u066b\uff0e]/g, ".")
    .replace(/[\u00a0\u2009\u202f'\u2019\u02bc]/g, " ")
    .replace(/[\u2212\uff0d]/g, "-")
    .trim();

const grouped = { ".": /^\d{1,3}(?:[, ]\d{3})+$/, ",": /^\d{1,3}(?:[. ]\d{3})+$/ };
/** India's and Pakistan's grouping: 12,34,567. */
const lakhs = /^\d{1,2}(?:,\d{2})+,\d{3}$/;
const wholeWithDecimals = { ".": /^(\d+)\.0+$/, ",": /^(\d+),0+$/ };

const toValue = (digits: string): Count =>
  digits.length > 15
    ? { fault: "a number too large to be a count of votes" }
    : { value: Number(digits) };

const faultOf = (text: string): string => {
  if (/^-\s*\d/.test(text)) return "a negative number";
  if (/^\d+[.,]\d+$/.test(text)) return "a fraction where a whole number belongs";
  return "not a whole number";
};

/** `decimal` is the mark of fractions the descriptor states: the other one and spaces then group thousands. */
export const parseCount = (cell: string, decimal?: "." | ","): Count => {
  if (/^\d{1,15}$/.test(cell)) return { value: Number(cell) };
  const text = plain(cell);
  if (unknown.has(text.toLowerCase())) return { value: null };
  if (/^\d+$/.test(text)) return toValue(text);
  const mark = decimal ?? ".";
  // 12.000 is twelve to some and twelve thousand to others: without a word from the descriptor it is neither.
  if (!decimal && /^\d{1,3}\.\d{3}$/.test(text)) {
    return { fault: "could be a fraction or thousands: state format.decimal in the descriptor" };
  }
  if (grouped[mark].test(text) || (mark === "." && lakhs.test(text))) {
    return toValue(text.replace(/[., ]/g, ""));
  }
  const whole = wholeWithDecimals[mark].exec(text);
  return whole ? toValue(whole[1]) : { fault: faultOf(text) };
};
