import type { CaseFile } from "../model/case.ts";
import { type Hop, type Part, partRoles, type Statement } from "../model/statement.ts";
import { type Chained, chainsOf } from "./chains.ts";
import { codePointCounter } from "./code-points.ts";
import { entitiesOf } from "./entities.ts";
import { groupAttributions } from "./group.ts";
import type { Language } from "./language.ts";
import { languageOf } from "./languages.ts";
import { type OwnVoice, ownVoice } from "./own-voice.ts";
import { paragraphsOf } from "./paragraphs.ts";
import type { KnownRecording } from "./recordings.ts";
import { describeSuspicion, findSuspicious } from "./suspicious.ts";
import type { Span } from "./token.ts";

export interface ReadOptions {
  /** Name of the file of statements, the first half of their ids: india-today. */
  name: string;
  /** Exhibit or address, for the target. */
  source: string;
  case?: CaseFile;
  /** Date of the text (ISO 8601), by which offices are resolved. */
  date?: string;
  /** Language tag; absent: by the script of the text. */
  language?: string;
  recordings?: readonly KnownRecording[];
}

interface Context {
  text: string;
  language: Language;
  options: ReadOptions;
  toCodePoint: (offset: number) => number;
  flags: readonly string[];
}

const slice = (text: string, { start, end }: Span): string => text.slice(start, end);

/** White space is seldom more than one space; looking first is cheaper than replacing. */
const oneLine = (words: string): string =>
  (/[\t\n\r\f\v\u00A0]|\s\s/.test(words) ? words.replaceAll(/\s+/gu, " ") : words).trim();

/** What is said, on one line: the content's pieces with an ellipsis between. */
const wordingOf = (text: string, content: readonly Span[]): string =>
  oneLine(content.map((span) => slice(text, span).slice(0, 4000)).join(" … ")).slice(0, 4000);

const contextLength = 32;

const selectorsOf = (
  { text, toCodePoint }: Context,
  { start, end }: Span,
): Statement["target"]["selector"] => [
  {
    type: "TextQuoteSelector",
    exact: text.slice(start, end),
    prefix: text.slice(Math.max(0, start - contextLength), start).toWellFormed(),
    suffix: text.slice(end, end + contextLength).toWellFormed(),
  },
  { type: "TextPositionSelector", start: toCodePoint(start), end: toCodePoint(end) },
];

const partsOf = (
  { text, toCodePoint }: Context,
  roles: Record<Part["role"], readonly Span[]>,
): Part[] =>
  partRoles.flatMap((role) => {
    const parts: Part[] = [];
    for (const span of roles[role]) {
      const { start, end } = span;
      if (end <= start) continue;
      parts.push({
        role,
        start: toCodePoint(start),
        end: toCodePoint(end),
        exact: slice(text, span),
      });
    }
    return parts;
  });

const quotedWords = /[“«][^”»]{0,2000}[”»]/gu;

/** The first words in a sentence that keep a distance, outside of the content's quotes. */
const hedgeIn = ({ text, language }: Context, sentence: Span): Span[] => {
  const words = slice(text, sentence);
  if (!language.words.hedge.test(words)) return [];
  const match = language.words.hedge.exec(
    words.replaceAll(quotedWords, (quote) => " ".repeat(quote.length)),
  );
  if (match === null) return [];
  return [
    { start: sentence.start + match.index, end: sentence.start + match.index + match[0].length },
  ];
};

interface Draft {
  span: Span;
  roles: Record<Part["role"], readonly Span[]>;
  chain: Hop[];
  recordings: readonly string[];
  force: Statement["body"]["force"];
  quoted: Statement["body"]["quoted"];
}

const fromChained = (context: Context, { group, chain, recordings }: Chained): Draft => {
  const { main, cues, content, sentence } = group;
  const spans = [...main.source, ...cues, ...content];
  return {
    span: {
      start: Math.min(...spans.map(({ start }) => start)),
      end: Math.max(...spans.map(({ end }) => end)),
    },
    roles: {
      source: main.source,
      cue: cues,
      content,
      hedge: main.inSpeech ? [] : hedgeIn(context, sentence),
    },
    chain,
    recordings,
    force: main.negated && main.force === "confirm" ? "deny" : main.force,
    quoted: main.quoted,
  };
};

const fromOwnVoice = (
  context: Context,
  { content, cue }: OwnVoice,
  all: readonly string[],
): Draft => ({
  span: content,
  roles: {
    source: [],
    cue: cue === undefined ? [] : [cue],
    content: [content],
    hedge: hedgeIn(context, content),
  },
  chain: [{ kind: "publication" }],
  recordings: cue === undefined ? [] : all,
  force: "say",
  quoted: "indirect",
});

const toStatement = (context: Context, draft: Draft, number: number): Statement => {
  const { text, language, options, flags } = context;
  const { roles, chain, recordings, span, force, quoted } = draft;
  const wording = wordingOf(text, roles.content);
  const cue = oneLine(roles.cue.map((one) => slice(text, one)).join(" … "));
  const [hedge] = roles.hedge;
  return {
    "@context": "http://www.w3.org/ns/anno.jsonld",
    id: `${options.name}#${number}`,
    type: "Annotation",
    motivation: "describing",
    target: { source: options.source, selector: selectorsOf(context, span) },
    body: {
      type: "Statement",
      statement: wording,
      ...(cue !== "" && { cue: cue.slice(0, 500) }),
      ...(hedge !== undefined && { hedge: slice(text, hedge) }),
      force,
      quoted,
      chain,
      restsOn: [
        ...recordings.map((recording) => ({ recording })),
        ...(language.words.results.test(wording) ? [{ results: true as const }] : []),
      ],
      status: "proposed",
      madeBy: "machine",
      parts: partsOf(context, roles),
      flags: [...flags],
    },
  };
};

const firstStart = ({ roles }: Draft): number => roles.cue[0]?.start ?? 0;

/**
 * The statements of a text: who said what, through whom, resting on what, and where it stands. All are proposals of
 * the machine. Offsets are code points of `text`; characters that hide something are named in `flags`.
 * Time is linear in the text; nothing in it is followed or run.
 */
export const readStatements = (text: string, options: ReadOptions): Statement[] => {
  const language = languageOf(text, options.language);
  const flags = findSuspicious(text).map(describeSuspicion);
  const context = { text, language, options, toCodePoint: codePointCounter(text), flags };
  const { attributions, sentences } = language.read(text, paragraphsOf(text));
  const groups = groupAttributions(attributions, { text, language, sentences });
  const { chained, recordings } = chainsOf(groups, {
    text,
    language,
    entities: entitiesOf(options.case),
    date: options.date,
    recordings: options.recordings ?? [],
  });
  const drafts = [
    ...chained.map((one) => fromChained(context, one)),
    ...ownVoice(text, sentences, { groups, language }).map((one) =>
      fromOwnVoice(context, one, recordings),
    ),
  ].filter(({ roles }) => roles.content.length > 0 && wordingOf(text, roles.content) !== "");
  drafts.sort((a, b) => a.span.start - b.span.start || firstStart(a) - firstStart(b));
  return drafts.map((draft, index) => toStatement(context, draft, index + 1));
};
