/**
 * Whether any of the texts (claims, queries) reads one of the tables, as far as words tell: `from NAME`, `join NAME` or
 * `, NAME`. Prose that only says the word does not count. For tables that take long to make.
 */
export const readsTable = (texts: readonly string[], names: readonly string[]): boolean => {
  const pattern = new RegExp(`(?:\\bfrom|\\bjoin|,)\\s+"?(?:${names.join("|")})\\b`, "i");
  return texts.some((text) => pattern.test(text));
};
