import { parseFigure } from "./propose/figures.ts";
import { urduMonths, urduNumbers } from "./urdu/numbers.ts";
import { wordsOf } from "./words.ts";

/** A word that survives translation; all others are left to a person who knows both languages. */
export interface Anchor {
  kind: "figure" | "month" | "name";
  /** The number, the month (1 to 12), or the id of case.yaml. */
  value: string;
}

/** Ids of those a text names, whatever the language: `entitiesOf(case)`. */
export interface NameFinder {
  find: (text: string) => { id: string }[];
}

const englishMonths = new Map(
  "january february march april may june july august september october november december"
    .split(" ")
    .map((month, index): [string, number] => [month, index + 1]),
);
// "May" and "march" are words of their own; as months they are not told apart without a parser.
for (const word of ["may", "march"]) englishMonths.delete(word);

/** "One" and its like are articles and pronouns more often than figures. */
const vague = new Set(["one", "zero"]);

const figureOf = (word: string): number | undefined =>
  vague.has(word) ? undefined : (parseFigure(word) ?? urduNumbers.get(word));

/** A thousands mark is part of its figure, and so is the hyphen of ninety-two. */
const wholeFigures = (text: string): string =>
  text
    .replaceAll(/(?<=\p{N})[,٬](?=\p{N}{3})/gu, "")
    .replaceAll(/(?<![\p{L}-])\p{L}{1,10}-\p{L}{1,10}(?![\p{L}-])/gu, (pair) =>
      String(parseFigure(pair) ?? pair),
    );

const hundredPerCent = /\bhundred\s+per\s?cent\b|سو\s+فی\s?صد/iu;

/** Figures in digits or words, months, and people, parties and outlets the case knows: English and Urdu, made comparable. */
export const anchorsOf = (text: string, { find }: NameFinder): Map<string, Anchor> => {
  const anchors = new Map<string, Anchor>();
  const add = (kind: Anchor["kind"], value: string): void => {
    anchors.set(`${kind} ${value}`, { kind, value });
  };
  for (const { folded } of wordsOf(wholeFigures(text), 2000)) {
    const figure = figureOf(folded);
    const month = englishMonths.get(folded) ?? urduMonths.get(folded);
    if (figure !== undefined) add("figure", String(figure));
    else if (month !== undefined) add("month", String(month));
  }
  if (hundredPerCent.test(text)) add("figure", "100");
  for (const { id } of find(text)) add("name", id);
  return anchors;
};
