import type { CheckResult, CheckRow } from "../model/claim.ts";
import type { Cell } from "../model/table.ts";
import { type Html, html, unbroken } from "./html.ts";
import type { Messages } from "./messages/messages.ts";

const grouped = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 4 });

const isNumber = (cell: Cell): cell is number | bigint =>
  typeof cell === "number" || typeof cell === "bigint";

/** A cell in words a reader understands: grouped digits, “unknown” for NULL. */
export const cellText = (cell: Cell, messages: Messages): string => {
  if (cell === null) return messages.unknown;
  if (isNumber(cell)) return grouped.format(cell);
  return typeof cell === "object" ? cell.join(", ") : String(cell);
};

const LONG = 40;

const cellHtml = (cell: Cell, messages: Messages): Html => {
  const text = cellText(cell, messages);
  const kind = isNumber(cell) ? "number" : text.length > LONG ? "long" : "";
  return html`<td class="${kind}" dir="auto">${unbroken(text)}</td>`;
};

const signs = { true: "✓", false: "✗", null: "?" };
const state = (row: CheckRow): keyof typeof signs => `${row.holds}`;

const stateWord = (row: CheckRow, messages: Messages): string =>
  ({ true: messages.rowHolds, false: messages.rowFails, null: messages.rowOpen })[state(row)];

/** A column's name in words. */
export const columnHeading = (name: string): string => name.replaceAll("_", " ");

/** All rows of a check as a table that scrolls by itself on a narrow screen. */
export const rowsTable = ({ columns, rows, check }: CheckResult, messages: Messages): Html => html`
<div class="scroll" tabindex="0" role="group" aria-label="${check.name ?? messages.rows}">
<table><thead><tr><th scope="col">${messages.finding}</th>${columns.map(({ name }, index) => html`<th scope="col" class="${rows.some(({ cells }) => isNumber(cells[index])) && "number"}">${columnHeading(name)}</th>`)}</tr></thead>
<tbody>${rows.map(
  (row) => html`
<tr><td class="holds ${state(row)}">${signs[state(row)]} ${stateWord(row, messages)}</td>${row.cells.map((cell) => cellHtml(cell, messages))}</tr>`,
)}
</tbody></table></div>`;

const STRIP_MOST = 400;

/** A square a row, filled where it holds: how much is settled, at a glance. */
export const rowsStrip = ({ rows }: CheckResult, messages: Messages): Html | undefined =>
  rows.length < 2 || rows.length > STRIP_MOST
    ? undefined
    : html`<ul class="strip">${rows.map(
        (row) =>
          html`<li class="${state(row)}" title="${cellText(row.cells[0] ?? null, messages)}: ${stateWord(row, messages)}">${cellText(row.cells[0] ?? null, messages)} ${signs[state(row)]}</li>`,
      )}</ul>`;
