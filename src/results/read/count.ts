/** A count read from a cell: `null` where it is blank or marked as unknown, `fault` where it is no count. */
export type Count = { value: number | null } | { fault: string };

const unknown = new Set(["", "-", "–", "—", "?", "n/a", "na", "null", "n.d.", "н/д", "s/d"]);

/** Unicode keeps the digits of a script in a row, zero first: ۳ has three of its like before it (Arabic, Bengali, Thai, full width, …). */
const toAsciiDigit = (digit: string): string => {
  const code = digit.codePointAt(0) ?? 0;
  let value = 0;
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value++;
  return String(value);
};

/** Digits of other scripts to 0–9, the Arabic separators (٬ ٫ ،) to , and ., spaces of every width to one kind. */
const plain = (text: string): string =>
  text
    .replace(/(?![0-9])\p{Nd}/gu, toAsciiDigit)
    .replace(/[\u066c\u060c\uff0c]/g, ",")
    .replace(/\u066b/g, ".")
    .replace(/[\u00a0\u2009\u202f\u3000'’]/g, " ")
    .replace(/[\u2212]/g, "-")
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
