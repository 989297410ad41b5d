import { adjust } from "../forensics/battery/tables.ts";
import type { Reason } from "../forensics/reasons.ts";
import type { Wording } from "../forensics/wording/wording.ts";
import { figure } from "../forensics/wording/words.ts";
import type { Reading, TestResult } from "../model/forensics.ts";
import { type Html, html } from "./html.ts";

const number = (value: number | null | undefined): Html =>
  html`<td class="number" dir="ltr">${typeof value === "number" ? figure(value) : "–"}</td>`;

const interval = ({ low, high }: Reading): Html =>
  html`<td class="number" dir="ltr">${low === null || high === null ? "–" : `${figure(low)} … ${figure(high)}`}</td>`;

/** Marks that lead from a figure to the reason beneath its table. */
const MARKS = ["†", "‡", "§", "¶"];

/** A measure's name is the one claims use to ask for it, in English whatever the page's language. */
const row = (reading: Reading, q: number | undefined, reasons: readonly string[]): Html => {
  const mark = reading.reason === null ? "" : ` ${MARKS[reasons.indexOf(reading.reason)] ?? "*"}`;
  return html`<tr><th scope="row" lang="en" dir="ltr">${reading.measure}${mark}</th>${number(reading.observed)}${number(reading.expected)}${interval(reading)}${number(q)}${number(reading.stations)}</tr>`;
};

/** The figures of one test, with the reasons why some are missing or not to be relied on. */
const table = ({ readings }: TestResult, q: (i: number) => number | undefined, words: Wording) => {
  const { measure, observed, expected, interval: band, q: adjusted, stations } = words.headings;
  const heads = [measure, observed, expected, band, adjusted, stations];
  const reasons = [...new Set(readings.flatMap(({ reason }) => reason ?? []))];
  return html`<table><thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
<tbody>${readings.map((reading, i) => row(reading, q(i), reasons))}</tbody>
${reasons.length > 0 && html`<tfoot><tr><td colspan="6">${reasons.map((reason, i) => html`<p>${MARKS[i] ?? "*"} ${words.reasons[reason as Reason]}${words.stop}</p>`)}</td></tr></tfoot>`}</table>`;
};

const section = (result: TestResult, q: (i: number) => number | undefined, wording: Wording) => {
  const words = wording.tests[result.test];
  return html`<section><h3>${words.title}</h3>
<p>${words.meaning}${wording.stop}</p><p>${wording.standing[result.standing]}</p>
${words.caveat !== undefined && html`<p>${words.caveat}${wording.stop}</p>`}
<div class="scroll" tabindex="0" role="group" aria-label="${words.title}">${table(result, q, wording)}</div>
<p><strong>${wording.pictures.otherwise}</strong></p><ul>${words.misleads.map((text) => html`<li>${text}${wording.stop}</li>`)}</ul></section>`;
};

/** What each test asks, what its figures for all stations are, and what else makes the pattern. */
export const forensicTests = (results: readonly TestResult[], wording: Wording): Html => {
  const { q } = adjust(results);
  const sections = results.map(
    (result, i) => result.level === "all" && section(result, (reading) => q(i, reading), wording),
  );
  return html`<section><h2>${wording.testsHeading}</h2>${sections}</section>`;
};
