import { Parser } from "htmlparser2";
import { unreadable } from "./bytes.ts";

export interface MarkupHandler {
  open: (name: string, attributes: Record<string, string>) => void;
  text: (data: string) => void;
  close: (name: string) => void;
}

/** No table lies this deep in anything; what does was made to keep a parser busy. */
const deepest = 500;

/** Reads a page, or XML, from front to back: nothing of it is kept but what the handler keeps. Throws `results/unreadable`. */
export const readMarkup = (
  text: string,
  { file, xmlMode }: { file: string; xmlMode: boolean },
  handler: MarkupHandler,
): void => {
  let depth = 0;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (++depth > deepest)
          throw unreadable(file, "Its parts lie in one another without end", "Check the file.");
        handler.open(name, attributes);
      },
      ontext: (data) => handler.text(data),
      onclosetag(name) {
        depth--;
        handler.close(name);
      },
    },
    { xmlMode },
  );
  parser.end(text);
};
