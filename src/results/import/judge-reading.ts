import type { GridRow } from "../read/grid.ts";
import type { Judged, RoleCounts } from "./judge.ts";
import { isPersonName } from "./people.ts";
import type { Column } from "./profile.ts";
import { distinctRows } from "./told-apart.ts";

interface Reading {
  isLong: boolean;
  candidates: readonly Column[];
  counts: RoleCounts;
  columns: readonly Column[];
  rows: readonly GridRow[];
  /** The columns that name a sheet. */
  key: readonly Column[];
}

const atMost = (judged: Judged, most: number, doubt: string): void => {
  judged.confidence = Math.min(judged.confidence, most);
  judged.doubts.unshift(doubt);
};

/** A header made of numbers is a first row of data. */
const hasNoHeader = ({ columns }: Reading): boolean => {
  const numbers = columns.filter(({ header }) => /^\p{Nd}{2,}(?: \(\d+\))?$/u.test(header));
  return numbers.length > 1 && numbers.length * 2 >= columns.length;
};

/** “Valid first votes” and “valid second votes”: a row holds the votes of more than one poll. */
const pollsIn = ({ isLong, columns, candidates }: Reading): string[] =>
  isLong
    ? []
    : columns
        .filter(
          (column) => column.word === "valid" && column.isCount && !candidates.includes(column),
        )
        .map(({ header }) => header);

/** Do most rows share their place with others? They are then of a candidate each, or of a part of the votes. */
const sharesPlaces = ({ isLong, key, rows }: Reading): boolean =>
  !isLong && key.length > 0 && rows.length > 3 && distinctRows(key) * 2 <= rows.length;

/** How many rows are of the same place as one before, of data with a row a sheet. */
const alike = ({ isLong, key, rows }: Reading): number =>
  isLong || key.length === 0 ? 0 : rows.length - distinctRows(key);

/** What speaks against the reading as a whole, whatever its sums say: it is then hardly sure of anything. */
export const judgeReading = (reading: Reading, judged: Judged): void => {
  const { isLong, candidates, counts } = reading;
  const polls = pollsIn(reading);
  if (polls.length > 1)
    atMost(
      judged,
      0.4,
      `several columns are of valid votes (${polls.slice(0, 4).join(" · ")}): if a row holds more than one poll, keep the candidates’ columns of one`,
    );
  // Where another column is of the rejected, or the candidates are people, none of them is.
  const mayHold =
    counts.rejected.length === 0 && !candidates.every(({ header }) => isPersonName(header));
  if (counts.valid && !isLong && counts.valid.word !== "valid" && mayHold)
    atMost(
      judged,
      0.75,
      `“${counts.valid.header}” is taken for the valid votes because ${candidates.length} columns sum to it; its header was not understood: see that none of them is of rejected votes`,
    );
  if (!isLong && candidates.length === 0) atMost(judged, 0.05, "no candidates were found");
  const same = alike(reading);
  // A few sheets of one station are a finding about them; many say that the reading is wrong.
  if (same > 0 && !sharesPlaces(reading))
    atMost(
      judged,
      same * 20 > reading.rows.length ? 0.4 : 1,
      `${same} of ${reading.rows.length} rows are of the same place as another: what else tells them apart is not understood`,
    );
  if (sharesPlaces(reading))
    atMost(
      judged,
      0.1,
      `most rows share their ${reading.key.map(({ header }) => `“${header}”`).join(" and ")} with others: if each is of one candidate, name the columns of candidates and votes`,
    );
  if (hasNoHeader(reading))
    atMost(judged, 0.05, "the file has no header: put a first row above it that names its columns");
};
