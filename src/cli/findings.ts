import { tally } from "../claims/json.ts";
import type { CheckedCase } from "../claims/run.ts";
import { formatPlace } from "../lib/error.ts";
import type { Paint } from "../lib/tty.ts";
import { wrap } from "../lib/wrap.ts";
import type { CheckResult, Finding, Problem } from "../model/claim.ts";
import { type Outcome, outcomeSigns, outcomes } from "../model/outcome.ts";
import type { Cell } from "../model/table.ts";
import { plain } from "./plain.ts";

type Style = Parameters<Paint>[0];

const styles: Record<Outcome, Style> = {
  supported: "green",
  contradicted: "red",
  undecided: "yellow",
  disputed: "magenta",
  reported: "cyan",
  broken: ["bold", "red"],
};

const cellText = (cell: Cell): string => {
  if (cell === null) return "–";
  return plain(typeof cell === "object" ? cell.join(", ") : String(cell));
};

/** One row of a check in a line: `seats 93, claimed 92`. */
const rowText = ({ columns, rows }: CheckResult, index: number): string =>
  columns
    .map(({ name }, column) => `${plain(name)} ${cellText(rows[index].cells[column])}`)
    .join(", ");

const countsText = ({ holds, fails, open }: Finding["counts"]): string => {
  const total = holds + fails + open;
  if (total === holds) return total === 1 ? "holds" : `${total} of ${total} hold`;
  const parts = [`${holds} of ${total} hold`];
  if (fails > 0) parts.push(fails === 1 ? "1 fails" : `${fails} fail`);
  if (open > 0) parts.push(`${open} open`);
  return parts.join(", ");
};

const checkLines = (result: CheckResult): string[] => {
  const { check, rows, counts, problem } = result;
  const name = check.name ? `${plain(check.name)}: ` : "";
  if (problem) return [];
  if (rows.length === 1 && result.columns.length > 0) return [`${name}${rowText(result, 0)}`];
  return [`${name}${countsText(counts)}`];
};

const originsText = ({ origins, claim }: Finding): string => {
  if (origins.length === 0) return "no statement linked, untested";
  const count = origins.length === 1 ? "1 origin" : `${origins.length} independent origins`;
  const through = claim.statements.length;
  return `by ${count}, untested: ${origins.map(({ name }) => plain(name)).join(", ")}${
    through > origins.length ? ` (${through} statements)` : ""
  }`;
};

const problemLines = ({ code, message, at, fix }: Problem): string[] => [
  `${code}: ${plain(message)}`,
  ...(at ? [`at ${plain(formatPlace(at))}`] : []),
  ...(fix ? [plain(fix)] : []),
];

const detailLines = (finding: Finding): string[] => [
  ...(finding.outcome === "reported" ? [originsText(finding)] : []),
  ...finding.checks.flatMap(checkLines),
  ...[...finding.problems, ...finding.checks.flatMap(({ problem }) => problem ?? [])].flatMap(
    problemLines,
  ),
  ...(finding.outcome === "undecided" && finding.claim.settle
    ? [`would settle it: ${plain(finding.claim.settle)}`]
    : []),
];

/** Does the finding differ from the one recorded in the claim? Without one recorded, it does not. */
export const isUnexpected = ({ claim, outcome }: Finding): boolean =>
  claim.expect !== undefined && claim.expect !== outcome;

interface Look {
  paint: Paint;
  /** Compare with the findings recorded in the claims. */
  expect: boolean;
  /** Columns of the terminal; 0 where there is none, and lines stay whole. */
  width?: number;
}

const INDENT = 15;
const MIN_TEXT = 20;

const findingText = (finding: Finding, { paint, expect, width = 0 }: Look): string => {
  const style = styles[finding.outcome];
  const sign = outcomeSigns[finding.outcome];
  const room = width === 0 ? 0 : Math.max(MIN_TEXT, width - INDENT);
  const [first, ...rest] = wrap(plain(finding.claim.claim), room);
  const head = `${paint(style, `${sign} ${finding.outcome.padEnd(12)}`)} ${first}`;
  const surprise =
    expect && isUnexpected(finding) ? [paint("red", `expected ${finding.claim.expect}`)] : [];
  const details = detailLines(finding)
    .flatMap((line) => wrap(line, room))
    .map((line) => paint("dim", line));
  return [
    head,
    ...[...rest, ...surprise, ...details].map((line) => " ".repeat(INDENT) + line),
  ].join("\n");
};

/** The line that closes a run: how many findings of each outcome. */
export const summaryText = (findings: readonly Finding[], paint: Paint): string => {
  const counts = tally(findings);
  return outcomes
    .filter((outcome) => counts[outcome] > 0)
    .map((outcome) => paint(styles[outcome], `${counts[outcome]} ${outcome}`))
    .join(", ");
};

/** All findings of a case as a test runner would print them. */
export const findingsText = ({ opened, findings }: CheckedCase, look: Look): string =>
  [
    `${look.paint("bold", plain(opened.meta.title))}\n${wrap(plain(opened.meta.question), look.width ?? 0).join("\n")}\n`,
    ...findings.map((finding) => findingText(finding, look)),
    `\n${summaryText(findings, look.paint) || "no claims"}`,
  ].join("\n");
