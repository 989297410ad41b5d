import type { Statement, StatementDraft } from "../api/types.ts";

/** A draft of a statement nobody proposed: who says it is left to the writer's own voice until a person says otherwise. */
export const emptyDraft: StatementDraft = {
  statement: "",
  force: "say",
  chain: [{ kind: "publication" }],
  recordings: [],
  results: false,
  parts: [],
};

const filled = (value: string | undefined): string | undefined => value?.trim() || undefined;

/** The draft without what was left empty, as the server takes it. */
export const cleanDraft = ({
  cue,
  hedge,
  note,
  chain,
  recordings,
  ...draft
}: StatementDraft): StatementDraft => {
  const given = { cue: filled(cue), hedge: filled(hedge), note: filled(note) };
  const kept = Object.entries(given).filter(([, value]) => value !== undefined);
  return {
    ...draft,
    ...Object.fromEntries(kept),
    statement: draft.statement.trim(),
    chain: chain.map(({ kind, ...hop }) => {
      const entries = Object.entries(hop).flatMap(([key, value]) => {
        const text = filled(value);
        return text === undefined ? [] : [[key, text]];
      });
      return { kind, ...Object.fromEntries(entries) };
    }),
    recordings: recordings.map((one) => one.trim()).filter(Boolean),
  };
};

type Hop = Statement["chain"][number];

const hopText = ({ kind, id, name, cue }: Hop): string =>
  [kind, name, id && `(${id})`, cue && `“${cue}”`].filter(Boolean).join(" ");

/** A draft as lines of text, so that two versions can be laid beside each other. */
export const draftText = (draft: StatementDraft): string =>
  [
    draft.statement,
    "",
    `force: ${draft.force}`,
    `cue: ${draft.cue ?? ""}`,
    `hedge: ${draft.hedge ?? ""}`,
    `quoted: ${draft.quoted ?? ""}`,
    "chain:",
    ...draft.chain.map((hop) => `  ${hopText(hop)}`),
    `rests on: ${[...draft.recordings, ...(draft.results ? ["results"] : [])].join(", ")}`,
    `marks: ${draft.parts.map(({ role, start, end }) => `${role} ${start}–${end}`).join(", ")}`,
    `note: ${draft.note ?? ""}`,
    "",
  ].join("\n");
