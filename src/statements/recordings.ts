import type { Hop } from "../model/statement.ts";
import type { Language } from "./language.ts";

/** A recording of the case, and whose voice it purports to hold. */
export interface KnownRecording {
  id: string;
  speakers: readonly string[];
}

/** The recordings a text speaks of, numbered as they come: each is tied to whoever is heard on it first. */
export class Recordings {
  readonly #byVoice = new Map<string, string>();
  readonly #known: readonly KnownRecording[];
  readonly #language: Language;
  /** Most texts speak of none: one look at the whole spares one at each phrase. */
  readonly #any: boolean;
  #count = 0;

  constructor(language: Language, text: string, known: readonly KnownRecording[] = []) {
    this.#language = language;
    this.#known = known;
    this.#any = language.words.recording.test(text);
  }

  /** Does the phrase speak of a recording? */
  mentionedIn(phrase: string): boolean {
    return this.#any && this.#language.words.recording.test(phrase);
  }

  /** Does the phrase open with "In the audio, …"? */
  openedIn(phrase: string): boolean {
    return this.#any && this.#language.words.inRecording.test(phrase);
  }

  /** The recording this voice is heard on; a new one where none was, or where the text says "another". */
  of(voice: Hop, phrase: string): string {
    const key = voice.id ?? voice.name ?? "";
    const known = this.#known.find(({ speakers }) => speakers.includes(key));
    const already = this.#byVoice.get(key);
    if (already !== undefined && !this.#language.words.another.test(phrase)) return already;
    this.#count += 1;
    const name = known?.id ?? `recording ${this.#count}`;
    this.#byVoice.set(key, name);
    return name;
  }

  /** The recording this voice was heard on before, if any. */
  before(voice: Hop): string | undefined {
    return this.#byVoice.get(voice.id ?? voice.name ?? "");
  }

  all(): string[] {
    return [...new Set(this.#byVoice.values())];
  }
}
