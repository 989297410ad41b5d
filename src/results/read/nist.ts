import { unreadable } from "./bytes.ts";
import type { Grid, GridRow } from "./grid.ts";

/** Columns of the grid a NIST report is read into, with the roles they have. */
export const nistRoles = {
  contest: "contest",
  station: "station",
  regions: ["region"],
  registered: "registered",
  issued: "issued",
  rejected: "rejected",
  candidate: "candidate",
  party: "party",
  votes: "votes",
};

const headers = [
  "contest",
  "station",
  "region",
  "registered",
  "issued",
  "rejected",
  "candidate",
  "party",
  "votes",
];

/** An object of the report; XML and JSON come to the same shape (see nistXml). */
export type Thing = Record<string, unknown>;

const things = (value: unknown): Thing[] =>
  (Array.isArray(value) ? value : value === undefined ? [] : [value]).filter(
    (one): one is Thing => typeof one === "object" && one !== null,
  );

const text = (value: unknown): string => {
  if (typeof value === "string" || typeof value === "number") return String(value);
  const [first] = things((value as Thing | undefined)?.Text);
  return first ? text(first.Content ?? first["#text"]) : "";
};

const idOf = (thing: Thing): string => text(thing["@id"] ?? thing["@ObjectId"]);

const ids = (value: unknown): string[] =>
  Array.isArray(value) ? value.map(text) : text(value).split(/\s+/).filter(Boolean);

const byId = (list: Thing[]): Map<string, Thing> =>
  new Map(list.map((thing) => [idOf(thing), thing]));

interface Report {
  units: Map<string, Thing>;
  parties: Map<string, Thing>;
  /** The unit that holds a unit, by its id. */
  parents: Map<string, string>;
}

const parentsOf = (units: Map<string, Thing>): Map<string, string> => {
  const parents = new Map<string, string>();
  for (const [id, unit] of units) {
    for (const part of ids(unit.ComposingGpUnitIds)) parents.set(part, id);
  }
  return parents;
};

const isStation = (unit: Thing | undefined): boolean =>
  /precinct|polling-place|vote-center/.test(text(unit?.Type)) ||
  unit?.ComposingGpUnitIds === undefined;

const unitName = (unit: Thing | undefined, id: string): string =>
  text(unit?.Name) || text(unit?.Number) || id;

/** A report gives sums beside their parts: votes of a unit are kept where no smaller unit of it has any. */
const isFinest = (report: Report, unit: string, counted: ReadonlySet<string>): boolean =>
  !ids(report.units.get(unit)?.ComposingGpUnitIds).some((part) => counted.has(part));

const ballotsOf = (election: Thing, unit: string): Thing | undefined =>
  things(election.BallotCounts).find(({ GpUnitId }) => text(GpUnitId) === unit);

interface Selection {
  name: string;
  party: string;
  /** Votes by unit; several counts of one unit (by kind of ballot) are summed unless a total is given. */
  votes: Map<string, number | string>;
}

const votesByUnit = (selection: Thing): Map<string, number | string> => {
  const counts = things(selection.VoteCounts);
  const totals = new Set(
    counts.filter((c) => text(c.Type) === "total").map((c) => text(c.GpUnitId)),
  );
  const votes = new Map<string, number | string>();
  for (const count of counts) {
    const unit = text(count.GpUnitId);
    if (totals.has(unit) && text(count.Type) !== "total") continue;
    const more = Number(text(count.Count));
    votes.set(unit, Number(votes.get(unit) ?? 0) + more);
  }
  return votes;
};

const selectionOf = (
  selection: Thing,
  candidates: Map<string, Thing>,
  report: Report,
): Selection => {
  const chosen = ids(selection.CandidateIds).map((id) => candidates.get(id));
  const names = chosen.map((c) => text(c?.BallotName)).filter(Boolean);
  const partyIds = [
    ...ids(selection.PartyIds),
    ...ids(selection.EndorsementPartyIds),
    ...chosen.flatMap((c) => ids(c?.PartyId)),
  ];
  const party = partyIds.map((id) => report.parties.get(id)).find(Boolean);
  const label = party ? text(party.Abbreviation) || text(party.Name) : "";
  const own = text(selection.Selection) || (selection.IsWriteIn ? "write-in" : "");
  return { name: names.join(" / ") || own, party: label, votes: votesByUnit(selection) };
};

function* contestRows(contest: Thing, election: Thing, report: Report): Generator<GridRow> {
  const candidates = byId(things(election.Candidate));
  const selections = things(contest.ContestSelection).map((s) =>
    selectionOf(s, candidates, report),
  );
  const counted = new Set(selections.flatMap(({ votes }) => [...votes.keys()]));
  for (const unit of counted) {
    if (!isFinest(report, unit, counted)) continue;
    const thing = report.units.get(unit);
    const parent = report.parents.get(unit);
    const ballots = ballotsOf(election, unit);
    const start = [
      text(contest.Name),
      isStation(thing) ? unitName(thing, unit) : "",
      parent ? unitName(report.units.get(parent), parent) : "",
      text(thing?.VotersRegistered),
      text(ballots?.BallotsCast),
      text(ballots?.BallotsRejected),
    ];
    for (const { name, party, votes } of selections) {
      yield { line: null, cells: [...start, name, party, String(votes.get(unit) ?? "")] };
    }
  }
}

/**
 * A report in the common data format of NIST SP 1500-100 (version 2, and what version 1 shares with it) as a grid: a row for
 * each choice at each smallest unit that has counts.
 */
export const nistGrid = (report: unknown, file: string): Grid => {
  const [top] = things(report);
  const elections = things(top?.Election);
  if (elections.length === 0) {
    throw unreadable(file, "No Election in the report", "Is it NIST SP 1500-100 election results?");
  }
  const units = byId(things(top.GpUnit));
  const context = { units, parties: byId(things(top.Party)), parents: parentsOf(units) };
  const contests = elections.flatMap((election) =>
    things(election.Contest).map((contest) => ({ contest, election })),
  );
  const rows = contests.flatMap(({ contest, election }) =>
    contestRows(contest, election, context).toArray(),
  );
  return { headers, rows };
};

const repeated = new Set([
  "GpUnit",
  "Party",
  "Election",
  "Candidate",
  "Contest",
  "ContestSelection",
  "VoteCounts",
  "BallotCounts",
  "Text",
]);

/** The XML form as the same objects as the JSON form: attributes by `@`, no entity of the file's own expanded. */
export const nistXml = async (source: string, file: string): Promise<Grid> => {
  const { XMLParser, XMLValidator } = await import("fast-xml-parser");
  if (/<!DOCTYPE|<!ENTITY/i.test(source)) {
    throw unreadable(file, "The XML declares a document type or entities", "Give it without.");
  }
  if (XMLValidator.validate(source) !== true) {
    throw unreadable(file, "The XML is broken or cut short", "Fetch the file anew.");
  }
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: "@",
    removeNSPrefix: true,
    parseTagValue: false,
    parseAttributeValue: false,
    isArray: (name) => repeated.has(name),
  });
  const parsed = parser.parse(source) as Thing;
  return nistGrid(parsed.ElectionReport, file);
};

/** The JSON form. */
export const nistJson = (source: string, file: string): Grid => {
  try {
    return nistGrid(JSON.parse(source), file);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw unreadable(file, "The JSON is broken or cut short", "Fetch the file anew.");
  }
};
