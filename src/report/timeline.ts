import type { CaseFile } from "../model/case.ts";
import { type Html, html } from "./html.ts";
import type { Messages } from "./messages/messages.ts";

interface Spell {
  name: string;
  from: string | undefined;
  to: string | undefined;
  source: string | undefined;
}

/** Days since 1970 of an ISO date. */
const day = (date: string): number => Date.parse(`${date}T00:00:00Z`) / 86_400_000;

const spellsOf = ({ alliances }: CaseFile, party: string): Spell[] =>
  alliances
    .flatMap(({ name, members }) =>
      members
        .filter((member) => member.party === party)
        .map(({ from, to, source }) => ({ name, from, to, source })),
    )
    .sort((a, b) => ((a.from ?? "") < (b.from ?? "") ? -1 : 1));

interface Axis {
  start: number;
  end: number;
}

/** From the first year spoken of to the end of the last. */
const axisOf = (spells: readonly Spell[]): Axis => {
  const years = spells
    .flatMap(({ from, to }) => [from, to])
    .flatMap((date) => date?.slice(0, 4) ?? []);
  const sorted = years.map(Number).sort((a, b) => a - b);
  return { start: day(`${sorted[0]}-01-01`), end: day(`${(sorted.at(-1) ?? 0) + 1}-01-01`) };
};

const percent = (value: number, { start, end }: Axis): string =>
  `${((100 * (value - start)) / (end - start)).toFixed(2)}%`;

const yearMarks = (axis: Axis): Html[] => {
  const first = new Date(axis.start * 86_400_000).getUTCFullYear();
  const last = new Date(axis.end * 86_400_000).getUTCFullYear();
  return Array.from({ length: last - first }, (_, index) => {
    const year = first + index;
    return html`<span style="inset-inline-start:${percent(day(`${year}-01-01`), axis)}">${year}</span>`;
  });
};

const spellRow = ({ name, from, to, source }: Spell, axis: Axis, messages: Messages): Html => {
  const start = from ? day(from) : axis.start;
  const end = to ? day(to) + 1 : axis.end;
  const width = `${((100 * (end - start)) / (axis.end - axis.start)).toFixed(2)}%`;
  return html`<li><span class="bar-label" dir="auto">${name}</span> <span class="bar-value">${messages.period(from, to)}</span>
<span class="spell" aria-hidden="true"><span class="${to ? "" : "open"}" style="inset-inline-start:${percent(start, axis)};inline-size:${width}"></span></span>${source && html`<span class="meta" dir="auto">${source}</span>`}</li>`;
};

/**
 * Who stood with whom, and when: for each party of `report.timeline` its alliances as bars on one axis of years, with
 * dates and sources in words beside them.
 */
export const timeline = (meta: CaseFile, messages: Messages): Html | undefined => {
  const parties = meta.report.timeline
    .map((id) => ({
      id,
      name: meta.parties.find((party) => party.id === id)?.name ?? id,
      spells: spellsOf(meta, id),
    }))
    .filter(({ spells }) => spells.some(({ from, to }) => from ?? to));
  if (parties.length === 0) return undefined;
  const axis = axisOf(parties.flatMap(({ spells }) => spells));
  return html`<section><h2>${messages.timelineTitle}</h2>
<div class="timeline">${parties.map(
    ({ name, spells }) => html`<h3 dir="auto">${name}</h3>
<div class="years" aria-hidden="true">${yearMarks(axis)}</div><ul>${spells.map((spell) => spellRow(spell, axis, messages))}</ul>`,
  )}</div></section>`;
};
