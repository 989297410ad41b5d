import { formatNumber } from "./format.ts";

interface Column {
  name: string;
  number?: boolean;
  /** With + before what is more than nothing. */
  signed?: boolean;
}

type Value = string | number | boolean | null | undefined;

interface GridProps {
  label: string;
  columns: Column[];
  rows: Value[][];
}

const textOf = (value: Value, { signed }: Column): string => {
  if (value === null || value === undefined || value === "") return "–";
  if (typeof value !== "number") return String(value);
  return `${signed && value > 0 ? "+" : ""}${formatNumber(value)}`;
};

/** A table of plain cells that scrolls by itself where it is wider than the page. */
export const Grid = ({ label, columns, rows }: GridProps) => (
  // biome-ignore lint: a region that scrolls must be reachable by keyboard
  <div className="scroll" tabIndex={0} role="group" aria-label={label}>
    <table>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column.name} scope="col" className={column.number ? "number" : ""} dir="auto">
              {column.name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={JSON.stringify(row)}>
            {columns.map((column, index) => (
              <td key={column.name} className={column.number ? "number" : ""} dir="auto">
                {textOf(row[index], column)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);
