import type { Transcript } from "../lib/transcript/transcript.ts";
import type { Statement } from "../model/statement.ts";
import { type AcrossLanguages, addAcross } from "./compare-across.ts";
import type { Drift, DriftStep } from "./drift.ts";
import { type Entities, entitiesOf } from "./entities.ts";
import { type Heard, heardIn, timeAt } from "./heard.ts";
import { findQuotes } from "./quotes.ts";
import { findSameWords, searchable } from "./same-words.ts";
import { wordsOf } from "./words.ts";

/** A text of the case a quote may stand in too: exhibits/NAME, or transcripts/NAME.vtt. */
export type Reference =
  | { source: string; kind: "exhibit"; text: string }
  | { source: string; kind: "transcript"; transcript: Transcript };

/** A quote as another text of the case has it. */
export interface SameQuote {
  source: string;
  kind: Reference["kind"];
  /** In a transcript: when the cue begins in which the words start. */
  time?: string;
  /** In an exhibit: do the words stand between quote marks there too? */
  inQuoteMarks?: boolean;
  same: boolean;
  /** Words there that the quote leaves out, one string a stretch. */
  dropped: string[];
  /** How many of them where the quote has an ellipsis. */
  elided: number;
  changed: { there: string; here: string }[];
  /** Words between the quote marks that the other text does not have, one string a stretch. */
  added: string[];
  /** Share of the quote's words that stand there in this order, 0 to 1. */
  faithful: number;
}

/** A quote of a text, and the same quote elsewhere in the case. */
export interface ComparedQuote {
  statements: string[];
  source: string;
  quote: string;
  elsewhere: SameQuote[];
  /** In texts of another language: tied by figures and names, and not compared word by word. */
  across: AcrossLanguages[];
}

/** Fewer words than this are a term, and stand in many texts by chance. */
const fewest = 4;
/** As far around a place as quote marks are looked for. */
const around = 5000;

const wordsSaid = ({ target, body }: Statement): string[] => {
  const content = body.parts?.filter(({ role }) => role === "content").map(({ exact }) => exact);
  if (content !== undefined && content.length > 0) return content;
  const selector = target.selector?.find(({ type }) => type === "TextQuoteSelector");
  return [selector?.type === "TextQuoteSelector" ? selector.exact : body.statement];
};

/** The words a statement puts between quote marks, without the marks; inner quotes stay inside the outer. */
export const quotesOf = (statement: Statement): string[] => {
  const quotes = wordsSaid(statement).flatMap((words) => {
    const marked = findQuotes(words).filter(({ depth }) => depth === 0);
    const inside = marked.map(({ start, end, closed }) =>
      words.slice(start + 1, closed ? end - 1 : end),
    );
    return inside.length === 0 && statement.body.quoted === "direct" ? [words] : inside;
  });
  return quotes.filter((quote) => wordsOf(quote, fewest).length === fewest);
};

/** The words of neighbouring steps of one kind, one string a stretch. */
const stretches = (
  steps: readonly DriftStep[],
  kind: DriftStep["kind"],
  side: "uttered" | "printed",
): string[] => {
  const found: string[][] = [];
  for (const [index, step] of steps.entries()) {
    if (step.kind !== kind) continue;
    if (steps[index - 1]?.kind === kind) found.at(-1)?.push(step[side]);
    else found.push([step[side]]);
  }
  return found.map((words) => words.join(" "));
};

const isQuoted = (text: string, { start, end }: Drift): boolean => {
  const lineStart = text.lastIndexOf("\n", start) + 1;
  const newline = text.indexOf("\n", end);
  const from = Math.max(lineStart, start - around);
  const to = Math.min(newline === -1 ? text.length : newline, end + around);
  return findQuotes(text, from, to).some((quote) => quote.start < start && quote.end >= end);
};

/** A reference made ready: its words as one text. */
export interface Place {
  source: string;
  kind: Reference["kind"];
  text: string;
  /** Tag, where the file states one. */
  language: string | undefined;
  heard: Heard | undefined;
}

const placeOf = (reference: Reference): Place => {
  const { source, kind } = reference;
  if (reference.kind === "exhibit")
    return { source, kind, text: reference.text, language: undefined, heard: undefined };
  const heard = heardIn(reference.transcript);
  const language = reference.transcript.language ?? undefined;
  return { source, kind, text: heard.text, language, heard };
};

const sameQuote = ({ source, kind, text, heard }: Place, drift: Drift): SameQuote => {
  const { steps, elided, faithful, unuttered, dropped } = drift;
  const time = heard && timeAt(heard, drift.start);
  return {
    source,
    kind,
    ...(time !== undefined && { time }),
    ...(kind === "exhibit" && { inQuoteMarks: isQuoted(text, drift) }),
    same: unuttered === 0 && dropped === 0 && elided === 0,
    dropped: stretches(steps, "dropped", "uttered"),
    elided,
    changed: steps
      .filter((step) => step.kind === "changed")
      .map(({ uttered, printed }) => ({ there: uttered, here: printed })),
    added: stretches(steps, "added", "printed"),
    faithful,
  };
};

const gather = (statements: readonly Statement[]): ComparedQuote[] => {
  const byWords = new Map<string, ComparedQuote>();
  for (const statement of statements)
    for (const quote of quotesOf(statement)) {
      const { source } = statement.target;
      const key = JSON.stringify([source, quote]);
      const known = byWords.get(key) ?? {
        statements: [],
        source,
        quote,
        elsewhere: [],
        across: [],
      };
      if (!known.statements.includes(statement.id)) known.statements.push(statement.id);
      byWords.set(key, known);
    }
  return [...byWords.values()];
};

/**
 * Each quote of four words or more beside the same quote in every other text given, word by word: what was dropped,
 * changed, or put between quote marks that the other text does not have. Texts in which fewer than half of a quote's
 * words stand in order are not taken to have it. In a text of another language a quote is only tied to the passage that
 * figures, names of the case and speakers point to. Statements a person rejected are left out.
 */
export const compareQuotes = (
  statements: readonly Statement[],
  references: readonly Reference[],
  names: Entities = entitiesOf(undefined),
): ComparedQuote[] => {
  const standing = statements.filter(({ body }) => body.status !== "rejected");
  const quotes = gather(standing);
  for (const reference of references) {
    const place = placeOf(reference);
    const other = searchable(place.text);
    for (const { source, quote, elsewhere } of quotes) {
      if (source === reference.source) continue;
      const drift = findSameWords(quote, other);
      if (drift !== undefined) elsewhere.push(sameQuote(place, drift));
    }
    addAcross(place, { quotes, statements: standing, names });
  }
  return quotes;
};
