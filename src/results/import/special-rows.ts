import type { Column } from "./profile.ts";
import type { Proposal } from "./proposal.ts";
import { type Taking, take } from "./taking.ts";

/** Rows told apart by what one of their cells holds. */
export type Rows = { column: string; values: string[] };

const sums =
  /^(?:grand |sub ?)?total(?:es|s)?\b|^overall|^all$|^(?:valid|null|voters|rejected|registered)$|^(?:registered voters|ballots cast|votes cast|valid votes)\b|^(?:total )?registered (?:voters|electors)\b|^итого|^всего|^усього|^کل$|^ميزان|^میزان|^مجموع|^المجموع|^toplam$|^jumlah$|^razem$|^gesamt|^totale$/i;

const rejected =
  /^(?:under|over) ?votes?$|^(?:blank|spoil(?:ed|t)|invalid|rejected|null|void)(?: (?:votes?|ballots?|papers?))?$|^votos? (?:em )?(?:brancos?|blancos?|nulos?|en blanco)$|^(?:brancos?|blancos?|nulos?|blancs?|nuls?)$|^(?:bulletins? |votes? )?(?:blancs?|nuls?)$|^votos? no marcad|^(?:en blanco|nulo)$|^недействит|باطل|مسترد/i;

const valuesLike = ({ texts }: Column, pattern: RegExp): string[] =>
  [...new Set(texts)].filter((text) => pattern.test(text.trim()));

/** Rows that hold a sum of others: a column whose every other cell is filled says so by a word. */
export const totalsIn = (taking: Taking): Rows | undefined => {
  for (const column of taking.columns) {
    const values = valuesLike(column, sums);
    if (values.length > 0 && values.length <= 6 && column.distinct > values.length)
      return { column: column.header, values };
  }
  return undefined;
};

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
