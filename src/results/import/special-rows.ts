import type { Proposal } from "./proposal.ts";
import { type Taking, take } from "./taking.ts";

/** Rows that hold a sum of others: a column whose every other cell is filled says so by a word. */
export const totalsIn = (taking: Taking): Proposal["totals"] => {
  for (const column of taking.columns) {
    const values = [...new Set(column.texts)].filter((text) =>
      /^(?:grand )?total(?:es|s)?$|^overall|^all$|^(?:valid|null|voters|rejected|registered)$|^итого|^всего|^کل$|^ميزان|^میزان/i.test(
        text,
      ),
    );
    if (values.length > 0 && values.length <= 6 && column.distinct > values.length) {
      return { column: column.header, values };
    }
  }
  return undefined;
};

/** Where a file holds several years, the latest. */
export const onlyOf = (taking: Taking): Proposal["only"] => {
  const [year] = take(taking, "year", (column) => column.distinct > 1 && column.distinct <= 20);
  if (!year) return undefined;
  const values = [...new Set(year.texts.filter(Boolean))].sort((a, b) => Number(a) - Number(b));
  return { column: year.header, values: values.slice(-1) };
};
