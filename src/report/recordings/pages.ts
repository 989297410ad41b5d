import { basename } from "node:path";
import type { Case } from "../../case/open.ts";
import { MandateError } from "../../lib/error.ts";
import { readsTable } from "../../lib/reads-table.ts";
import { resolveWithin } from "../../lib/safe-path.ts";
import { recordingTables } from "../../model/recording.ts";
import { recordingsIn } from "../../recordings/beside.ts";
import { analyseCached, type Derived } from "../../recordings/cache.ts";
import { isShown } from "../../recordings/edits/observe.ts";
import { REACH, rarest } from "../../recordings/edits/pictures.ts";
import { readStrip } from "../../recordings/look/strip.ts";
import { recordingsCache } from "../../recordings/names.ts";
import { type Content, type Html, html } from "../html.ts";
import { renderPage } from "../layout.ts";
import type { Messages } from "../messages/messages.ts";
import { isRestricted } from "../quoted-sound.ts";
import { candidateFigure } from "./candidate.ts";
import type { EditPageWords } from "./kinds.ts";
import { editPageWords } from "./words.ts";

/** Pictures of one recording: some 20 kB each. */
const MOST = 40;

/** A page of one recording: where it stands in the report. */
export interface RecordingPage {
  path: string;
  title: string;
  text: string;
}

/** The analysis the checks have just used; undefined where the file is no sound that can be read, which the checks have said. */
const analysisOf = async (root: string, recording: string): Promise<Derived | undefined> => {
  try {
    return await analyseCached(await resolveWithin(root, recording), recordingsCache(root));
  } catch (error) {
    if (error instanceof MandateError) return undefined;
    throw error;
  }
};

const figures = async (
  recording: string,
  derived: Derived,
  words: EditPageWords,
): Promise<Content> => {
  const drawn = rarest(derived.edits, MOST);
  if (drawn.length === 0) return html`<p>${words.none}</p>`;
  const all: Html[] = [];
  for (const candidate of drawn) {
    const strip = await readStrip(derived, candidate.at - REACH, candidate.at + REACH);
    all.push(candidateFigure(candidate, { recording, strip, words }));
  }
  const more = derived.edits.filter(isShown).length - drawn.length;
  return html`${all}${more > 0 && html`<p class="meta">${words.more(more)}</p>`}`;
};

const contentOf = async (
  root: string,
  recording: string,
  words: EditPageWords,
): Promise<Content> => {
  if (await isRestricted(root, recording)) return html`<p>${words.restricted}</p>`;
  const derived = await analysisOf(root, recording);
  return derived ? figures(recording, derived, words) : html`<p>${words.failed}</p>`;
};

/**
 * A page for each recording of the case with its candidate edits as pictures; none where no claim asks for recordings, because sound is
 * analysed only where one does. Analyses come from the case's cache, where the checks have just put them.
 */
export const recordingPages = async (
  { root, claims }: Pick<Case, "root" | "claims">,
  messages: Messages,
): Promise<RecordingPage[]> => {
  const names = recordingTables.map(({ name }) => name);
  if (
    !readsTable(
      claims.map(({ text }) => text),
      names,
    )
  )
    return [];
  const words = editPageWords(messages.lang);
  const pages: RecordingPage[] = [];
  for (const recording of await recordingsIn(root)) {
    const title = words.title(basename(recording));
    const body = html`<header class="page"><p><a href="../index.html">${messages.backToAll}</a></p><h1 dir="auto">${title}</h1>
<p>${words.note}</p></header>
<main id="findings">${await contentOf(root, recording, words)}</main>`;
    pages.push({
      path: `recordings/${basename(recording)}.html`,
      title,
      text: renderPage({ title, body, messages }),
    });
  }
  return pages;
};
