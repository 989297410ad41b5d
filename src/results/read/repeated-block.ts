type Row = readonly string[];

const kindOf = (cells: readonly string[]): "blank" | "whole" | "number" | "text" => {
  const given = cells.map((cell) => cell.trim()).filter((cell) => cell !== "");
  if (given.length === 0) return "blank";
  if (given.every((cell) => /^\p{Nd}+$/u.test(cell))) return "whole";
  return given.every((cell) => /^[\p{Nd}.,\s%]+$/u.test(cell)) ? "number" : "text";
};

/** Kinds that may stand in one column: a share of 12 is written whole, a candidate may have no party. */
const alike = (a: string, b: string): boolean =>
  a === b || a === "blank" || b === "blank" || (a !== "text" && b !== "text");

/**
 * The names of all columns where the rows are wider than their header: France's ministry names the columns of the first
 * candidate and lets those of the others follow without. A block of the last names that holds a name and a count repeats, if the
 * cells below say so; cells that are all blank are a delimiter too many. Else the header is left as it is, and rows that
 * do not fit it are set aside.
 */
export const widenHeader = (header: Row, rows: readonly Row[], width: number): Row => {
  const extra = width - header.length;
  if (extra <= 0) return header;
  const kinds = Array.from({ length: width }, (_, at) =>
    kindOf(rows.filter(({ length }) => length === width).map((row) => row[at])),
  );
  if (kinds.slice(header.length).every((kind) => kind === "blank"))
    return [...header, ...Array.from({ length: extra }, () => "")];
  for (let size = 2; size <= Math.min(extra, header.length); size++) {
    const from = header.length - size;
    const block = kinds.slice(from, header.length);
    if (extra % size !== 0 || !block.includes("text") || !block.includes("whole")) continue;
    if (kinds.slice(header.length).every((kind, i) => alike(kind, block[i % size])))
      return [...header, ...Array.from({ length: extra }, (_, i) => header[from + (i % size)])];
  }
  return header;
};
