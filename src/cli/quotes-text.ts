import type { Paint } from "../lib/tty.ts";
import type { Anchor } from "../statements/anchors.ts";
import type { AcrossLanguages } from "../statements/compare-across.ts";
import type { ComparedQuote, SameQuote } from "../statements/compare-quotes.ts";
import { plainLine } from "./plain.ts";
import type { QuotesOfCase } from "./quotes.ts";

const shown = (words: string): string => `“${plainLine(words)}”`;

const differences = (found: SameQuote): string[] => {
  const there = found.kind === "transcript" ? "uttered" : "there";
  const marked = found.elided > 0 ? ` (${found.elided} of these words at an ellipsis)` : "";
  return [
    ...(found.dropped.length > 0
      ? [`left out of the quote: ${found.dropped.map(shown).join(", ")}${marked}`]
      : []),
    ...found.changed.map((one) => `${there} ${shown(one.there)}, in the quote ${shown(one.here)}`),
    ...(found.added.length > 0
      ? [`between the quote marks, not ${there}: ${found.added.map(shown).join(", ")}`]
      : []),
  ];
};

const placeText = (found: SameQuote, paint: Paint): string => {
  const where = `${plainLine(found.source)}${found.time === undefined ? "" : ` ${found.time}`}`;
  const marks = found.inQuoteMarks === false ? ", there not between quote marks" : "";
  const verdict = found.same ? "the same words" : paint("yellow", "differs");
  return [
    `  ${where}: ${verdict}${marks}`,
    ...differences(found).map((line) => `    ${line}`),
  ].join("\n");
};

const languageNames = new Intl.DisplayNames(["en"], { type: "language" });

const anchorList = (anchors: readonly Anchor[]): string =>
  anchors.map(({ kind, value }) => plainLine(`${kind} ${value}`)).join(", ");

const tiedBy = ({ shared, sameSpeaker, byPosition }: AcrossLanguages): string =>
  [
    ...(shared.length > 0 ? [anchorList(shared)] : []),
    ...(sameSpeaker ? ["the same speaker"] : []),
    ...(byPosition ? ["its place between two others"] : []),
  ].join("; ");

/** What can be shown without a translation, and that no more can. */
const acrossText = (found: AcrossLanguages, paint: Paint): string => {
  const where = `${plainLine(found.source)}${found.time === undefined ? "" : ` ${found.time}`}`;
  const [own, other] = found.languages.map((tag) => languageNames.of(tag) ?? tag);
  return [
    `  ${where}: ${paint("yellow", `in ${other}, cannot be compared word by word with ${own}`)}; perhaps the same, by ${tiedBy(found)}`,
    ...(found.onlyHere.length > 0 ? [`    only in the quote: ${anchorList(found.onlyHere)}`] : []),
    ...(found.onlyThere.length > 0 ? [`    only there: ${anchorList(found.onlyThere)}`] : []),
    `    there: ${shown(found.passage)}`,
    ...(found.kind === "transcript"
      ? ["    nobody utters the words between the quote marks there: at best they translate it"]
      : []),
  ].join("\n");
};

const quoteText = (
  { statements, quote, elsewhere, across }: ComparedQuote,
  transcripts: readonly string[],
  paint: Paint,
): string => {
  const heard = [...elsewhere, ...across].some(({ kind }) => kind === "transcript");
  const unheard = transcripts.length > 0 && !heard;
  return [
    `${paint("bold", plainLine(statements.join(", ")))} ${shown(quote)}`,
    ...elsewhere.map((found) => placeText(found, paint)),
    ...across.map((found) => acrossText(found, paint)),
    ...(unheard ? ["  not found in a transcript of this case"] : []),
  ].join("\n");
};

const count = (number: number, noun: string): string =>
  `${number} ${noun}${number === 1 ? "" : "s"}`;

/** Quotes that stand elsewhere too, then the selectors that do not anchor, then how much was looked at. */
export const quotesText = (found: QuotesOfCase, paint: Paint): string => {
  const { quotes, transcripts, notAnchored, anchored, notInHand } = found;
  const told =
    transcripts.length > 0
      ? quotes
      : quotes.filter(({ elsewhere, across }) => elsewhere.length + across.length > 0);
  return [
    ...told.map((one) => quoteText(one, transcripts, paint)),
    ...notAnchored.map(({ message, fix, at }) =>
      [
        `${paint("red", "not anchored:")} ${plainLine(message)}`,
        ...(at ? [`  at ${plainLine(at.file)}`] : []),
        ...(fix ? [`  ${fix}`] : []),
      ].join("\n"),
    ),
    ...notInHand.map(
      ({ source, statements }) =>
        `no text in hand: ${plainLine(source)} (${count(statements, "statement")} could not be anchored)`,
    ),
    `${count(quotes.length, "quote")} of four words or more, ${count(transcripts.length, "transcript")}; ` +
      `${count(anchored, "selector")} exact, ${notAnchored.length} not.`,
  ].join("\n");
};
