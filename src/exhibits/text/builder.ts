import type { TextSource } from "../../model/exhibit-text.ts";
import { codePoints } from "./code-points.ts";

type Place = Omit<TextSource, "start" | "end">;

/** Puts a text together piece by piece, and remembers where each piece came from. */
export class TextBuilder {
  readonly #pieces: string[] = [];
  readonly #sources: TextSource[] = [];
  #length = 0;
  #last = "";

  add(piece: string, place?: Place): void {
    if (piece === "") return;
    const start = this.#length;
    this.#length += codePoints(piece);
    this.#pieces.push(piece);
    this.#last = piece;
    if (place !== undefined) this.#sources.push({ start, end: this.#length, ...place });
  }

  /** An empty line, unless one is there or nothing is. */
  break(): void {
    if (this.#length === 0 || this.#last.endsWith("\n\n")) return;
    this.add(this.#last.endsWith("\n") ? "\n" : "\n\n");
  }

  get endsWithSpace(): boolean {
    return this.#last === "" || /\s$/u.test(this.#last);
  }

  get length(): number {
    return this.#length;
  }

  done(): { text: string; sources: TextSource[] } {
    return { text: this.#pieces.join(""), sources: this.#sources };
  }
}
