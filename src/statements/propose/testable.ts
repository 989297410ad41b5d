import type { CaseFile } from "../../model/case.ts";
import type { Statement } from "../../model/statement.ts";
import { type Entities, entitiesOf, type Mention } from "../entities.ts";
import { figurePattern, parseFigure, westernDigits } from "./figures.ts";

export type Comparison = "=" | ">" | ">=" | "<" | "<=";

interface Scope {
  /** Chamber of case.yaml; absent: not said. */
  chamber: string | undefined;
  /** Year of the election spoken of; absent: the last before the text. */
  year: number | undefined;
}

/** What a statement asserts, as far as tables can test it. */
export type Testable =
  | ({
      kind: "seats";
      party: string;
      compare: Comparison;
      count: number;
      place: string | undefined;
    } & Scope)
  | ({ kind: "more-than"; party: string; others: string[] } & Scope)
  | ({ kind: "rank"; party: string; below: number } & Scope)
  | ({ kind: "changed"; party: string; compare: Comparison; count: number } & Scope)
  | ({ kind: "majority"; parties: string[] } & Scope)
  | { kind: "moved"; party: string; from: string; month: string }
  | { kind: "coalition"; members: string[]; outside: string[] }
  | ({ kind: "turnout"; percent: number; place: string | undefined } & Scope)
  | ({ kind: "votes"; party: string; compare: Comparison; count: number } & Scope);

interface Sentence {
  text: string;
  file: CaseFile;
  parties: Mention[];
  speaker: string | undefined;
}

const figure = `(?<compare>over|more than|at least|nearly|almost|only|just|fewer than|less than)?\\s*(?<count>${figurePattern})`;

const compares: Readonly<Record<string, Comparison>> = {
  over: ">",
  "more than": ">",
  "at least": ">=",
  "fewer than": "<",
  "less than": "<",
};

const comparison = (word: string | undefined): Comparison =>
  compares[word?.toLowerCase() ?? ""] ?? "=";

/** The chamber whose name holds the words before "seats": "National Assembly", "Punjab Assembly". */
const chamberIn = ({ chambers }: CaseFile, words: string): string | undefined => {
  const wanted = words.toLowerCase().match(/\p{L}{3,}/gu) ?? [];
  if (wanted.length < 2) return undefined;
  const fits = chambers.filter(({ name }) =>
    wanted.every((word) => name.toLowerCase().includes(word)),
  );
  return fits.length === 1 ? fits[0]?.id : undefined;
};

const yearIn = (text: string): number | undefined => {
  const match = /\b(?:19|20)\d\d\b/.exec(text);
  return match === null ? undefined : Number(match[0]);
};

const scopeOf = ({ text, file }: Sentence, around: string): Scope => {
  const body = /(\p{Lu}\p{L}+ Assembly|\p{Lu}\p{L}+ Parliament|Senate|Congress)/u.exec(around)?.[1];
  return { chamber: body === undefined ? undefined : chamberIn(file, body), year: yearIn(text) };
};

/** Each "N … seats" of the sentence, with the words between. */
const seatCounts = ({ text }: Sentence) =>
  [
    ...text.matchAll(
      new RegExp(
        `\\b${figure}\\s+(?<what>(?:\\p{L}+\\s+){0,4})(?=seats\\b|and\\s[^.]{0,30}?\\d[^.]{0,40}\\bseats\\b)`,
        "giu",
      ),
    ),
  ].flatMap((match) => {
    const count = parseFigure(match.groups?.count ?? "");
    const what = match.groups?.what ?? "";
    return count === undefined
      ? []
      : [
          {
            count,
            what,
            compare: comparison(match.groups?.compare),
            at: match.index,
            end: match.index + match[0].length,
          },
        ];
  });

const wonVerb = /\b(?:won|win|wins|secured|clinched|bagged|captured|took|got|gained)\b/i;
const lostVerb = /\b(?:stolen|stole|snatched|robbed|taken away|rigged|changed|flipped|handed)\b/i;

const partyBefore = ({ parties }: Sentence, at: number): string | undefined =>
  parties.findLast(({ end }) => end <= at)?.id;

const placeAfter = (text: string, end: number): string | undefined =>
  /^\s*(?:seats\s+)?in\s+(\p{Lu}\p{L}+)/u.exec(text.slice(end))?.[1];

const seats = (sentence: Sentence): Testable[] => {
  const verb = wonVerb.exec(sentence.text);
  if (verb === null || lostVerb.test(sentence.text)) return [];
  return seatCounts(sentence)
    .filter(({ at }) => at > verb.index)
    .flatMap(({ count, what, compare, end }) => {
      const party = partyBefore(sentence, verb.index);
      if (party === undefined) return [];
      const place = placeAfter(sentence.text, end);
      return [{ kind: "seats" as const, party, compare, count, place, ...scopeOf(sentence, what) }];
    });
};

const moreThan = (sentence: Sentence): Testable[] => {
  const match = /\b(?:surpassing|exceeding|outnumbering|ahead of|more (?:seats )?than)\b/i.exec(
    sentence.text,
  );
  if (match === null) return [];
  const party = partyBefore(sentence, match.index);
  const others = sentence.parties.filter(({ start }) => start > match.index).map(({ id }) => id);
  const unique = [...new Set(others)].filter((id) => id !== party);
  if (party === undefined || unique.length === 0) return [];
  return [{ kind: "more-than", party, others: unique, ...scopeOf(sentence, sentence.text) }];
};

const ordinals: Readonly<Record<string, number>> = { second: 2, third: 3, fourth: 4, fifth: 5 };

const rank = (sentence: Sentence): Testable[] => {
  const match = /\bnot (?:even )?(?:in |at )?(?:the )?(second|third|fourth|fifth)\b/i.exec(
    sentence.text,
  );
  const party = match === null ? undefined : partyBefore(sentence, match.index);
  const below = ordinals[match?.[1]?.toLowerCase() ?? ""];
  if (party === undefined || below === undefined) return [];
  return [{ kind: "rank", party, below, ...scopeOf(sentence, sentence.text) }];
};

const changed = (sentence: Sentence): Testable[] => {
  if (!lostVerb.test(sentence.text)) return [];
  const party = /^(?:that\s+)?(?:its|our)\b/i.test(sentence.text)
    ? sentence.speaker
    : (sentence.parties[0]?.id ?? sentence.speaker);
  if (party === undefined) return [];
  return seatCounts(sentence).map(({ count, what, compare }) => ({
    kind: "changed" as const,
    party,
    compare: compare === "=" ? (">=" as const) : compare,
    count,
    chamber: scopeOf(sentence, what).chamber,
    year: scopeOf(sentence, what).year,
  }));
};

const majority = (sentence: Sentence): Testable[] => {
  const match =
    /\b(?:have|has|had)\s+(?:the\s+)?(?:required |necessary |enough )?(?:numbers|majority|seats)\b[^.]*\b(?:form|government|majority|parliament)\b/i.exec(
      sentence.text,
    );
  if (match === null) return [];
  const before = sentence.parties.filter(({ end }) => end <= match.index && end > match.index - 60);
  const parties = [...new Set(before.slice(-2).map(({ id }) => id))];
  return parties.length === 0
    ? []
    : [{ kind: "majority", parties, ...scopeOf(sentence, sentence.text) }];
};

const months =
  "january february march april may june july august september october november december".split(
    " ",
  );

const moved = (sentence: Sentence): Testable[] => {
  const { text, parties } = sentence;
  if (
    !/\b(?:shift|switch|left|leave|leaving|quit|joined|join|joining|moved|parted|allegiance)\b/i.test(
      text,
    )
  )
    return [];
  const match = new RegExp(`\\b(${months.join("|")})\\s+((?:19|20)\\d\\d)\\b`, "i").exec(text);
  const from = parties.find(({ start }) =>
    /\b(?:from|left|leaving|quit)\s+(?:the\s+)?$/i.test(text.slice(0, start)),
  );
  const party = parties.find((one) => one !== from && one.kind === "party");
  if (match === null || from === undefined || party === undefined) return [];
  const month = String(months.indexOf(match[1]?.toLowerCase() ?? "") + 1).padStart(2, "0");
  return [{ kind: "moved", party: party.id, from: from.id, month: `${match[2]}-${month}` }];
};

const coalition = (sentence: Sentence): Testable[] => {
  const { text, parties } = sentence;
  if (
    !/\b(?:coalition|alliance|government)\b[^.]*\bformed\b|\bformed\b[^.]*\b(?:coalition|alliance|government)\b/i.test(
      text,
    )
  )
    return [];
  const without =
    /\b(?:sidelining|without|excluding|leaving out|keeping out|shutting out)\b/i.exec(text)
      ?.index ?? text.length;
  const members = parties.filter(({ start }) => start < without).map(({ id }) => id);
  const outside = parties.filter(({ start }) => start > without).map(({ id }) => id);
  return members.length < 2
    ? []
    : [{ kind: "coalition", members: [...new Set(members)], outside: [...new Set(outside)] }];
};

const turnout = (sentence: Sentence): Testable[] => {
  const match = /\bturnout\b[^.]{0,40}?\b(\d{1,3}(?:\.\d+)?)\s*(?:per ?cent|percent|%)/i.exec(
    sentence.text,
  );
  if (match === null) return [];
  const percent = Number(match[1]);
  const place = /\bturnout in (\p{Lu}[\p{L}\p{N}-]+)/iu.exec(sentence.text)?.[1];
  return percent > 100
    ? []
    : [{ kind: "turnout", percent, place, ...scopeOf(sentence, sentence.text) }];
};

const votes = (sentence: Sentence): Testable[] => {
  const match = new RegExp(
    `\\b(?:got|received|polled|won|secured|bagged)\\s+${figure}\\s+votes\\b`,
    "iu",
  ).exec(sentence.text);
  const count = parseFigure(match?.groups?.count ?? "");
  const party = match === null ? undefined : partyBefore(sentence, match.index);
  if (count === undefined || party === undefined) return [];
  return [
    {
      kind: "votes",
      party,
      count,
      compare: comparison(match?.groups?.compare),
      ...scopeOf(sentence, sentence.text),
    },
  ];
};

const recognisers = [seats, moreThan, rank, changed, majority, moved, coalition, turnout, votes];

/**
 * What of a statement tables can test: numbers of seats and votes, ranks, majorities, turnout, and dates of joining
 * or leaving. Empty where nothing of the kind is said. English wording; digits of any script.
 */
export const testableIn = (
  { body }: Statement,
  file: CaseFile,
  entities: Entities = entitiesOf(file),
): Testable[] => {
  const text = westernDigits(body.statement);
  const parties = entities.find(text).filter(({ kind }) => kind === "party" || kind === "alliance");
  const speaker = body.chain.at(-1);
  const sentence: Sentence = {
    text,
    file,
    parties: parties.filter(({ kind }) => kind === "party"),
    speaker: speaker?.kind === "party" ? speaker.id : undefined,
  };
  return recognisers.flatMap((recognise) => recognise(sentence));
};
