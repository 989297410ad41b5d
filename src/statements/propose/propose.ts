import { stringify } from "yaml";
import type { Statement } from "../../model/statement.ts";
import { entitiesOf } from "../entities.ts";
import { type Drafted, draftsFor, type TemplateContext } from "./templates.ts";
import { testableIn } from "./testable.ts";

/** A claim the machine proposes: a file for claims/, marked as a proposal until a person confirms it. */
export interface Proposal {
  /** Name of the file, without `.md`. */
  id: string;
  claim: string;
  statements: string[];
  markdown: string;
}

export interface ProposeOptions extends TemplateContext {
  /** Who proposes: "mandate", or the name of a model. */
  by?: string;
}

const slug = (text: string): string =>
  text
    .toLowerCase()
    .normalize("NFKD")
    .replaceAll(/[^\p{L}\p{N}]+/gu, "-")
    .replaceAll(/^-+|-+$/gu, "")
    .slice(0, 60)
    .replace(/-+$/u, "");

const speakerOf = ({ body }: Statement): string | undefined => {
  const hop = body.chain.at(-1);
  return hop === undefined || hop.kind === "publication" ? undefined : (hop.id ?? hop.name);
};

/** The Markdown of a proposed claim: front matter, a note of what was counted, and its check. */
export const proposalMarkdown = (
  { claim, note, sql }: Drafted,
  {
    statements,
    by,
    speaker,
    date,
  }: { statements: string[]; by: string; speaker: string | undefined; date: string | undefined },
): string => {
  const meta = {
    claim,
    ...(speaker !== undefined && { by: speaker }),
    statements,
    ...(date !== undefined && { as_of: date }),
    proposed_by: by,
  };
  return `---\n${stringify(meta, { lineWidth: 0 })}---\n\n${note}\n\n\`\`\`sql check\n${sql}\n\`\`\`\n`;
};

interface Draft {
  drafted: Drafted;
  statements: string[];
  speaker: string | undefined;
}

const finish = (
  { drafted, statements, speaker }: Draft,
  { by, date }: ProposeOptions,
): Proposal => {
  const unique = [...new Set(statements)];
  return {
    id: `proposed-${slug(drafted.claim)}`,
    claim: drafted.claim,
    statements: unique,
    markdown: proposalMarkdown(drafted, { statements: unique, by: by ?? "mandate", speaker, date }),
  };
};

/**
 * Claims that statements make and that this case's tables can test, in the order of the statements. Two statements
 * that assert the same give one claim. Rejected statements propose nothing.
 */
export const proposeClaims = (
  statements: readonly Statement[],
  options: ProposeOptions,
): Proposal[] => {
  const entities = entitiesOf(options.file);
  const byClaim = new Map<string, Draft>();
  for (const statement of statements) {
    if (statement.body.status === "rejected") continue;
    for (const one of testableIn(statement, options.file, entities))
      for (const drafted of draftsFor(options, one)) {
        const known = byClaim.get(drafted.claim);
        if (known !== undefined) known.statements.push(statement.id);
        else
          byClaim.set(drafted.claim, {
            drafted,
            statements: [statement.id],
            speaker: speakerOf(statement),
          });
      }
  }
  return [...byClaim.values()].map((draft) => finish(draft, options));
};
