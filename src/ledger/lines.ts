import { errnoOf } from "../lib/io-error.ts";

const NEWLINE = 10;
const RETURN = 13;

/** No entry comes near this; a longer line is an attack on memory, and is cut there. */
const LONGEST = 1 << 20;

export interface RawLine {
  /** The line without its line end, as UTF-8. */
  text: string;
  /** False when bytes of it are no UTF-8, and so cannot be what was signed. */
  faithful: boolean;
  ending: "\n" | "\r\n" | "";
}

const lineOf = (bytes: Buffer, ended: boolean): RawLine => {
  const returned = ended && bytes.at(-1) === RETURN;
  const content = returned ? bytes.subarray(0, -1) : bytes;
  const text = content.toString("utf8");
  const faithful = Buffer.from(text).equals(content);
  return { text, faithful, ending: ended ? (returned ? "\r\n" : "\n") : "" };
};

/** Cuts chunks of bytes into lines, each with the line end it had; a missing file has none. */
export async function* rawLines(chunks: AsyncIterable<Buffer>): AsyncGenerator<RawLine> {
  let rest: Buffer = Buffer.alloc(0);
  try {
    for await (const chunk of chunks) {
      rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
      let from = 0;
      for (let at = rest.indexOf(NEWLINE); at >= 0; at = rest.indexOf(NEWLINE, from)) {
        yield lineOf(rest.subarray(from, at), true);
        from = at + 1;
      }
      rest = rest.subarray(from);
      if (rest.length > LONGEST) {
        yield { text: rest.subarray(0, 200).toString(), faithful: false, ending: "" };
        return;
      }
    }
  } catch (error) {
    if (errnoOf(error) === "ENOENT") return;
    throw error;
  }
  if (rest.length > 0) yield lineOf(rest, false);
}

/** The whole lines of a ledger, without line ends; a torn last one is left out. */
export async function* splitLines(chunks: AsyncIterable<Buffer>): AsyncGenerator<string> {
  for await (const { text, ending } of rawLines(chunks)) if (ending !== "") yield text;
}
