/** One candidate's votes on one sheet, with what stands on the sheet: what every format out is written from. */
export interface ReturnRow {
  sheet: number;
  contest: string;
  station: string | null;
  regions: readonly string[];
  registered: number | null;
  issued: number | null;
  rejected: number | null;
  candidate: string;
  party: string | null;
  votes: number | null;
}

/** What a report says of the tabulation as a whole. */
export interface ReportFacts {
  title: string;
  issuer: string;
  /** Polling day, ISO 8601. */
  election: string;
  /** When the report was made, ISO 8601 with time; given, so that the same input gives the same bytes. */
  generated: string;
}

/** The query that gives a tabulation's rows, its id in place of `$tab` (quoted for SQL). */
export const returnRowsSql = (tab: string): string => {
  const quoted = `'${tab.replaceAll("'", "''")}'`;
  return `select s.sheet, s.contest, s.station, coalesce(st.regions, c.regions, []) as regions, s.registered, s.issued,
      s.rejected, coalesce(k.name, v.candidate) as candidate, coalesce(k.party_label, k.party) as party, v.votes
    from votes v join sheets s on s.tabulation = v.tabulation and s.sheet = v.sheet
      left join stations st on st.tabulation = s.tabulation and st.contest = s.contest and st.station = s.station
      left join contests c on c.tabulation = s.tabulation and c.contest = s.contest
      left join candidates k on k.tabulation = v.tabulation and k.contest = v.contest and k.candidate = v.candidate
    where v.tabulation = ${quoted} order by s.sheet, v.candidate`;
};
