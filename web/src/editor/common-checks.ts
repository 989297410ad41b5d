import type { Words } from "../i18n/words.ts";

export type CheckKind = keyof Words["editor"]["checks"];
export type Field = keyof Words["editor"]["fields"];

/** What each common check asks for. */
export const fieldsOf: Record<CheckKind, Field[]> = {
  seats: ["tabulation", "party", "atLeast"],
  rank: ["tabulation", "party", "place"],
  changed: ["tabulation", "other"],
  majority: ["tabulation", "parties", "date"],
  alliance: ["party", "alliance", "date"],
};

export type Answers = Partial<Record<Field, string>>;

const text = (value = ""): string => `'${value.replaceAll("'", "''")}'`;
const list = (value = ""): string =>
  `[${value
    .split(",")
    .map((one) => one.trim())
    .filter(Boolean)
    .map(text)
    .join(", ")}]`;
const whole = (value: string | undefined, fallback: number): number => {
  const number = Number.parseInt(value ?? "", 10);
  return Number.isSafeInteger(number) && number >= 0 ? number : fallback;
};

const queries: Record<CheckKind, (answers: Answers) => string> = {
  seats: ({ tabulation, party, atLeast }) =>
    `select party, seats, ${whole(atLeast, 1)} as claimed, seats >= ${whole(atLeast, 1)} as holds
from seats_won(${text(tabulation)})
where party = ${text(party)}`,
  rank: ({ tabulation, party, place }) =>
    `-- one row a contest; NULL where missing sheets could still change the place
select contest, votes, rank_low, rank_high,
  case when rank_high <= ${whole(place, 1)} then true
       when rank_low > ${whole(place, 1)} then false end as holds
from standings(${text(tabulation)})
where party = ${text(party)}`,
  changed: ({ tabulation, other }) =>
    `-- one row a contest that both have
select contest, a.party as first_in_a, b.party as first_in_b,
  a.party <> b.party as holds
from winners(${text(tabulation)}) a join winners(${text(other)}) b using (contest)`,
  majority: ({ tabulation, parties, date }) =>
    `select seats, majority, of_house as holds
from coalition(${text(tabulation)}, ${list(parties)}, date ${text(date)})`,
  alliance: ({ party, alliance, date }) =>
    `select ${text(party)} as party, ${text(alliance)} as alliance,
  count(*) > 0 as holds
from alliances
where party = ${text(party)} and alliance = ${text(alliance)}
  and coalesce("from", date '0001-01-01') <= date ${text(date)}
  and date ${text(date)} <= coalesce("to", date '9999-12-31')`,
};

/** A common check as a block to put into a claim's file. What is typed stays text: it is quoted, never code. */
export const checkBlock = (kind: CheckKind, answers: Answers): string =>
  `\n\`\`\`sql check\n${queries[kind](answers)}\n\`\`\`\n`;
