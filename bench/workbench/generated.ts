import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** As many polling stations as Pakistan had in 2024, and as many contests. */
const STATIONS = 90_000;
const CONTESTS = 266;
const PARTIES = 8;

/** The same numbers at every run, without a seed to keep: a multiplicative hash of the row and the column. */
const some = (row: number, column: number, most: number): number =>
  (Math.imul(row + 1, 2_654_435_761 + 40_503 * column) >>> 0) % most;

const line = (row: number): string => {
  const votes = Array.from({ length: PARTIES }, (_, party) => some(row, party, 160));
  const valid = votes.reduce((sum, count) => sum + count, 0);
  const rejected = some(row, 20, 25);
  // One sheet in a hundred does not add up.
  const said = row % 100 === 0 ? valid - 1 : valid;
  const registered = valid + rejected + some(row, 21, 400);
  return [`C-${1 + (row % CONTESTS)}`, `S-${row}`, registered, said, rejected, ...votes].join(",");
};

const descriptor = `title: Sheets of ninety thousand stations
issuer: A generator
stage: station-sheets
level: station
election: 2024-02-08
coverage: { candidates: all, stations: all }
data: sheets.csv
columns: { contest: contest, station: station, registered: registered, valid: valid, rejected: rejected }
candidates:
${Array.from({ length: PARTIES }, (_, party) => `  - { column: P${party}, party: P${party} }`).join("\n")}
`;

/** A case with 90,000 sheets, in a folder of its own. */
export const generatedCase = (): string => {
  const folder = mkdtempSync(join(tmpdir(), "mandate-bench-"));
  mkdirSync(join(folder, "results"));
  const parties = Array.from(
    { length: PARTIES },
    (_, party) => `  - { id: P${party}, name: P${party} }`,
  );
  writeFileSync(
    join(folder, "case.yaml"),
    `title: Ninety thousand sheets\nquestion: Do they scroll?\nparties:\n${parties.join("\n")}\n`,
  );
  writeFileSync(join(folder, "results", "sheets.yaml"), descriptor);
  const head = `contest,station,registered,valid,rejected,${Array.from({ length: PARTIES }, (_, party) => `P${party}`).join(",")}`;
  const lines = Array.from({ length: STATIONS }, (_, row) => line(row));
  writeFileSync(join(folder, "results", "sheets.csv"), `${[head, ...lines].join("\n")}\n`);
  return folder;
};
