import { MandateError } from "../lib/error.ts";
import { type DescribeInput, describe, type Facts } from "./import/describe.ts";
import { refuseNoTable } from "./import/no-table.ts";
import type { Proposal } from "./import/proposal.ts";
import { propose } from "./import/propose.ts";
import { type Named, type NameProposal, proposeNames } from "./names/match.ts";
import type { GridRow } from "./read/grid.ts";
import { type Opened, openFile } from "./read/open.ts";

export type { Facts } from "./import/describe.ts";
export type { Proposal } from "./import/proposal.ts";

export interface ImportInput {
  /** The data files: where each lies, and how errors call it. */
  files: readonly { file: string; path: string }[];
  /** The descriptor's `data`: one path, or a pattern with `*` for the contest of each file. */
  data: string;
  facts: Facts;
  /** Parties of case.yaml: ids with their names and aliases. */
  parties?: readonly Named[];
}

export interface Imported {
  /** The descriptor as YAML, with comments. */
  yaml: string;
  proposal: Proposal;
  parties: NameProposal[];
  /** Is there anything only a person can say and nobody has said yet? */
  open: (keyof Facts)[];
}

interface Sampled {
  /** How errors call the file. */
  file: string;
  opened: Opened;
  rows: GridRow[];
}

/** Rows the guess rests on: all of any but the largest files. */
const sampled = 200_000;

const sample = async (file: { file: string; path: string }): Promise<Sampled> => {
  const opened = await openFile(file, {});
  const rows = Iterator.from(opened.grid.rows)
    .filter(
      ({ fault, cells }) => fault === undefined && cells.length === opened.grid.headers.length,
    )
    .take(sampled)
    .toArray();
  return { file: file.file, opened, rows };
};

const unreadSheets = ({ sheets }: Opened): string[] =>
  sheets && sheets.others.length > 0
    ? [
        `only the worksheet “${sheets.read}” is read, of ${sheets.others.length + 1}; name another in \`format.sheet\` of a descriptor of its own: ${sheets.others.slice(0, 12).join(" · ")}`,
      ]
    : [];

/** Roles that follow from the format itself need no guess. */
const proposalOf = ({ file, opened, rows }: Sampled): Proposal => {
  if (opened.roles) {
    const because = ["the format says what each column is"];
    return {
      level: "station",
      shape: "long",
      columns: { regions: [] },
      candidates: [],
      confidence: 1,
      because,
      doubts: [],
    };
  }
  const proposal = propose(opened.grid.headers, rows);
  refuseNoTable({ file, headers: opened.grid.headers, rows }, proposal);
  return { ...proposal, doubts: [...unreadSheets(opened), ...proposal.doubts] };
};

const mostLike = (proposals: readonly Proposal[]): Proposal => {
  const groups = Map.groupBy(proposals, ({ columns, shape }) => JSON.stringify([columns, shape]));
  return [...groups.values()].reduce((a, b) => (b.length > a.length ? b : a))[0];
};

/** One file a contest: the candidates of all of them, and the surest of their other guesses. */
const joined = (read: readonly Sampled[]): Proposal => {
  const proposals = read.map(proposalOf);
  const best = mostLike(proposals);
  const votesFor = (header: string): number =>
    proposals.filter((p) => p.candidates.includes(header)).length;
  const filesWith = (header: string): number =>
    read.filter(({ opened }) => opened.grid.headers.includes(header)).length;
  // A column that looks like a candidate in a few of the files that have it (station names that are numbers) is none.
  const candidates = [...new Set(proposals.flatMap((proposal) => proposal.candidates))].filter(
    (header) => votesFor(header) * 2 > filesWith(header),
  );
  const because = [...new Set(proposals.flatMap((proposal) => proposal.because))].slice(0, 8);
  const doubts = [...new Set(proposals.flatMap((proposal) => proposal.doubts))].slice(0, 12);
  const confidence = Math.min(...proposals.map((proposal) => proposal.confidence));
  const unlike = proposals.filter(
    ({ columns }) => JSON.stringify(columns) !== JSON.stringify(best.columns),
  ).length;
  if (unlike > 0)
    doubts.unshift(
      `${unlike} of ${proposals.length} files seem to have other columns than the rest`,
    );
  return { ...best, candidates, because, doubts, confidence };
};

const labelsOf = (proposal: Proposal, { opened, rows }: Sampled): string[] => {
  if (proposal.shape === "wide") return proposal.candidates;
  const at = (proposal.columns.party ?? []).map((column) => opened.grid.headers.indexOf(column));
  return [...new Set(at.flatMap((index) => rows.map(({ cells }) => cells[index].trim())))].filter(
    Boolean,
  );
};

/**
 * Proposes the descriptor of a tabulation from its files: what each column is, how sure that is, and what is left for a
 * person to say. Throws what reading the files throws.
 */
export const proposeDescriptor = async (input: ImportInput): Promise<Imported> => {
  const { files, data, facts, parties = [] } = input;
  if (files.length === 0) {
    throw new MandateError({
      code: "results/no-data",
      kind: "usage",
      message: "No file to import",
    });
  }
  const read: Sampled[] = [];
  for (const file of files) read.push(await sample(file));
  const proposal = read.length === 1 ? proposalOf(read[0]) : joined(read);
  const labels = [...new Set(read.flatMap((one) => labelsOf(proposal, one)))];
  const matched = proposeNames(
    labels.map((id) => ({ id })),
    parties,
  );
  const contestKnown =
    proposal.columns.contest !== undefined ||
    data.includes("*") ||
    read[0].opened.roles !== undefined;
  const described: DescribeInput = {
    facts,
    data,
    opened: read[0].opened,
    proposal,
    parties: matched,
    contestKnown,
  };
  const needed = (["title", "issuer", "stage", "election"] as const).filter((key) => !facts[key]);
  const open: (keyof Facts)[] = contestKnown || facts.contest ? needed : [...needed, "contest"];
  return { yaml: describe(described), proposal, parties: matched, open };
};
