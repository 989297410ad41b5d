import { MandateError } from "../../lib/error.ts";
import { nearest } from "../../lib/suggest.ts";
import { type Stations, UNKNOWN } from "../../model/forensics.ts";
import type { Cell, Table } from "../../model/table.ts";
import { rowsOf } from "./table-rows.ts";

export interface Subject {
  /** Id of the tabulation. */
  tabulation: string;
  /** Party id, label or candidate under test; absent: whoever has most votes. */
  party?: string;
}

/** The stations of a tabulation, whose votes the `leader` column holds, and each station's own key. */
export interface Loaded {
  stations: Stations;
  subject: string;
  /** Contest and station, so that two counts can be matched. */
  keys: string[];
  /** Narrowest place each station lies in. */
  places: string[];
  /** Everyone with votes, most first. */
  ranking: string[];
}

/** Larger counts are clipped: they are implausible either way, and tests leave them out by name. */
const CLIP = 2_000_000_000;

const toCount = (cell: Cell | undefined): number =>
  cell === null || cell === undefined ? UNKNOWN : Math.max(UNKNOWN, Math.min(Number(cell), CLIP));

const first = (cell: Cell | undefined): string =>
  Array.isArray(cell) && cell.length > 0 ? String(cell[0]) : "";

/** Names one thing of a contest: its candidate, its station. */
const keyOf = (contest: Cell, of: Cell): string => `${String(contest)}\n${String(of)}`;

/** Who a vote is for: the party where it is known, else its label, else the candidate. */
const standsFor = (candidates: readonly Cell[][], tabulation: string): Map<string, string> =>
  new Map(
    candidates
      .filter((row) => row[0] === tabulation)
      .map(([, contest, candidate, , party, label]) => [
        keyOf(contest, candidate),
        String(party ?? label ?? candidate),
      ]),
  );

interface Tally {
  /** Votes by sheet of each party. */
  bySheet: Map<string, Map<number, number>>;
  /** Sheets with an illegible vote, and the sum of the legible ones on each. */
  listed: Map<number, number>;
  totals: Map<string, number>;
}

const tallyVotes = (votes: readonly Cell[][], parties: Map<string, string>, tabulation: string) => {
  const tally: Tally = { bySheet: new Map(), listed: new Map(), totals: new Map() };
  for (const [owner, sheet, contest, candidate, count] of votes) {
    if (owner !== tabulation) continue;
    const number = Number(sheet);
    const party = parties.get(keyOf(contest, candidate)) ?? String(candidate);
    let sheets = tally.bySheet.get(party);
    if (!sheets) tally.bySheet.set(party, (sheets = new Map()));
    const votes = toCount(count);
    const before = sheets.get(number) ?? 0;
    sheets.set(number, votes === UNKNOWN || before === UNKNOWN ? UNKNOWN : before + votes);
    const sum = tally.listed.get(number) ?? 0;
    tally.listed.set(number, votes === UNKNOWN || sum === UNKNOWN ? UNKNOWN : sum + votes);
    if (votes > 0) tally.totals.set(party, (tally.totals.get(party) ?? 0) + votes);
  }
  return tally;
};

const noParty = (party: string, known: Iterable<string>): MandateError => {
  const meant = nearest(party, known);
  return new MandateError({
    code: "forensics/unknown-party",
    kind: "usage",
    message: `nobody in this tabulation is called “${party}”`,
    fix: meant ? `Did you mean “${meant}”?` : "Leave --party out to test the leader.",
  });
};

const rank = ({ totals }: Tally): string[] =>
  [...totals].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([name]) => name);

/** The party asked for, by name whatever the letter case, or the one with most votes. */
const choose = (tally: Tally, party: string | undefined): string => {
  if (party === undefined) return rank(tally)[0] ?? "";
  const known = [...tally.bySheet.keys()];
  const found = known.find((name) => name.toLowerCase() === party.toLowerCase());
  if (found === undefined) throw noParty(party, known);
  return found;
};

const coded = (names: readonly string[]) => {
  const index = new Map<string, number>();
  const codes = Int32Array.from(names, (name) => {
    const known = index.get(name);
    if (known !== undefined) return known;
    index.set(name, index.size);
    return index.size - 1;
  });
  return { codes, names: [...index.keys()] };
};

/** A column, or nothing at all where no sheet has it. */
const column = (values: number[]): Int32Array | undefined =>
  values.some((value) => value !== UNKNOWN) ? Int32Array.from(values) : undefined;

/** Narrowest place of each station, else its contest. */
const placesOf = async (tables: readonly Table[], tabulation: string) => {
  const places = new Map<string, string>();
  for (const [owner, contest, station, cell] of await rowsOf(tables, "stations")) {
    if (owner !== tabulation || !Array.isArray(cell)) continue;
    places.set(keyOf(contest, station), cell.join(" › "));
  }
  return (contest: Cell, station: Cell): string =>
    places.get(keyOf(contest, station)) || String(contest);
};

const regionsOf = async (tables: readonly Table[], tabulation: string) => {
  const regions = new Map<string, string>();
  for (const [owner, contest, cell] of await rowsOf(tables, "contests")) {
    if (owner === tabulation) regions.set(String(contest), first(cell));
  }
  for (const [owner, contest, station, cell] of await rowsOf(tables, "stations")) {
    if (owner === tabulation && first(cell)) regions.set(keyOf(contest, station), first(cell));
  }
  return (contest: string, station: string): string =>
    regions.get(`${contest}\n${station}`) ?? regions.get(contest) ?? "";
};

/**
 * The stations of one tabulation, from the tables of the results stage. Valid votes are the sum of the votes listed
 * where they are not given and every candidate is. Throws `forensics/unknown-party` and `forensics/no-stations`.
 */
export const loadStations = async (
  tables: readonly Table[],
  { tabulation, party }: Subject,
): Promise<Loaded> => {
  const sheets = (await rowsOf(tables, "sheets")).filter(
    (row) => row[0] === tabulation && row[3] !== null,
  );
  if (sheets.length === 0) {
    throw new MandateError({
      code: "forensics/no-stations",
      message: `the tabulation “${tabulation}” has no polling stations`,
      fix: "Forensic tests need results by station. See mandate tables for what there is.",
    });
  }
  const parties = standsFor(await rowsOf(tables, "candidates"), tabulation);
  const tally = tallyVotes(await rowsOf(tables, "votes"), parties, tabulation);
  const subject = choose(tally, party);
  const listsAll = (await rowsOf(tables, "tabulations")).some(
    (row) => row[0] === tabulation && row[8] === "all",
  );
  const placeOf = await placesOf(tables, tabulation);
  const regionOf = await regionsOf(tables, tabulation);
  const votes = tally.bySheet.get(subject);
  const valid = sheets.map(([, sheet, , , , , given]) =>
    given === null && listsAll ? (tally.listed.get(Number(sheet)) ?? UNKNOWN) : toCount(given),
  );
  const region = coded(sheets.map((row) => regionOf(String(row[2]), String(row[3]))));
  const contest = coded(sheets.map((row) => String(row[2])));
  const columns = {
    registered: column(sheets.map((row) => toCount(row[4]))),
    issued: column(sheets.map((row) => toCount(row[5]))),
    valid: column(valid),
    rejected: column(sheets.map((row) => toCount(row[7]))),
    leader: column(sheets.map((row) => votes?.get(Number(row[1])) ?? UNKNOWN)),
  };
  return {
    stations: {
      size: sheets.length,
      ...Object.fromEntries(Object.entries(columns).filter(([, counts]) => counts)),
      region: region.codes,
      regions: region.names,
      contest: contest.codes,
      contests: contest.names,
    },
    subject,
    keys: sheets.map((row) => keyOf(row[2], row[3])),
    places: sheets.map((row) => placeOf(row[2], row[3])),
    ranking: rank(tally),
  };
};
