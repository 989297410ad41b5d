import type { Column } from "./profile.ts";
import { isText, type Taking, take } from "./taking.ts";

const distinctRows = (columns: readonly Column[], rows: number): number =>
  new Set(
    Array.from({ length: rows }, (_, row) => columns.map(({ texts }) => texts[row]).join("\u0000")),
  ).size;

/** Ways of voting are few: by post, early, on the day, … */
const mostTypes = 20;

/**
 * The column that tells rows apart which are else of one candidate on one sheet: votes by post and votes on the day, which are
 * then added. Found by what it does; a header that says so only decides between several.
 */
export const countTypeOf = (taking: Taking, key: readonly Column[]): Column | undefined => {
  const rows = taking.rows.length;
  const apart = distinctRows(key, rows);
  if (apart === rows) return undefined;
  const said = take(taking, "countType", isText);
  const unused = taking.columns.filter(
    (column) => !taking.used.has(column) && isText(column) && column.distinct <= mostTypes,
  );
  const found = [...said, ...unused].find(
    (column) => column.distinct > 1 && distinctRows([...key, column], rows) >= 0.99 * rows,
  );
  if (found) taking.used.add(found);
  return found;
};
