import { createRequire } from "node:module";

const require = createRequire(import.meta.url);

interface Assertion {
  type: string;
  name: string;
  ok: boolean;
}
type BagItTools = (
  bag: string,
  options: { version: string; test: boolean },
  done: (error: Error | null, valid: boolean, results: Assertion[]) => void,
) => void;

/** The npm package bagit-tools, written by others from the standard and tested by them on the Library of Congress's suite. */
export const validateBag = (bag: string): Promise<{ valid: boolean; failed: string[] }> => {
  const file = require.resolve("bagit-tools/lib/verify.js");
  const verify = require(file) as BagItTools;
  // It hands text to a decoder that would rather have bytes, and says so on every run.
  require(require.resolve("iconv-lite", { paths: [file] })).skipDecodeWarning = true;
  return new Promise((resolve, reject) =>
    verify(bag, { version: "1.0", test: true }, (error, valid, results) => {
      const failed = results?.filter(({ type, ok }) => type === "assert" && !ok);
      if (error) reject(error);
      else resolve({ valid, failed: failed.map(({ name }) => name) });
    }),
  );
};
