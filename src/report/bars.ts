import type { CheckResult, ClaimMeta } from "../model/claim.ts";
import type { Cell } from "../model/table.ts";
import { type Html, html } from "./html.ts";
import type { Messages } from "./messages/messages.ts";
import { cellText, columnHeading } from "./rows.ts";

export type ChartSpec = ClaimMeta["charts"][number];

interface Bar {
  label: string;
  low: number;
  high: number;
  line: number | undefined;
  text: string;
}

const number = (cell: Cell | undefined): number | undefined => {
  const value = typeof cell === "bigint" ? Number(cell) : cell;
  return typeof value === "number" && Number.isFinite(value) ? value : undefined;
};

const barsOf = ({ columns, rows }: CheckResult, spec: ChartSpec, messages: Messages): Bar[] => {
  const index = (name: string | undefined) => columns.findIndex((column) => column.name === name);
  const at = {
    label: index(spec.label),
    bar: index(spec.bar),
    to: index(spec.to),
    line: index(spec.line),
  };
  return rows.flatMap(({ cells }): Bar[] => {
    const low = number(cells[at.bar]);
    if (low === undefined || low < 0) return [];
    const high = Math.max(low, number(cells[at.to]) ?? low);
    const text =
      high > low
        ? `${cellText(low, messages)}–${cellText(high, messages)}`
        : cellText(low, messages);
    const label = at.label < 0 ? columnHeading(spec.bar) : cellText(cells[at.label], messages);
    return [{ label, low, high, line: number(cells[at.line]), text }];
  });
};

const percent = (value: number, most: number): string => `${((100 * value) / most).toFixed(2)}%`;

const barHtml = ({ label, low, high, line, text }: Bar, most: number): Html => html`
<div class="bar"><span class="bar-label" dir="auto">${label}</span><span class="bar-value">${text}</span>
<span class="bar-track"><span class="bar-fill" style="inline-size:${percent(low, most)}"></span>${
  high > low && html`<span class="bar-may" style="inline-size:${percent(high - low, most)}"></span>`
}${line !== undefined && html`<span class="bar-line" style="inset-inline-start:${percent(line, most)}"></span>`}</span></div>`;

/**
 * A check's rows as horizontal bars: from `bar` to `to` lies what is open, and `line` marks the figure claimed or
 * needed. Nothing is drawn where no row has a number to draw.
 */
export const barChart = (
  result: CheckResult,
  spec: ChartSpec,
  messages: Messages,
): Html | undefined => {
  const bars = barsOf(result, spec, messages);
  const most = Math.max(...bars.flatMap(({ high, line = 0 }) => [high, line])) * 1.02;
  if (bars.length === 0 || most <= 0) return undefined;
  const lines = [...new Set(bars.flatMap(({ line }) => line ?? []))];
  const key =
    spec.line &&
    `┆ ${columnHeading(spec.line)}: ${lines.map((line) => cellText(line, messages)).join(", ")}`;
  const words = bars.map(({ label, text }) => `${label} ${text}`).join("; ");
  return html`<figure class="bars"><div role="img" aria-label="${words}">${bars.map((bar) => barHtml(bar, most))}</div>
<figcaption>${columnHeading(spec.bar)}${spec.to && ` – ${columnHeading(spec.to)}`}${key && html` · ${key}`}</figcaption></figure>`;
};
