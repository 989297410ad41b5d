import type { Statement } from "../model/statement.ts";
import { type Passage, type Tie, tieAcross } from "./across-languages.ts";
import type { Anchor } from "./anchors.ts";
import type { ComparedQuote, Place } from "./compare-quotes.ts";
import type { Entities } from "./entities.ts";
import { timeAt } from "./heard.ts";
import { languageOf } from "./languages.ts";

/** A quote and a passage in another language that may be the same. Never compared word by word. */
export interface AcrossLanguages {
  source: string;
  kind: Place["kind"];
  /** Of the quote, and of the other text. */
  languages: [string, string];
  time?: string;
  /** As it stands there, not translated. */
  passage: string;
  /** What ties the two: figures, months, names of the case. */
  shared: Anchor[];
  sameSpeaker: boolean;
  byPosition: boolean;
  /** Figures, months and names that only one of the two has. */
  onlyHere: Anchor[];
  onlyThere: Anchor[];
}

const longest = 1000;

const speakerOf = ({ body }: Statement): string | undefined => body.chain.at(-1)?.id;

const passage = (text: string, at: number, speaker: string | undefined): Passage => ({
  text: text.slice(0, longest),
  at,
  ...(speaker !== undefined && { speaker }),
});

const sentence = /[^.!?؟۔\n]{3,}[.!?؟۔]?/gu;

const passagesOf = (
  { text, source, heard }: Place,
  statements: readonly Statement[],
  names: Entities,
): Passage[] => {
  if (heard !== undefined)
    return heard.cues.map(({ at, words, voice }) =>
      passage(words, at, voice === null ? undefined : names.find(voice)[0]?.id),
    );
  const own = statements.filter(({ target }) => target.source === source);
  if (own.length > 0) return own.map((one, at) => passage(one.body.statement, at, speakerOf(one)));
  return [...text.matchAll(sentence)].map((match) =>
    passage(match[0].trim(), match.index, undefined),
  );
};

const toAcross = (tie: Tie, place: Place, languages: [string, string]): AcrossLanguages => {
  const { passage: other, ...ties } = tie;
  const time = place.heard && timeAt(place.heard, other.at);
  return {
    source: place.source,
    kind: place.kind,
    languages,
    ...(time !== undefined && { time }),
    passage: other.text,
    ...ties,
  };
};

interface Across {
  quotes: readonly ComparedQuote[];
  statements: readonly Statement[];
  names: Entities;
}

/** Adds to each quote the passage of a text in another language that figures and names tie it to, if one does. */
export const addAcross = (place: Place, { quotes, statements, names }: Across): void => {
  const language = languageOf(place.text, place.language).id;
  const foreign = quotes.filter(
    ({ quote, source }) => source !== place.source && languageOf(quote).id !== language,
  );
  if (foreign.length === 0) return;
  const passages = passagesOf(place, statements, names);
  const byId = new Map(statements.map((one) => [one.id, one]));
  // Order is known inside one text alone.
  for (const group of Map.groupBy(foreign, ({ source }) => source).values()) {
    const quoted = group.map(({ quote, statements: [id] }, at) => {
      const statement = byId.get(id);
      return passage(quote, at, statement && speakerOf(statement));
    });
    for (const [at, tie] of tieAcross(quoted, passages, names).entries())
      if (tie !== undefined)
        group[at].across.push(toAcross(tie, place, [languageOf(group[at].quote).id, language]));
  }
};
