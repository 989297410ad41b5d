import type { z } from "@hono/zod-openapi";
import { quoteText } from "../tables/quote.ts";
import type { Desk } from "./desk.ts";
import { recordsOf } from "./records.ts";
import type { issueSchema, issuesSchema } from "./schemas/reconcile.ts";

type Issue = z.infer<typeof issueSchema>;
type Issues = z.infer<typeof issuesSchema>;

/** Issues sent at most; all of them are counted, and a command away. */
const MOST = 2000;

const none = (): Issues["counts"] => ({ error: 0, warning: 0, note: 0 });
const rank: Record<Issue["severity"], number> = { error: 0, warning: 1, note: 2 };

/** Issues of one tabulation: the worst `most` of them, and how many there are in all. */
const ofOne = async (
  { live }: Desk,
  { id, title }: { id: string; title: string },
  { contest, most }: { contest: string | undefined; most: number },
): Promise<Issues> => {
  const where = contest === undefined ? "true" : `contest = ${quoteText(contest)}`;
  const from = `sheet_issues(${quoteText(id)}) where ${where}`;
  const counts = none();
  const counted = await live.query(`select severity, count(*) from ${from} group by severity`);
  for (const [severity, count] of counted.rows)
    counts[severity as Issue["severity"]] = Number(count);
  if (most === 0 || counted.rows.length === 0) return { counts, issues: [] };
  const found = await live.query(
    `select contest, station, file, line, issue, severity, words from ${from}
     order by case severity when 'error' then 0 when 'warning' then 1 else 2 end,
       contest, station, issue, words limit ${most}`,
  );
  const head = { tabulation: id, title };
  const issues = recordsOf(found).map((row) => Object.assign({}, head, row)) as unknown as Issue[];
  return { counts, issues };
};

/**
 * What is wrong, or asks to be looked at, on the sheets of every tabulation, the worst first. Whoever counts issues counts here: the
 * overview (`most` 0: none are listed) and the list say the same number.
 */
export const issuesOf = async (
  desk: Desk,
  { contest, most = MOST }: { contest?: string | undefined; most?: number } = {},
): Promise<Issues> => {
  const { descriptors } = (await desk.live.checked()).opened;
  const counts = none();
  const all: Issue[] = [];
  for (const { id, value } of descriptors) {
    const found = await ofOne(desk, { id, title: value.title }, { contest, most });
    for (const severity of ["error", "warning", "note"] as const)
      counts[severity] += found.counts[severity];
    all.push(...found.issues);
  }
  return {
    counts,
    issues: all.sort((a, b) => rank[a.severity] - rank[b.severity]).slice(0, most),
  };
};
