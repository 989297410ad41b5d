import type { CaseFile } from "../../model/case.ts";
import { inPlace, sqlList, sqlText } from "./sql.ts";
import { declaredOf, type KnownTabulation, othersOf } from "./tabulations.ts";
import type { Testable } from "./testable.ts";

/** A claim in the making: its sentence, and a check that runs in this case. */
export interface Drafted {
  claim: string;
  note: string;
  sql: string;
}

export interface TemplateContext {
  file: CaseFile;
  tabulations: readonly KnownTabulation[];
  /** Day of the text (ISO 8601), for sizes of chambers and members of alliances. */
  date: string | undefined;
}

type Of<K extends Testable["kind"]> = Extract<Testable, { kind: K }>;

const chamberName = ({ file }: TemplateContext, id: string | undefined): string =>
  file.chambers.find((chamber) => chamber.id === id)?.name ?? "";

const seatsWords = (context: TemplateContext, chamber: string | undefined): string =>
  `${chamberName(context, chamber)} seats`.trim();

const words: Readonly<Record<string, string>> = {
  "=": "",
  ">": "more than ",
  ">=": "at least ",
  "<": "fewer than ",
  "<=": "at most ",
};

const stageNote = ({ id, value }: KnownTabulation): string =>
  `Counted from ${id} (${value.issuer}, stage ${value.stage}${value.as_of === undefined ? "" : `, as of ${value.as_of}`}).`;

const dateOf = ({ date }: TemplateContext, tabulation: KnownTabulation): string =>
  `date ${sqlText(date ?? tabulation.value.as_of ?? tabulation.value.election)}`;

const seats = (context: TemplateContext, one: Of<"seats">): Drafted[] => {
  const declared = declaredOf(context.tabulations, one);
  if (declared === undefined) return [];
  const { party, compare, count, place, year } = one;
  return [
    {
      claim: `${party} won ${words[compare]}${count} ${seatsWords(context, one.chamber ?? declared.value.chamber)}${place === undefined ? "" : ` in ${place}`}${year === undefined ? "" : ` in ${year}`}`,
      note: stageNote(declared),
      sql: `with won as (
  select contest, tied${place === undefined ? "" : ", regions"} from winners(${sqlText(declared.id)}) where party = ${sqlText(party)}
)
select ${count} as claimed, count(*) filter (not tied${inPlace("regions", place)}) as declared,
  string_agg(contest, ', ' order by contest) as seats_of_the_party, declared ${compare} ${count} as holds
from won`,
    },
  ];
};

const moreThan = (context: TemplateContext, one: Of<"more-than">): Drafted[] => {
  const declared = declaredOf(context.tabulations, one);
  if (declared === undefined) return [];
  return [
    {
      claim: `${one.party} won more ${seatsWords(context, one.chamber ?? declared.value.chamber)} than ${one.others.join(" and than ")}`,
      note: `${stageNote(declared)} Seats not declared are given to the other party before comparing.`,
      sql: `with won as (from seats_won(${sqlText(declared.id)})),
house as (
  select greatest(general - (select sum(seats) from won), 0) as undeclared
  from chamber_on(${sqlText(declared.value.chamber ?? "")}, ${dateOf(context, declared)})
), compared as (
  select other, coalesce((select seats from won where party = ${sqlText(one.party)}), 0) as mine,
    coalesce((select seats from won where party = other), 0) as theirs
  from unnest(${sqlList(one.others)}) as t(other)
)
select other, mine, theirs, undeclared,
  case when mine > theirs + undeclared then true when mine + undeclared <= theirs then false end as holds
from compared, house order by other`,
    },
  ];
};

const rank = (context: TemplateContext, one: Of<"rank">): Drafted[] => {
  const declared = declaredOf(context.tabulations, one);
  const sheets = othersOf(context.tabulations, one).toSorted(
    (a, b) => b.candidates - a.candidates,
  )[0];
  if (declared === undefined || sheets === undefined) return [];
  return [
    {
      claim: `In every seat declared for ${one.party}, its candidate was below place ${one.below}`,
      note: `Winners from ${declared.id}, places from ${sheets.id} (${sheets.value.issuer}). Bounds count what is missing.`,
      sql: `select w.contest, s.votes, s.rank as place, s.rank_low as best_place, s.rank_high as worst_place,
  s.stations_missing, case when s.rank_low > ${one.below} then true when s.rank_high <= ${one.below} then false end as holds
from winners(${sqlText(declared.id)}) w
left join standings(${sqlText(sheets.id)}) s on s.contest = w.contest and s.party = w.party
where w.party = ${sqlText(one.party)} order by w.contest`,
    },
  ];
};

const othersLike = ({ file }: TemplateContext, party: string): string[] => [
  party,
  ...file.parties.filter(({ id }) => id === `${party}-backed`).map(({ id }) => id),
];

const changed = (context: TemplateContext, one: Of<"changed">): Drafted[] => {
  const declared = declaredOf(context.tabulations, one);
  const tallies = othersOf(context.tabulations, one);
  const most = tallies[0]?.contests ?? 0;
  const whole = tallies.filter(({ contests }) => contests * 2 > most);
  if (declared === undefined || whole.length === 0) return missingTally(context, one);
  return [
    {
      claim: `${words[one.compare]}${one.count} ${seatsWords(context, one.chamber ?? declared.value.chamber)} that ${one.party} leads in another account were declared for others`,
      note: `${stageNote(declared)} Compared with ${whole.map(({ id }) => id).join(" and ")}; a seat that cannot be compared counts both ways.`,
      sql: `with differing as (
${whole.map(({ id }) => `  select ${sqlText(id)} as tally, * from changed_winners(${sqlText(declared.id)}, ${sqlText(id)})`).join("\n  union all\n")}
), counted as (
  select tally, count(*) filter (changed and party_b in (${othersLike(context, one.party).map(sqlText).join(", ")})) as changed_seats,
    count(*) filter (changed is null) as not_comparable
  from differing group by tally
)
select tally, ${one.count} as claimed, changed_seats, not_comparable,
  case when changed_seats ${one.compare} ${one.count} then true
    when not (changed_seats + not_comparable ${one.compare} ${one.count}) then false end as holds
from counted order by tally`,
    },
  ];
};

/** No second account in the case: every seat is open, and the check says so rather than guess. */
const missingTally = (context: TemplateContext, one: Of<"changed">): Drafted[] => {
  if (one.chamber === undefined || context.date === undefined) return [];
  return [
    {
      claim: `${words[one.compare]}${one.count} ${seatsWords(context, one.chamber)} that ${one.party} leads in another account were declared for others`,
      note: "The case holds no two accounts of this election to compare; add them and compare their winners.",
      sql: `select ${one.count} as claimed, 0 as at_least, general as at_most,
  case when not (general ${one.compare} ${one.count}) then false end as holds
from chamber_on(${sqlText(one.chamber)}, date ${sqlText(context.date)})`,
    },
  ];
};

const majority = (context: TemplateContext, one: Of<"majority">): Drafted[] => {
  const declared = declaredOf(context.tabulations, one);
  if (declared === undefined) return [];
  const source = `coalition(${sqlText(declared.id)}, ${sqlList(one.parties)}, ${dateOf(context, declared)})`;
  const together = one.parties.join(" and ");
  return [
    {
      claim: `${together} together have more than half of the general seats`,
      note: `${stageNote(declared)} One of two readings of the statement; the other counts the whole house.`,
      sql: `select seats, open, general, general_majority, of_general as holds from ${source}`,
    },
    {
      claim: `${together} together have a majority of the whole house`,
      note: `${stageNote(declared)} One of two readings of the statement; the other counts general seats.`,
      sql: `select seats, open, reserved, total, majority, of_house as holds from ${source}`,
    },
  ];
};

const moved = (_context: TemplateContext, { party, from, month }: Of<"moved">): Drafted[] => [
  {
    claim: `${party} left the side of ${from} in ${month}`,
    note: `Two readings: its last day in an alliance with ${from}, and its first day in the next. Where they disagree the claim stays open.`,
    sql: `with mine as (select alliance, "from" as first_day, "to" as last_day from alliances where party = ${sqlText(party)}),
together as (
  select max(m.last_day) as left_on from mine m join alliances a on a.alliance = m.alliance and a.party = ${sqlText(from)}
  where m.last_day < date '${month}-01' + interval 1 year
), readings as (
  select 'last day with them' as reading, left_on as day from together where left_on is not null
  union all
  select 'first day in ' || alliance, first_day from mine, together
  where first_day > left_on and first_day < left_on + interval 60 day
), dated as (
  select reading, day, date_trunc('month', day) = date '${month}-01' as in_month from readings
)
select reading, day, in_month,
  case when bool_and(in_month) over () then true when not bool_or(in_month) over () then false end as holds
from dated order by day`,
  },
];

const coalition = (context: TemplateContext, { members, outside }: Of<"coalition">): Drafted[] => {
  if (context.date === undefined) return [];
  const on = `date ${sqlText(context.date)}`;
  return [
    {
      claim: `By ${context.date} ${members.join(", ")} were in one coalition${outside.length === 0 ? "" : ` without ${outside.join(", ")}`}`,
      note: "Tested against the alliances of case.yaml on that day; an alliance all the parties named belong to must exist.",
      sql: `with current as (
  select alliance, list(party) as parties from alliances
  where coalesce("from", ${on}) <= ${on} and coalesce("to", ${on}) >= ${on} group by alliance
), joint as (
  select * from current where list_has_all(parties, ${sqlList(members)})
)
select 'together' as position, (select string_agg(alliance, ', ' order by alliance) from joint) as alliance,
  (select count(*) > 0 from joint) as holds${outside
    .map(
      (party) => `
union all
select ${sqlText(`${party} not in`)}, null, (select not coalesce(bool_or(list_contains(parties, ${sqlText(party)})), false) from joint)`,
    )
    .join("")}`,
    },
  ];
};

const turnout = (context: TemplateContext, one: Of<"turnout">): Drafted[] => {
  const declared = declaredOf(context.tabulations, one);
  if (declared === undefined) return [];
  const place = one.place;
  return [
    {
      claim: `Turnout${place === undefined ? "" : ` in ${place}`} was ${one.percent} per cent`,
      note: `${stageNote(declared)} Ballots issued, or valid and rejected votes, for each hundred registered; half a percentage point is allowed for rounding.`,
      sql: `with cast_votes as (
  select sum(coalesce(s.issued, s.valid + s.rejected)) as ballots, sum(coalesce(s.registered, c.registered)) as registered,
    bool_and(coalesce(s.issued, s.valid + s.rejected) is not null and coalesce(s.registered, c.registered) is not null) as whole
  from sheets s join contests c using (tabulation, contest)
  where s.tabulation = ${sqlText(declared.id)}${inPlace("c.regions", place)}
)
select ${one.percent} as claimed, ballots, registered, (100 * ballots / registered)::decimal(9, 2) as percent,
  case when whole then abs(percent - ${one.percent}) <= 0.5 end as holds
from cast_votes`,
    },
  ];
};

const votes = (context: TemplateContext, one: Of<"votes">): Drafted[] => {
  const declared = declaredOf(context.tabulations, one);
  if (declared === undefined) return [];
  return [
    {
      claim: `${one.party} received ${words[one.compare]}${one.count} votes`,
      note: stageNote(declared),
      sql: `with mine as (
  select v.votes from votes v join candidates c using (tabulation, contest, candidate)
  where v.tabulation = ${sqlText(declared.id)} and c.party = ${sqlText(one.party)}
)
select ${one.count} as claimed, sum(votes) as counted, count(*) filter (votes is null) as illegible,
  case when illegible = 0 then counted ${one.compare} ${one.count} end as holds
from mine`,
    },
  ];
};

/** The claims a testable assertion makes, each with a check over this case's own tables. */
export const draftsFor = (context: TemplateContext, one: Testable): Drafted[] => {
  switch (one.kind) {
    case "seats":
      return seats(context, one);
    case "more-than":
      return moreThan(context, one);
    case "rank":
      return rank(context, one);
    case "changed":
      return changed(context, one);
    case "majority":
      return majority(context, one);
    case "moved":
      return moved(context, one);
    case "coalition":
      return coalition(context, one);
    case "turnout":
      return turnout(context, one);
    case "votes":
      return votes(context, one);
  }
};
