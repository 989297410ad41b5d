import type { CheckResult, Finding, Problem } from "../model/claim.ts";
import { type Outcome, outcomeSigns } from "../model/outcome.ts";
import type { Hop, Statement } from "../model/statement.ts";
import { type Html, html, unbroken } from "./html.ts";
import type { Messages } from "./messages/messages.ts";
import { quotationBlock } from "./quotation.ts";
import type { QuotedSound } from "./quoted-sound.ts";
import { cellText, rowsStrip, rowsTable } from "./rows.ts";

/** The outcome as sign and word, never by colour alone. */
export const outcomeLabel = (outcome: Outcome, messages: Messages): Html =>
  html`<span class="outcome"><span aria-hidden="true">${outcomeSigns[outcome]}</span> ${messages.outcomes[outcome]}</span>`;

const KEY_CELLS = 6;

/** What a check came to, in a line: its only row, or how many of its rows hold. */
const checkLine = (result: CheckResult, messages: Messages): Html => {
  const { columns, rows, counts } = result;
  if (rows.length !== 1) return html`${messages.counts(counts)}`;
  const pairs = columns
    .slice(0, KEY_CELLS)
    .map(
      ({ name }, index) =>
        `${name.replaceAll("_", " ")} ${cellText(rows[0].cells[index], messages)}`,
    );
  return unbroken(pairs.join(" · "));
};

export const problemLine = ({ code, message, at, fix }: Problem, messages: Messages): Html => html`
<p><code>${code}</code> <span dir="auto">${message}</span>${at && html` (<bdi>${at.file}</bdi>${at.line && html`, ${messages.line} ${at.line}`})`} ${fix}</p>`;

/** One finding on the front page: outcome, claim, and the line that says why. */
export const findingCard = (
  finding: Finding,
  href: string,
  { names, messages }: { names: ReadonlyMap<string, string>; messages: Messages },
): Html => {
  const { claim, outcome, checks, origins, problems } = finding;
  return html`<article class="finding ${outcome}">
${outcomeLabel(outcome, messages)}
<h3 dir="auto"><a href="${href}">${unbroken(claim.claim)}</a></h3>
${
  outcome === "reported" || outcome === "disputed"
    ? html`<p class="meta">${messages.independent(origins.length, claim.statements.length)} <span dir="auto">${origins.map(({ name }) => names.get(name) ?? name).join(", ")}</span></p>`
    : checks.map((result) =>
        result.problem
          ? problemLine(result.problem, messages)
          : html`<p class="meta key">${result.check.name && html`<span dir="auto">${result.check.name}</span>: `}${checkLine(result, messages)}</p>`,
      )
}
${outcome === "undecided" && claim.settle ? html`<p class="meta"><strong>${messages.settle}:</strong> <span dir="auto">${claim.settle}</span></p>` : ""}
${problems.map((problem) => problemLine(problem, messages))}</article>`;
};

/** A check opened up: its rows as squares and as a table, its query, or why it is broken. */
export const checkSection = (result: CheckResult, file: string, messages: Messages): Html => {
  const { check, problem, counts } = result;
  return html`<section>
${
  problem
    ? html`<div class="verdict broken">${problemLine(problem, messages)}</div>`
    : html`<p class="meta key">${messages.counts(counts)}</p>${rowsStrip(result, messages)}${rowsTable(result, messages)}`
}
<details><summary>${messages.query} <span class="meta">(<bdi>${file}</bdi>, ${messages.line} ${check.line})</span></summary><div class="scroll" dir="ltr" tabindex="0" role="group" aria-label="${messages.query}"><pre><code>${check.sql.trim()}</code></pre></div></details></section>`;
};

const hopName = (
  { name, id, kind }: Hop,
  names: ReadonlyMap<string, string>,
  messages: Messages,
): string => name ?? (id === undefined ? messages.hops[kind] : (names.get(id) ?? id));

interface StatementWords {
  names: ReadonlyMap<string, string>;
  messages: Messages;
  /** What is to be heard of it, where it is quoted from a recording of the case. */
  sound?: QuotedSound | undefined;
}

/** One statement: its wording, and the chain through which it reached us. */
export const statementBlock = (
  { target, body }: Statement,
  { names, messages, sound }: StatementWords,
): Html => html`<div class="statement">
<p dir="auto">${unbroken(body.statement)}${body.hedge && html` <span class="meta">(${body.hedge})</span>`}</p>
<ol class="chain" aria-label="${messages.chainNote}">${body.chain.map((hop) => html`<li><span dir="auto">${hopName(hop, names, messages)}</span></li>`)}</ol>
<p class="meta" dir="auto">${target.source}${body.note && html`. ${body.note}`}</p>
${sound && quotationBlock(sound, messages)}</div>`;
