import { exhibitTextOf, isTextExhibit } from "../exhibits/text/of-case.ts";
import { nameFrom } from "../jobs/proposals.ts";
import { MandateError } from "../lib/error.ts";
import type { Hop, Part, Statement } from "../model/statement.ts";
import type { Desk } from "./desk.ts";
import { missing } from "./failure.ts";
import type { StatementDraft, StatementEdit } from "./schemas/statement.ts";
import {
  addStatement,
  changed,
  changeStatement,
  findStatement,
  type RawStatement,
  versionOf,
} from "./statement-file.ts";

const CONTEXT = 32;

/** The text a statement stands in, as code points; undefined where it is not among the exhibits. */
const textOf = async (desk: Desk, source: string): Promise<string[] | undefined> => {
  if (!isTextExhibit(source)) return undefined;
  const { root } = (await desk.live.checked()).opened;
  const read = await exhibitTextOf(root, source);
  return read && Array.from(read.text);
};

const outside = (source: string): MandateError =>
  new MandateError({
    code: "statements/outside",
    message: "a part of the statement lies outside of the text",
    at: { file: source },
    fix: "Select its words in the text again.",
  });

const partsOf = (text: string[], { parts }: StatementDraft, source: string): Part[] =>
  parts.map(({ role, start, end }) => {
    if (start >= end || end > text.length) throw outside(source);
    return { role, start, end, exact: text.slice(start, end).join("") };
  });

/** Selectors of the span from the first of a statement's parts to the last (W3C Web Annotation, 4.2.4 and 4.2.5). */
const selectorsOf = (text: string[], parts: readonly Part[]): Statement["target"]["selector"] => {
  // A hedge may stand elsewhere in the sentence; the statement is where its words are.
  const own = parts.filter(({ role }) => role !== "hedge");
  const spans = own.length > 0 ? own : parts;
  const start = Math.min(...spans.map((part) => part.start));
  const end = Math.max(...spans.map((part) => part.end));
  return [
    {
      type: "TextQuoteSelector",
      exact: text.slice(start, end).join(""),
      prefix: text.slice(Math.max(0, start - CONTEXT), start).join(""),
      suffix: text.slice(end, end + CONTEXT).join(""),
    },
    { type: "TextPositionSelector", start, end },
  ];
};

const isSame = (parts: StatementDraft["parts"], before: readonly Part[]): boolean =>
  JSON.stringify(parts) ===
  JSON.stringify(before.map(({ role, start, end }) => ({ role, start, end })));

interface Edited {
  text: string[] | undefined;
  draft: StatementDraft;
}

/** The statement as a person says it is; keys of other programs stay. */
const withDraft = (raw: RawStatement, { text, draft }: Edited): RawStatement => {
  const { recordings, results, parts: given, ...said } = draft;
  const { cue: _, hedge: __, note: ___, quoted: ____, ...rest } = raw.body;
  // Where nothing was marked anew, the span stays as it was: it may hold more than the parts.
  const moved = text !== undefined && given.length > 0 && !isSame(given, raw.body.parts ?? []);
  const parts = moved ? partsOf(text, draft, raw.target.source) : undefined;
  return {
    ...raw,
    ...(parts && { target: { ...raw.target, selector: selectorsOf(text ?? [], parts) } }),
    body: {
      ...rest,
      ...said,
      restsOn: [
        ...recordings.map((recording) => ({ recording })),
        ...(results ? [{ results: true as const }] : []),
      ],
      status: "confirmed",
      madeBy: "person",
      ...(parts && { parts }),
    },
  };
};

const draftOf = ({ body }: RawStatement): StatementDraft => ({
  statement: body.statement ?? "",
  ...(body.cue !== undefined && { cue: body.cue }),
  ...(body.hedge !== undefined && { hedge: body.hedge }),
  force: body.force ?? "say",
  ...(body.quoted !== undefined && { quoted: body.quoted }),
  chain: (body.chain ?? []).map((hop: Hop) => hop),
  recordings: (body.restsOn ?? []).flatMap((one) => ("recording" in one ? [one.recording] : [])),
  results: (body.restsOn ?? []).some((one) => "results" in one),
  ...(body.note !== undefined && { note: body.note }),
  parts: (body.parts ?? []).map(({ role, start, end }) => ({ role, start, end })),
});

/** A statement to correct: what its line says now, and the hash that tells whether it still does when it is saved. */
export const statementToEdit = async (desk: Desk, id: string): Promise<StatementEdit> => {
  const raw = await findStatement(desk, id);
  return { id, version: versionOf(raw), source: raw.target.source, draft: draftOf(raw) };
};

/**
 * Corrects a statement in its own line, and confirms it by that. Fails `case/conflict` where it is no longer the version that was edited,
 * `statements/outside` where a part lies outside of the text.
 */
export const correctStatement = async (
  desk: Desk,
  { id, version, draft }: { id: string; version: string; draft: StatementDraft },
): Promise<void> => {
  const now = await findStatement(desk, id);
  const text = await textOf(desk, now.target.source);
  await changeStatement(desk, {
    id,
    reason: `${id} corrected`,
    change(raw, file) {
      if (versionOf(raw) !== version) throw changed(file);
      return withDraft(raw, { text, draft });
    },
  });
};

/** Adds a statement that a person found in an exhibit's text; gives its id. Fails `server/missing`, `statements/outside`. */
export const addFromText = async (
  desk: Desk,
  { exhibit, draft }: { exhibit: string; draft: StatementDraft },
): Promise<string> => {
  const source = `exhibits/${exhibit}`;
  const text = await textOf(desk, source);
  if (!text) throw missing(`text of ${source}`);
  if (draft.parts.length === 0) throw outside(source);
  const { statements } = await desk.live.checked();
  const sibling = statements.find(({ target }) => target.source === source);
  const name = sibling?.id.split("#")[0] ?? nameFrom(exhibit);
  return addStatement(desk, {
    name,
    make: (id) =>
      withDraft(
        {
          "@context": "http://www.w3.org/ns/anno.jsonld",
          id,
          type: "Annotation",
          motivation: "describing",
          target: { source },
          body: { type: "Statement", flags: [] },
        },
        { text, draft },
      ),
  });
};
