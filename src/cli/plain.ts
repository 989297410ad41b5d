// Text from a case may hold terminal control codes, or letters that turn the line around: they are shown, not obeyed.
const UNSAFE = /(?![\t\n])[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu;

/** A text from a case, fit for a terminal: control and bidi-override characters become visible escapes. */
export const plain = (text: string): string =>
  text.replace(
    UNSAFE,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );

/** The same on one line: a text with line ends in it cannot pass for several. */
export const plainLine = (text: string): string => plain(text.replace(/[\r\n]+/g, " ⏎ "));
