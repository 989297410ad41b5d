import type { Column } from "./profile.ts";
import type { Proposal } from "./proposal.ts";
import { type Taking, take } from "./taking.ts";

type Rows = { column: string; values: string[] };

const rejected =
  /^(?:under|over) ?votes?$|^(?:blank|spoil(?:ed|t)|invalid|rejected|null|void)(?: (?:votes?|ballots?|papers?))?$|^votos? (?:em )?(?:brancos?|blancos?|nulos?|en blanco)$|^(?:brancos?|blancos?|nulos?|blancs?|nuls?)$|^(?:bulletins? |votes? )?(?:blancs?|nuls?)$|^votos? no marcad|^(?:en blanco|nulo)$|^недействит|باطل|مسترد/iu;

const valuesLike = ({ texts }: Column, pattern: RegExp): string[] =>
  [...new Set(texts)].filter((text) => pattern.test(text.trim()));

/** Rows of long data that count no candidate's votes but the blank and rejected ones. */
export const rejectedIn = (candidates: readonly Column[]): Rows | undefined => {
  const [column] = candidates;
  const values = column ? valuesLike(column, rejected) : [];
  return column && values.length > 0 && column.distinct > values.length + 1
    ? { column: column.header, values }
    : undefined;
};

/** Where a file holds several years, the latest. */
export const onlyOf = (taking: Taking): Proposal["only"] => {
  const [year] = take(taking, "year", (column) => column.distinct > 1 && column.distinct <= 20);
  if (!year) return undefined;
  const values = [...new Set(year.texts.filter(Boolean))].sort((a, b) => Number(a) - Number(b));
  return { column: year.header, values: values.slice(-1) };
};
