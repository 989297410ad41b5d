import type { ReportFacts, ReturnRow } from "./rows.ts";

type Thing = Record<string, unknown>;

const words = (content: string): Thing => ({
  "@type": "ElectionResults.InternationalizedText",
  Text: [{ "@type": "ElectionResults.LanguageString", Content: content, Language: "und" }],
});

/** Ids in the order things are first met: the same input gives the same ids. */
const numbering = (prefix: string) => {
  const ids = new Map<string, string>();
  return {
    ids,
    of: (key: string): string => {
      const id = ids.get(key) ?? `${prefix}${ids.size + 1}`;
      ids.set(key, id);
      return id;
    },
  };
};

interface Gathered {
  units: Map<string, Thing>;
  parties: Map<string, Thing>;
  candidates: Map<string, Thing>;
  contests: Map<string, { thing: Thing; selections: Map<string, Thing> }>;
  ballots: Map<string, Thing>;
}

const placeKey = ({ contest, station, regions, sheet }: ReturnRow): string =>
  JSON.stringify([regions, station ?? contest, sheet]);

const unitOf = (row: ReturnRow, id: string): Thing => ({
  "@id": id,
  "@type": "ElectionResults.ReportingUnit",
  Type: row.station === null ? "electoral-district" : "precinct",
  Name: words(row.station ?? row.contest),
  ...(row.registered !== null && { VotersRegistered: row.registered }),
});

const gather = (rows: Iterable<ReturnRow>): Gathered => {
  const [unitIds, regionIds, partyIds, candidateIds, contestIds] = ["u", "r", "p", "k", "c"].map(
    numbering,
  );
  const all: Gathered = {
    units: new Map(),
    parties: new Map(),
    candidates: new Map(),
    contests: new Map(),
    ballots: new Map(),
  };
  const addRegion = (name: string, unit: string): void => {
    const id = regionIds.of(name);
    const region = all.units.get(id) ?? {
      "@id": id,
      "@type": "ElectionResults.ReportingUnit",
      Type: "other",
      OtherType: "region",
      Name: words(name),
      ComposingGpUnitIds: [],
    };
    (region.ComposingGpUnitIds as string[]).push(unit);
    all.units.set(id, region);
  };
  const addUnit = (row: ReturnRow): string => {
    const id = unitIds.of(placeKey(row));
    if (all.units.has(id)) return id;
    all.units.set(id, unitOf(row, id));
    const region = row.regions.at(-1);
    if (region) addRegion(region, id);
    if (row.issued !== null || row.rejected !== null) {
      const counts = {
        ...(row.issued !== null && { BallotsCast: row.issued }),
        ...(row.rejected !== null && { BallotsRejected: row.rejected }),
      };
      all.ballots.set(id, {
        "@type": "ElectionResults.BallotCounts",
        GpUnitId: id,
        Type: "total",
        ...counts,
      });
    }
    return id;
  };
  const addParty = (label: string): string => {
    const id = partyIds.of(label);
    all.parties.set(id, {
      "@id": id,
      "@type": "ElectionResults.Party",
      Abbreviation: label,
      Name: words(label),
    });
    return id;
  };
  const selectionFor = (row: ReturnRow, unit: string): Thing => {
    const contestId = contestIds.of(row.contest);
    const thing = {
      "@id": contestId,
      "@type": "ElectionResults.CandidateContest",
      Name: row.contest,
      ElectionDistrictId: unit,
      VotesAllowed: 1,
    };
    const contest = all.contests.get(contestId) ?? { thing, selections: new Map<string, Thing>() };
    all.contests.set(contestId, contest);
    const candidateId = candidateIds.of(JSON.stringify([row.contest, row.candidate, row.party]));
    const known = contest.selections.get(candidateId);
    if (known) return known;
    const partyId = row.party === null ? undefined : addParty(row.party);
    all.candidates.set(candidateId, {
      "@id": candidateId,
      "@type": "ElectionResults.Candidate",
      BallotName: words(row.candidate),
      ...(partyId && { PartyId: partyId }),
    });
    const selection = {
      "@id": `${candidateId}-s`,
      "@type": "ElectionResults.CandidateSelection",
      CandidateIds: [candidateId],
      VoteCounts: [],
    };
    contest.selections.set(candidateId, selection);
    return selection;
  };
  for (const row of rows) {
    const unit = addUnit(row);
    const counts = selectionFor(row, unit).VoteCounts as Thing[];
    // A count the sheet does not give is left out: the format has no word for illegible.
    if (row.votes !== null)
      counts.push({
        "@type": "ElectionResults.VoteCounts",
        GpUnitId: unit,
        Type: "total",
        Count: row.votes,
      });
  }
  return all;
};

/** A tabulation as an election report of NIST SP 1500-100 version 2, JSON form. */
export const nistReport = (facts: ReportFacts, rows: Iterable<ReturnRow>): Thing => {
  const { units, parties, candidates, contests, ballots } = gather(rows);
  const day = facts.election;
  const scope = [...units.keys()][0] ?? "u1";
  return {
    "@type": "ElectionResults.ElectionReport",
    Format: "precinct-level",
    GeneratedDate: facts.generated,
    Issuer: facts.issuer,
    IssuerAbbreviation: facts.issuer.slice(0, 40),
    SequenceStart: 1,
    SequenceEnd: 1,
    Status: "unofficial-partial",
    VendorApplicationId: "Mandate",
    GpUnit: [...units.values()],
    Party: [...parties.values()],
    Election: [
      {
        "@type": "ElectionResults.Election",
        Name: words(facts.title),
        StartDate: day,
        EndDate: day,
        Type: "general",
        ElectionScopeId: scope,
        BallotCounts: [...ballots.values()],
        Candidate: [...candidates.values()],
        Contest: [...contests.values()].map(({ thing, selections }) =>
          Object.assign(thing, { ContestSelection: [...selections.values()] }),
        ),
      },
    ],
  };
};

const escapeXml = (text: string): string =>
  text
    // oxlint-disable-next-line no-control-regex -- XML 1.0 has no place for them, escaped or not
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "\ufffd")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");

const element = (name: string, value: unknown): string => {
  if (Array.isArray(value)) {
    return name.endsWith("Ids")
      ? `<${name}>${value.map(String).join(" ")}</${name}>`
      : value.map((one) => element(name, one)).join("");
  }
  if (typeof value !== "object" || value === null)
    return `<${name}>${escapeXml(String(value))}</${name}>`;
  const { "@id": id, "@type": type, Content, Language, ...children } = value as Thing;
  const attributes = [
    id ? ` ObjectId="${escapeXml(id as string)}"` : "",
    type && /Contest$|Selection$|ReportingUnit$/.test(type as string)
      ? ` xsi:type="${(type as string).split(".")[1]}"`
      : "",
    Language ? ` Language="${escapeXml(Language as string)}"` : "",
  ].join("");
  const inner =
    Content === undefined
      ? Object.entries(children)
          .map(([key, child]) => element(key, child))
          .join("")
      : escapeXml(Content as string);
  return `<${name}${attributes}>${inner}</${name}>`;
};

/** The same report in the XML form. */
export const nistXmlReport = (facts: ReportFacts, rows: Iterable<ReturnRow>): string => {
  const { "@type": _, ...report } = nistReport(facts, rows);
  const body = Object.entries(report)
    .map(([key, value]) => element(key, value))
    .join("");
  return (
    '<?xml version="1.0" encoding="UTF-8"?>\n<ElectionReport xmlns="http://itl.nist.gov/ns/voting/1500-100/v2"' +
    ` xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">${body}</ElectionReport>\n`
  );
};
