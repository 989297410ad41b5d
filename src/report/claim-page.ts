import type { Finding } from "../model/claim.ts";
import type { Statement } from "../model/statement.ts";
import type { Tabulation } from "../model/tabulation.ts";
import { barChart } from "./bars.ts";
import { checkSection, outcomeLabel, problemLine, statementBlock } from "./finding.ts";
import { type Content, type Html, html, unbroken } from "./html.ts";
import { renderPage } from "./layout.ts";
import { markdownRenderer } from "./markdown.ts";
import type { Messages } from "./messages/messages.ts";
import type { QuotedSound } from "./quoted-sound.ts";
import { readTogether } from "./read-together.ts";
import { namedIn, type SheetPictures } from "./sheet-pictures.ts";
import { sheetSection } from "./sheet-section.ts";

export interface ClaimPageInput {
  finding: Finding;
  statements: ReadonlyMap<string, Statement>;
  tabulations: readonly { id: string; value: Tabulation }[];
  /** Names of parties, people and outlets by id. */
  names: ReadonlyMap<string, string>;
  messages: Messages;
  /** What is to be heard of statements quoted from recordings, by their ids. */
  sounds?: ReadonlyMap<string, QuotedSound>;
  /** Pictures of the sheets whose figures its checks show. */
  pictures?: SheetPictures;
  head?: Content;
  /** What persons make of the recordings behind it. */
  media?: Content;
  /** The latest correction, if this finding is one; and all that was published of the claim. */
  corrected?: Content;
  corrections?: Content;
}

const claimants = ({ claim }: Finding, names: ReadonlyMap<string, string>): string =>
  [claim.by ?? []]
    .flat()
    .map((id) => names.get(id) ?? id)
    .join(", ");

const openRows = ({ checks }: Finding): number =>
  checks.reduce((sum, { counts }) => sum + counts.open, 0);

const missing = (finding: Finding, messages: Messages): Html | undefined => {
  const { settle } = finding.claim;
  if (!settle && openRows(finding) === 0) return undefined;
  return html`<section><h2>${messages.missing}</h2>
${openRows(finding) > 0 && html`<p>${messages.counts(finding.counts)}.</p>`}
${settle && html`<p><strong>${messages.settle}:</strong> <span dir="auto">${settle}</span></p>`}</section>`;
};

const evidence = (finding: Finding, messages: Messages): Html[] =>
  (["for", "against"] as const).flatMap((side) => {
    const items = finding.claim.evidence.filter(({ bears }) => bears === side);
    if (items.length === 0) return [];
    return html`<section><h2>${side === "for" ? messages.evidenceFor : messages.evidenceAgainst}</h2>
<ul dir="auto">${items.map(({ what, source }) => html`<li>${what}${source && html` <span class="meta">${source}</span>`}</li>`)}</ul></section>`;
  });

const origins = ({ origins, claim }: Finding, input: ClaimPageInput): Html | undefined => {
  const { statements, names, messages, sounds } = input;
  const linked = claim.statements.flatMap((id) => statements.get(id) ?? []);
  if (linked.length === 0) return undefined;
  return html`<section><h2>${messages.statements}</h2>
<p>${messages.independent(origins.length, linked.length)} ${messages.chainNote}</p>
${linked.map((statement) => statementBlock(statement, { names, messages, sound: sounds?.get(statement.id) }))}
<h3>${messages.origins}</h3>
<ul dir="auto">${origins.map(({ name, reasons }) => html`<li>${names.get(name) ?? name}${reasons.length > 0 && html` <span class="meta">(${reasons.join("; ")})</span>`}</li>`)}</ul></section>`;
};

/** Tabulations whose id stands as a text in one of the claim's queries. */
const tabulationsUsed = ({ claim }: Finding, tabulations: ClaimPageInput["tabulations"]) =>
  tabulations.filter(({ id }) => claim.checks.some((check) => namedIn(check, [id]).length > 0));

const figures = (finding: Finding, { tabulations, messages }: ClaimPageInput): Html | undefined => {
  const used = tabulationsUsed(finding, tabulations);
  if (used.length === 0) return undefined;
  return html`<section><h2>${messages.tabulations}</h2>
<ul dir="auto">${used.map(
    ({
      id,
      value,
    }) => html`<li><strong>${value.title}</strong> (<code>${id}</code>), ${value.issuer}. ${value.source}
${value.note && html`<p class="meta">${value.note}</p>`}</li>`,
  )}</ul></section>`;
};

/** The claim's own words, with each check's rows where its block stands, and the pictures of the sheets they show. */
const bodyParts = (
  { claim, checks }: Finding,
  { messages, pictures, tabulations }: ClaimPageInput,
): Html[] => {
  const titles = new Map(tabulations.map(({ id, value }) => [id, value.title]));
  const render = markdownRenderer();
  const results = new Map(checks.map((result) => [result.check, result]));
  return claim.body.flatMap((part) => {
    if ("markdown" in part) return render(part.markdown);
    const result = results.get(part.check);
    if (!result) return [];
    const charts = claim.charts
      .filter(({ check }) => (check ?? claim.checks[0].name) === result.check.name)
      .flatMap((spec) => barChart(result, spec, messages) ?? []);
    const scans = pictures?.get(result);
    return [
      ...charts,
      checkSection(result, claim.file, messages),
      ...(scans ? [sheetSection(scans, { messages, titles })] : []),
    ];
  });
};

/** The page of one claim: what was found, row by row, with its query, its sources and what is missing. */
export const claimPage = (input: ClaimPageInput): string => {
  const { finding, names, messages, head } = input;
  const { claim, outcome, problems } = finding;
  const by = claimants(finding, names);
  const body = html`<header class="page"><p><a href="../index.html">${messages.backToAll}</a></p>
<h1 dir="auto">${unbroken(claim.claim)}</h1>
${by && html`<p class="question">${messages.claimBy} <span dir="auto">${by}</span>${claim.as_of && html` · ${claim.as_of}`}</p>`}</header>
<main id="findings">
<div class="verdict ${outcome}">${outcomeLabel(outcome, messages)}<p>${messages.meanings[outcome]}</p>${problems.map((problem) => problemLine(problem, messages))}${input.corrected}</div>
${bodyParts(finding, input)}
${missing(finding, messages)}
${evidence(finding, messages)}
${origins(finding, input)}
${readTogether({ ...input, linked: claim.statements })}
${input.media}
${figures(finding, input)}
${input.corrections}
</main>`;
  return renderPage({ title: claim.title ?? claim.claim, body, messages, head });
};
