import type { GridRow } from "../read/grid.ts";
import type { Column } from "./profile.ts";
import { isCode, type Taking } from "./taking.ts";

type Rows = { column: string; values: string[] };

/** What a total is called where that is all the cell says, or where it begins with it. */
const sums =
  /^(?:grand |sub ?)?total(?:es|s)?(?![\p{L}\p{N}])|^overall|^all$|^(?:valid|null|voters|rejected|registered)$|^(?:(?:total )?registered (?:voters|electors)|ballots cast|votes cast|valid votes)(?![\p{L}])|^итого|^всего|^усього|^разом|^کل$|^ميزان|^میزان|^مجموع|^(?:ال)?مجموع|^(?:ال)?[إا]جمال|^toplam$|^jumlah(?: besar)?$|^razem$|^gesamt|^totale$|^celkem$|^osszesen$|^σ[υύ]νολ|^(?:合計|總計|总计|小計|小计|计|計)$|^(?:합계|소계|계)$|^รวม|^(?:সর্ব)?মোট$|^(?:कुल|जम्मा|योग)$/iu;

/** The same, told from a name that happens to begin so. */
const isWord = (text: string): boolean =>
  sums.test(text) && (text.split(/\s+/).length <= 3 || /^(?:grand|sub)? ?total/i.test(text));

/** A total that stands behind what it is of: “District total”. */
const saysTotal = (text: string): boolean =>
  isWord(text) || /(?:^|\P{L})(?:sub)?total(?:es|s)?(?!\p{L})|小計|合計|소계|합계/iu.test(text);

/** Sums worth the name: of fewer votes a row may be the sum of others by chance. */
const fewestVotes = 30;

/** How many of the first row's counts a run of others adds up to, or "beyond" once it is more than that. */
const adds = (
  columns: readonly Column[],
  row: number,
  sum: readonly number[],
): number | "beyond" => {
  let equal = 0;
  let over = 0;
  for (const [i, { counts }] of columns.entries()) {
    const said = counts[row] ?? 0;
    if (said === sum[i] && said > 0) equal++;
    else if (sum[i] > said) over++;
  }
  return over * 2 > columns.length ? "beyond" : equal;
};

/** Rows a sum is looked for in: a total over more is known by its name. */
const farthest = 5_000;

interface Sought {
  columns: readonly Column[];
  known: Set<number>;
  step: 1 | -1;
}

/** Is the row the sum of two or more rows beside it, those left out that are sums themselves? */
const isSum = ({ columns, known, step }: Sought, row: number): boolean => {
  const rows = columns[0].counts.length;
  const total = columns.reduce((sum, { counts }) => sum + (counts[row] ?? 0), 0);
  if (total < fewestVotes) return false;
  const sum = columns.map(() => 0);
  let taken = 0;
  for (let at = row + step; at >= 0 && at < rows && taken < farthest; at += step) {
    if (known.has(at)) continue;
    for (const [i, { counts }] of columns.entries()) sum[i] += counts[at] ?? 0;
    taken++;
    const equal = adds(columns, row, sum);
    if (equal === "beyond") return false;
    if (taken > 1 && equal > 1 && equal >= columns.length * 0.7) return true;
  }
  return false;
};

/** Rows that are sums of those above them, or of those below them. */
const summedRows = (taking: Taking): Set<number> => {
  const columns = taking.columns.filter(
    (column) => column.isCount && column.word !== "other" && !isCode(column, taking.rows),
  );
  const found = new Set<number>();
  if (columns.length < 2) return found;
  const rows = taking.rows.map((_, row) => row);
  const above: Sought = { columns, known: new Set(), step: -1 };
  for (const row of rows) if (isSum(above, row)) above.known.add(row);
  const below: Sought = { columns, known: new Set(above.known), step: 1 };
  for (const row of rows.toReversed()) if (isSum(below, row)) below.known.add(row);
  return below.known;
};

/** Values of a column that stand in sums alone and call themselves totals. */
const provenIn = ({ texts }: Column, summed: ReadonlySet<number>): string[] => {
  const others = new Set(texts.filter((_, row) => !summed.has(row)));
  const values = [...summed].sort((a, b) => a - b).map((row) => texts[row]);
  return [...new Set(values)].filter((text) => saysTotal(text) && !others.has(text));
};

/** At most so many words for a total are taken from a column where no sum bears them out. */
const mostWords = 6;

const valuesOf = (column: Column, summed: ReadonlySet<number>): string[] => {
  const said = [...new Set(column.texts)].filter(isWord);
  const words = said.length <= mostWords && column.distinct > said.length ? said : [];
  return [...new Set([...words, ...provenIn(column, summed)])];
};

/**
 * Rows that hold a sum of others: those a column names as such, and those whose counts add up and which are called totals. A sum without
 * the name is none yet (a village may have as many voters as its neighbours together): it is a doubt, for a person to look at. `rest` are the rows left.
 */
export const totalsIn = (taking: Taking): { totals: Rows[]; doubts: string[]; rest: GridRow[] } => {
  const summed = summedRows(taking);
  const totals: Rows[] = [];
  const named = new Set<number>();
  for (const column of taking.columns) {
    if (column.isCount) continue;
    const values = valuesOf(column, summed);
    const rows = taking.rows
      .keys()
      .filter((row) => values.includes(column.texts[row]))
      .toArray();
    if (!rows.some((row) => !named.has(row))) continue;
    for (const row of rows) named.add(row);
    totals.push({ column: column.header, values });
  }
  const left = [...summed].filter((row) => !named.has(row)).sort((a, b) => a - b);
  const lines = left.slice(0, 5).map((row) => taking.rows[row].line);
  const doubts =
    left.length === 0
      ? []
      : [
          `the counts of line ${lines.join(", ")}${left.length > 5 ? ` and ${left.length - 5} more` : ""} are the sum of lines beside: if these are totals, name them under \`totals\`, or they count twice`,
        ];
  return { totals, doubts, rest: taking.rows.filter((_, row) => !named.has(row)) };
};
