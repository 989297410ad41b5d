import type { z } from "@hono/zod-openapi";
import { MandateError } from "../lib/error.ts";
import type { CaseFile } from "../model/case.ts";
import { partyColours } from "../model/party-colours.ts";
import { quoteName, quoteText } from "../tables/quote.ts";
import type { LiveCase } from "./live.ts";
import { arraysOf } from "./records.ts";
import type { sheetPageSchema, sheetQuerySchema } from "./schemas/results.ts";
import { isOdd } from "./sheets.ts";

type Page = z.infer<typeof sheetPageSchema>;
type Column = Page["columns"][number];
type SheetRequest = z.infer<typeof sheetQuerySchema>;

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
  const colours = partyColours(meta.parties);
  return rows.map(([who], index) => {
    const colour = colours.get(String(who));
    const column: Column = { id: `v${index}`, kind: "votes", name: String(who) };
    return colour ? Object.assign(column, { colour }) : column;
  });
};

/** The sheets in question with their own sums, places and votes in columns. `of` narrows them down before anything is summed up. */
const wide = (tabulation: string, columns: readonly Column[], of = "true"): string => {
  const id = quoteText(tabulation);
  const sums = columns.map(
    ({ id, name = "" }) =>
      `sum(v.votes) filter (coalesce(c.party, c.party_label, v.candidate) = ${quoteText(name)})::bigint as ${quoteName(id)}`,
  );
  return `with ballots as (select * from votes where tabulation = ${id} and ${of}),
    summed as (select sheet, sum(votes)::bigint as listed from ballots group by sheet),
    own as (select s.*, summed.listed from sheets s left join summed using (sheet) where s.tabulation = ${id} and ${of}),
    placed as (select o.*, array_to_string(st.places, ' › ') as regions, ${isOdd} as odd from own o left join
      (select contest, station, regions as places from stations where tabulation = ${id}) st using (contest, station)),
    shared as (select v.sheet${sums.map((sum) => `, ${sum}`).join("")} from ballots v
      left join candidates c using (tabulation, contest, candidate) group by v.sheet),
    wide as (select p.*${columns.map(({ id }) => `, ${quoteName(id)}`).join("")} from placed p left join shared using (sheet))`;
};

const condition = ({ q, odd, contest }: SheetRequest): string => {
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

/** Columns that stand on the sheet itself: to sort and filter by them, no vote need be summed up. */
const onSheet = new Set(["contest", "station", "registered", "issued", "valid", "rejected"]);

const source = (tabulation: string, request: SheetRequest, votes: readonly Column[]): string => {
  const sort = request.sort?.replace(/^-/, "");
  const needsVotes = request.odd || (sort && sort !== "regions" && !onSheet.has(sort));
  if (needsVotes) return wide(tabulation, votes);
  const id = quoteText(tabulation);
  const plain = `select * from sheets where tabulation = ${id}`;
  if (!request.q && sort !== "regions") return `with wide as (${plain})`;
  return `with wide as (select s.*, array_to_string(st.regions, ' › ') as regions from (${plain}) s left join
    (select contest, station, regions from stations where tabulation = ${id}) st using (contest, station))`;
};

/** Numbers of the sheets asked for, in the order asked for. */
const sheetsInOrder = async (
  { query, tabulation }: Input,
  request: SheetRequest,
  votes: readonly Column[],
): Promise<number[]> => {
  const order = orderBy(request.sort, [...fixed, ...votes]);
  const { rows } = await query(
    `${source(tabulation, request, votes)} select list(sheet order by ${order}) from wide where ${condition(request)}`,
  );
  return ((rows[0][0] ?? []) as (number | bigint)[]).map(Number);
};

const rowsOf = async (
  { query, tabulation }: Input,
  votes: readonly Column[],
  sheets: readonly number[],
): Promise<Page["rows"]> => {
  if (sheets.length === 0) return [];
  const names = [...fixed, ...votes].map(({ id }) => quoteName(id)).join(", ");
  const base = wide(tabulation, votes, `sheet in (${sheets.join(", ")})`);
  const page = await query(`${base} select sheet, ${names} from wide`);
  const byNumber = new Map(
    arraysOf(page).map(([sheet, ...cells]) => [Number(sheet), cells as Page["rows"][number]]),
  );
  return sheets.map((sheet) => byNumber.get(sheet) ?? []);
};

/** Orders kept: of as many filters and sorts as somebody goes back and forth between. */
const KEPT = 16;

/**
 * Pages of tabulations' sheets, each sheet with the votes of its largest parties beside its own figures. Which sheets, and in which
 * order, is found once for a filter and kept for one version of the case: a page then costs what its own rows cost.
 */
export const openSheetPages = (live: Pick<LiveCase, "query" | "version">) => {
  let version = -1;
  const columns = new Map<string, Promise<Column[]>>();
  const orders = new Map<string, Promise<number[]>>();
  const kept = <T>(
    map: Map<string, Promise<T>>,
    key: string,
    make: () => Promise<T>,
  ): Promise<T> => {
    const known = map.get(key);
    if (known) return known;
    if (map.size >= KEPT) map.delete(map.keys().next().value as string);
    const made = make();
    map.set(key, made);
    made.catch(() => map.delete(key));
    return made;
  };
  return async (
    { meta, tabulation }: Pick<Input, "meta" | "tabulation">,
    request: SheetRequest,
  ): Promise<Page> => {
    if (version !== live.version()) {
      columns.clear();
      orders.clear();
      version = live.version();
    }
    const input = { query: live.query, meta, tabulation };
    const votes = await kept(columns, tabulation, () => votesColumns(input));
    const { offset, limit, ...filter } = request;
    const order = await kept(orders, JSON.stringify([tabulation, filter]), () =>
      sheetsInOrder(input, request, votes),
    );
    const sheets = order.slice(offset, offset + limit);
    const rows = await rowsOf(input, votes, sheets);
    return { columns: [...fixed, ...votes], total: order.length, offset, rows, sheets };
  };
};
