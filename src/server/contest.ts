import type { z } from "@hono/zod-openapi";
import type { CheckedCase } from "../claims/run.ts";
import { partyColours } from "../model/party-colours.ts";
import { quoteText } from "../tables/quote.ts";
import type { LiveCase } from "./live.ts";
import { recordsOf } from "./records.ts";
import type { contestSchema } from "./schemas/results.ts";

type Contest = z.infer<typeof contestSchema>;
type Standing = Contest["tabulations"][number]["standings"][number];

interface Input {
  checked: CheckedCase;
  query: LiveCase["query"];
  contest: string;
}

const standingsOf = async (tabulation: string, { query, contest }: Input) =>
  recordsOf(
    await query(
      `select candidate, name, coalesce(party, party_label) as party, votes, votes_low as low, votes_high as high,
       rank, rank_low as "rankLow", rank_high as "rankHigh"
       from standings(${quoteText(tabulation)}) where contest = ${quoteText(contest)} order by rank, candidate`,
    ),
  ) as unknown as Standing[];

const reachOf = async (tabulation: string, { query, contest }: Input) => {
  const [reach] = recordsOf(
    await query(
      `select c.registered, c.note, r.stations_expected as "stationsExpected",
       r.stations_counted as "stationsCounted", r.stations_missing as "stationsMissing", r.missing_max as "missingMax",
       (select count(*) from sheets s where s.tabulation = c.tabulation and s.contest = c.contest) as sheets
       from contests c join contest_reach(${quoteText(tabulation)}) r using (contest)
       where c.tabulation = ${quoteText(tabulation)} and c.contest = ${quoteText(contest)}`,
    ),
  );
  return reach;
};

/** One contest as every tabulation has it: standings with the bounds that missing sheets leave. Undefined if none has it. */
export const contestOf = async (input: Input): Promise<Contest | undefined> => {
  const { checked, query, contest } = input;
  const { descriptors, meta } = checked.opened;
  const colours = partyColours(meta.parties);
  // Bound, not compared with: a contest nobody has is no mistake in a query here.
  const { rows } = await query(
    `select tabulation, regions from contests where contest = concat(${quoteText(contest)}) order by tabulation`,
  );
  if (rows.length === 0) return undefined;
  const tabulations: Contest["tabulations"] = [];
  for (const { id, value } of descriptors) {
    if (!rows.some(([tabulation]) => tabulation === id)) continue;
    const standings = await standingsOf(id, input);
    tabulations.push({
      tabulation: id,
      title: value.title,
      issuer: value.issuer,
      listsCandidates: value.coverage.candidates,
      ...((await reachOf(id, input)) as { sheets: number }),
      standings: standings.map((one) => {
        const colour = one.party === undefined ? undefined : colours.get(one.party);
        return Object.assign(one, colour && { colour });
      }),
    });
  }
  const regions = rows.map(([, regions]) => regions as string[] | null).find((one) => one?.length);
  return { contest, regions: regions ?? [], tabulations };
};
