import type { z } from "@hono/zod-openapi";
import { MandateError } from "../lib/error.ts";
import type { CaseFile } from "../model/case.ts";
import { quoteName, quoteText } from "../tables/load.ts";
import type { LiveCase } from "./live.ts";
import { arraysOf } from "./records.ts";
import type { sheetPageSchema, sheetQuerySchema } from "./schemas/results.ts";
import { isOdd, sheetsWithSums } from "./sheets.ts";

type Page = z.infer<typeof sheetPageSchema>;
type Column = Page["columns"][number];

/** Whose votes have a column of their own: as many as a person can compare. */
const MOST_COLUMNS = 12;

const fixed: Column[] = [
  { id: "contest", kind: "text" },
  { id: "station", kind: "text" },
  { id: "regions", kind: "text" },
  { id: "registered", kind: "count" },
  { id: "issued", kind: "count" },
  { id: "valid", kind: "count" },
  { id: "rejected", kind: "count" },
  { id: "listed", kind: "count" },
  { id: "odd", kind: "flag" },
];

interface Input {
  query: LiveCase["query"];
  meta: CaseFile;
  tabulation: string;
}

/** Parties where they are known, else candidates, the largest first. */
const votesColumns = async ({ query, meta, tabulation }: Input): Promise<Column[]> => {
  const { rows } = await query(
    `select coalesce(c.party, c.party_label, v.candidate) as who from votes v
     left join candidates c using (tabulation, contest, candidate)
     where v.tabulation = ${quoteText(tabulation)}
     group by 1 order by sum(v.votes) desc nulls last, 1 limit ${MOST_COLUMNS}`,
  );
  const parties = new Map(meta.parties.map((party) => [party.id, party]));
  return rows.map(([who], index) => {
    const party = parties.get(String(who));
    const column: Column = { id: `v${index}`, kind: "votes", name: String(who) };
    return party?.colour ? Object.assign(column, { colour: party.colour }) : column;
  });
};

const wide = (tabulation: string, columns: readonly Column[]): string => {
  const id = quoteText(tabulation);
  const sums = columns.map(
    ({ id, name = "" }) =>
      `sum(v.votes) filter (coalesce(c.party, c.party_label, v.candidate) = ${quoteText(name)})::bigint as ${quoteName(id)}`,
  );
  return `with own as (select * from ${sheetsWithSums} where tabulation = ${id}),
    placed as (select o.*, array_to_string(st.places, ' › ') as regions, ${isOdd} as odd from own o left join
      (select contest, station, regions as places from stations where tabulation = ${id}) st using (contest, station)),
    shared as (select v.sheet${sums.map((sum) => `, ${sum}`).join("")} from votes v
      left join candidates c using (tabulation, contest, candidate)
      where v.tabulation = ${id} group by v.sheet),
    wide as (select p.*${columns.map(({ id }) => `, ${quoteName(id)}`).join("")} from placed p left join shared using (sheet))`;
};

const condition = ({ q, odd, contest }: z.infer<typeof sheetQuerySchema>): string => {
  const texts = ["contest", "station", "regions"];
  const found = texts.map(
    (name) => `contains(lower(${name}), ${quoteText((q ?? "").toLowerCase())})`,
  );
  return [
    ...(q ? [`(${found.join(" or ")})`] : []),
    ...(odd ? ["odd"] : []),
    ...(contest ? [`contest = ${quoteText(contest)}`] : []),
    "true",
  ].join(" and ");
};

const orderBy = (sort: string | undefined, columns: readonly Column[]): string => {
  if (!sort) return "sheet";
  const column = columns.find(({ id }) => id === sort.replace(/^-/, ""));
  if (column)
    return `${quoteName(column.id)} ${sort.startsWith("-") ? "desc" : "asc"} nulls last, sheet`;
  throw new MandateError({
    code: "server/invalid",
    kind: "usage",
    message: `there is no column “${sort}” to sort by`,
    fix: `Use one of: ${columns.map(({ id }) => id).join(", ")}.`,
  });
};

/** One page of a tabulation's sheets, each with the votes of its largest parties beside its own figures. */
export const sheetPage = async (
  input: Input,
  request: z.infer<typeof sheetQuerySchema>,
): Promise<Page> => {
  const votes = await votesColumns(input);
  const columns = [...fixed, ...votes];
  const names = columns.map(({ id }) => quoteName(id)).join(", ");
  const base = wide(input.tabulation, votes);
  const where = condition(request);
  const { offset, limit, sort } = request;
  const counted = await input.query(`${base} select count(*) from wide where ${where}`);
  const page = await input.query(
    `${base} select ${names} from wide where ${where} order by ${orderBy(sort, columns)} limit ${limit} offset ${offset}`,
  );
  return { columns, total: Number(counted.rows[0][0]), offset, rows: arraysOf(page) as never };
};
