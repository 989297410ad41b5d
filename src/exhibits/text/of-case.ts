import { readFile, stat } from "node:fs/promises";
import { basename } from "node:path";
import { MandateError } from "../../lib/error.ts";
import { resolveWithin } from "../../lib/safe-path.ts";
import type { ExhibitText } from "../../model/exhibit-text.ts";

/** Larger exhibits are data, and are not compared word by word. */
const maxBytes = 20_000_000;

const texts = /\.(?:x?html?|pdf|docx|txt|text|md|markdown|eml)$/i;

/** Whether a path of a case names an exhibit whose text can be read, by its ending. */
export const isTextExhibit = (path: string): boolean =>
  path.startsWith("exhibits/") && texts.test(path);

/**
 * The text of an exhibit of a case; undefined where the exhibit is not in hand.
 * @param path exhibits/NAME
 * @throws `path/outside`, `exhibit/too-large`, and what the readers of the formats throw
 */
export const exhibitTextOf = async (
  root: string,
  path: string,
): Promise<ExhibitText | undefined> => {
  const file = await resolveWithin(root, path, { file: path });
  const found = await stat(file).catch(() => undefined);
  if (!found?.isFile()) return undefined;
  if (found.size > maxBytes)
    throw new MandateError({
      code: "exhibit/too-large",
      kind: "limit",
      message: `${found.size} bytes; texts of at most ${maxBytes} are compared`,
      at: { file: path },
      fix: "Split the file.",
    });
  // The readers of HTML and PDF take long to load, and most checks need none.
  const { readExhibitText } = await import("./read.ts");
  return readExhibitText(basename(file), await readFile(file));
};
