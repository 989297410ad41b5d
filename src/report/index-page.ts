import type { MandateError } from "../lib/error.ts";
import { errorToJson } from "../lib/error.ts";
import type { Finding } from "../model/claim.ts";
import type { Outcome } from "../model/outcome.ts";
import { findingCard, problemLine } from "./finding.ts";
import { type Bloc, hemicycle } from "./hemicycle.ts";
import { type Content, type Html, html, unbroken } from "./html.ts";
import { renderPage } from "./layout.ts";
import type { Messages } from "./messages/messages.ts";

export interface Chamber {
  title: string;
  blocs: Bloc[];
}

export interface IndexPageInput {
  title: string;
  question: string;
  findings: readonly Finding[];
  problems: readonly MandateError[];
  chambers: readonly Chamber[];
  /** Alliances over time, drawn. */
  history?: Content;
  /** Names of parties, people and outlets by id. */
  names: ReadonlyMap<string, string>;
  messages: Messages;
  /** Further pages to be reached from here. */
  pages?: readonly { href: string; title: string }[];
  head?: Content;
  /** What a reader must know before anything else. */
  banner?: Content;
  /** Claims that were published once and are no longer. */
  withdrawn?: Content;
}

type Words = Pick<IndexPageInput, "names" | "messages">;

interface Group {
  id: string;
  heading: string;
  tone: Outcome;
  outcomes: readonly Outcome[];
}

const groupsOf = (messages: Messages): Group[] => [
  { id: "holds", heading: messages.holds, tone: "supported", outcomes: ["supported"] },
  { id: "fails", heading: messages.fails, tone: "contradicted", outcomes: ["contradicted"] },
  {
    id: "open",
    heading: messages.open,
    tone: "undecided",
    outcomes: ["undecided", "disputed", "reported"],
  },
  { id: "broken", heading: messages.broken, tone: "broken", outcomes: ["broken"] },
];

const inGroup = (findings: readonly Finding[], { outcomes }: Group): Finding[] =>
  outcomes.flatMap((outcome) => findings.filter((finding) => finding.outcome === outcome));

const breakdown = (findings: readonly Finding[], { outcomes }: Group, messages: Messages): string =>
  outcomes
    .map((outcome) => ({
      outcome,
      count: findings.filter((one) => one.outcome === outcome).length,
    }))
    .filter(({ count }) => count > 0)
    .map(({ outcome, count }) => `${count} ${messages.outcomes[outcome]}`)
    .join(" · ");

const sums = (
  groups: readonly Group[],
  findings: readonly Finding[],
  messages: Messages,
): Html => html`
<ul class="sums">${groups.map(
  (
    group,
  ) => html`<li class="${group.tone}"><a href="#${group.id}"><strong>${inGroup(findings, group).length}</strong>
<h2>${group.heading}</h2><p>${breakdown(findings, group, messages) || messages.nothing}</p></a></li>`,
)}</ul>`;

/** Where the page of a claim stands, from the front page. */
const claimHref = (id: string): string => `claims/${encodeURIComponent(id)}.html`;

const section = (group: Group, findings: readonly Finding[], words: Words): Html => html`
<section id="${group.id}"><h2>${group.heading}</h2>
${
  inGroup(findings, group).length === 0
    ? html`<p class="meta">${words.messages.nothing}</p>`
    : inGroup(findings, group).map((finding) =>
        findingCard(finding, claimHref(finding.claim.id), words),
      )
}</section>`;

const chamberFigures = (chambers: readonly Chamber[], messages: Messages): Html | undefined =>
  chambers.length === 0
    ? undefined
    : html`<section><h2>${messages.seatsTitle}</h2>${chambers.map(({ title, blocs }) =>
        hemicycle(
          messages.seatsOf(
            title,
            blocs.reduce((sum, { seats }) => sum + seats, 0),
          ),
          blocs,
        ),
      )}</section>`;

const pageLinks = (pages: NonNullable<IndexPageInput["pages"]>): Html | undefined =>
  pages.length === 0
    ? undefined
    : html`<ul>${pages.map(({ href, title }) => html`<li><a href="${href}">${title}</a></li>`)}</ul>`;

const problemSection = (problems: readonly MandateError[], messages: Messages): Html | undefined =>
  problems.every(({ kind }) => kind === "notice")
    ? undefined
    : html`<section><h2>${messages.problems}</h2>${problems.filter(({ kind }) => kind !== "notice").map((problem) => problemLine(errorToJson(problem), messages))}</section>`;

/** The front page: what holds, what does not, and what nobody can know yet. */
export const indexPage = (input: IndexPageInput): string => {
  const { title, question, history, findings, problems, chambers, names, messages, head } = input;
  const groups = groupsOf(messages).filter(
    (group) => group.id !== "broken" || inGroup(findings, group).length > 0,
  );
  const body = html`<header class="page"><h1 dir="auto">${unbroken(title)}</h1><p class="question" dir="auto">${unbroken(question)}</p>
${sums(groups, findings, messages)}</header>
<main id="findings">
${input.banner}
${problemSection(problems, messages)}
${groups.map((group) => section(group, findings, { names, messages }))}
${input.withdrawn}
${chamberFigures(chambers, messages)}
${history}
${pageLinks(input.pages ?? [])}
</main>`;
  return renderPage({ title, body, messages, head });
};
