import type { ReturnRow } from "./rows.ts";

const cell = (value: string | number | null): string => {
  const text = value === null ? "" : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/**
 * OpenElections' precinct file: county, precinct, office, district, party, candidate, votes. The county is a station's widest
 * region; the contest stands under office, district stays empty.
 */
export const openElectionsCsv = (rows: Iterable<ReturnRow>): string => {
  const lines = ["county,precinct,office,district,party,candidate,votes"];
  for (const { regions, station, contest, party, candidate, votes } of rows) {
    lines.push(
      [regions[0] ?? "", station, contest, "", party, candidate, votes].map(cell).join(","),
    );
  }
  return `${lines.join("\n")}\n`;
};
