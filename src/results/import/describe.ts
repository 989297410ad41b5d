import { stringify } from "yaml";
import type { NameProposal } from "../names/match.ts";
import type { Opened } from "../read/open.ts";
import { isPersonName } from "./people.ts";
import type { Proposal } from "./proposal.ts";

/** What only people can say of a tabulation. */
export interface Facts {
  title?: string | undefined;
  issuer?: string | undefined;
  stage?: string | undefined;
  election?: string | undefined;
  contest?: string | undefined;
  chamber?: string | undefined;
}

export interface DescribeInput {
  facts: Facts;
  /** The descriptor's `data`. */
  data: string | string[];
  opened: Pick<Opened, "type" | "encoding" | "delimiter" | "entry">;
  proposal: Proposal;
  /** Party labels, to ids of case.yaml: sure ones are written, similar ones only mentioned. */
  parties: readonly NameProposal[];
  /** Is the contest known otherwise: from a column, or from the names of the files? */
  contestKnown: boolean;
}

const asYaml = (value: object): string => stringify(value, { lineWidth: 110 }).trimEnd();

const comment = (text: string): string => `# ${text.replace(/\s+/g, " ")}`;

/** Left empty, a field keeps the case from opening until a person has filled it in. */
const field = (key: keyof Facts, value: string | undefined, what: string): string =>
  value ? asYaml({ [key]: value }) : `${key}: # fill in: ${what}`;

const head = ({ proposal }: DescribeInput): string[] => [
  comment(
    `Proposed by mandate import results; sure to about ${Math.round(100 * proposal.confidence)} %. Check it, then delete these lines.`,
  ),
  ...proposal.because.map((text) => comment(`rests on: ${text}`)),
  ...proposal.doubts.map((text) => comment(`not settled: ${text}`)),
];

const coverageOf = (proposal: Proposal): { candidates: string; stations: string } => {
  const summed = proposal.because.some((text) =>
    /^(?:the candidates|votes)(?: and the rejected)? sum to/.test(text),
  );
  return { candidates: summed ? "all" : "some", stations: "some" };
};

const formatOf = ({ opened, proposal }: DescribeInput): object | undefined => {
  const { type, encoding, delimiter, entry } = opened;
  const plain = type === "csv" && encoding === "utf-8" && delimiter === ",";
  const format = {
    ...(type !== "csv" && { type }),
    ...(type === "csv" && !plain && { encoding, delimiter }),
    ...(entry && entry !== "gzip" && { entry }),
    ...(proposal.decimal && { decimal: proposal.decimal }),
  };
  return Object.keys(format).length > 0 ? { format } : undefined;
};

const one = (columns: string[] | undefined): string | string[] | undefined =>
  columns?.length === 1 ? columns[0] : columns;

const columnsOf = ({ columns }: Proposal): object => {
  const { regions, contest, station, issued, rejected, candidate, party, votes, ...plain } =
    columns;
  const lists = { contest, station, issued, rejected, candidate, party, votes };
  const written = Object.entries(lists).flatMap(([key, value]) =>
    value ? [[key, one(value)]] : [],
  );
  return {
    columns: { ...Object.fromEntries(written), ...plain, ...(regions.length > 0 && { regions }) },
  };
};

/** Letters all headers begin with, back to a space: “Votes in favour of” stands above each of the candidates. */
const commonTitle = (headers: readonly string[]): string => {
  if (headers.length < 2) return "";
  let start = headers[0];
  while (!headers.every((header) => header.startsWith(start))) start = start.slice(0, -1);
  return start.slice(0, start.lastIndexOf(" ") + 1);
};

const candidatesOf = ({ proposal, parties }: DescribeInput): object | undefined => {
  if (proposal.candidates.length === 0) return undefined;
  const known = new Map(
    parties.filter(({ how }) => how !== "similar").map(({ from, to }) => [from, to]),
  );
  const title = commonTitle(proposal.candidates);
  const candidates = proposal.candidates.map((column) => {
    const called = column.slice(title.length);
    const party = known.get(column) ?? known.get(called);
    if (party) return { column, party };
    return called !== column || isPersonName(column) ? { column, name: called } : { column };
  });
  return { candidates };
};

const partiesOf = ({ proposal, parties }: DescribeInput): object | undefined => {
  if (proposal.shape !== "long") return undefined;
  const sure = parties.filter(({ how, from, to }) => how !== "similar" && from !== to);
  return sure.length > 0
    ? { parties: Object.fromEntries(sure.map(({ from, to }) => [from, to])) }
    : undefined;
};

const maybe = ({ parties }: DescribeInput): string[] =>
  parties
    .filter(({ how }) => how === "similar")
    .map(({ from, to, score }) =>
      comment(`perhaps the party ${to}: “${from}” (likeness ${score}); add it to parties if so`),
    );

/** The proposal as a descriptor with comments: what it rests on, what is not settled, what to fill in. */
export const describe = (input: DescribeInput): string => {
  const { facts, data, proposal, contestKnown } = input;
  const { totals, only, level, rejected_rows } = proposal;
  const blocks = [
    ...head(input),
    field("title", facts.title, "what this is, in words"),
    field("issuer", facts.issuer, "who issued these figures"),
    field("stage", facts.stage, "stage of counting, such as form-45, preliminary, final"),
    asYaml({ level }),
    ...(facts.chamber ? [asYaml({ chamber: facts.chamber })] : []),
    field("election", facts.election, "polling day, as 2024-02-08"),
    asYaml({ coverage: coverageOf(proposal) }),
    comment("coverage.stations: all, once you know that every station is in the data"),
    asYaml({ data }),
    formatOf(input),
    contestKnown
      ? undefined
      : field("contest", facts.contest, "the race all of this is about, such as President"),
    columnsOf(proposal),
    candidatesOf(input),
    partiesOf(input),
    ...maybe(input),
    only && { only },
    totals && { totals: totals.length === 1 ? totals[0] : totals },
    rejected_rows && { rejected_rows },
  ];
  return `${blocks
    .filter((b) => b !== undefined)
    .map((b) => (typeof b === "string" ? b : asYaml(b)))
    .join("\n")}\n`;
};
