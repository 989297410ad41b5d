import { MandateError } from "../lib/error.ts";
import type { SourceText } from "../lib/read-text.ts";
import { parseYaml } from "../lib/yaml.ts";
import { type Claim, claimSchema } from "../model/claim.ts";

const FRONT_MATTER = /^---[ \t]*\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/;
const FENCE_OPEN = /^(`{3,})[ \t]*sql[ \t]+check[ \t]*$/;
const HEADING = /^#{2,6}[ \t]+(.+?)[ \t]*#*$/;

const noFrontMatter = (file: string): MandateError =>
  new MandateError({
    code: "claim/no-front-matter",
    message: "the claim does not begin with front matter",
    at: { file, line: 1 },
    fix: "Begin the file with ---, a line “claim: …”, and --- again.",
  });

const unclosed = (file: string, line: number): MandateError =>
  new MandateError({
    code: "claim/unclosed-check",
    message: "this check block is never closed",
    at: { file, line },
    fix: "End it with a line of three backticks.",
  });

const splitBody = (lines: string[], firstLine: number, file: string): Claim["body"] => {
  const body: Claim["body"] = [];
  let prose: string[] = [];
  const endProse = (): void => {
    const markdown = prose.join("\n").trim();
    if (markdown !== "") body.push({ markdown });
    prose = [];
  };
  let heading: string | undefined;
  for (let index = 0; index < lines.length; index++) {
    const fence = FENCE_OPEN.exec(lines[index])?.[1];
    if (fence === undefined) {
      heading = HEADING.exec(lines[index])?.[1] ?? heading;
      prose.push(lines[index]);
      continue;
    }
    const start = index + 1;
    const end = lines.findIndex((line, at) => at >= start && line.trimEnd() === fence);
    if (end < 0) throw unclosed(file, firstLine + index);
    endProse();
    body.push({
      check: {
        ...(heading !== undefined && { name: heading }),
        sql: lines.slice(start, end).join("\n"),
        line: firstLine + start,
      },
    });
    heading = undefined;
    index = end;
  }
  endProse();
  return body;
};

export type ParsedClaim =
  | { claim: Claim; problems: [] }
  | { claim: Claim | undefined; id: string; problems: MandateError[] };

/** Id of a claim: the name of its file without folder and ending. */
export const claimId = (file: string): string => file.replace(/^.*\//, "").replace(/\.md$/, "");

const parse = ({ file, text }: SourceText): ParsedClaim => {
  const id = claimId(file);
  const match = FRONT_MATTER.exec(text.replace(/^\uFEFF/, ""));
  if (!match) return { claim: undefined, id, problems: [noFrontMatter(file)] };
  const { value, problems } = parseYaml({ text: match[1], file, lineOffset: 1 }, claimSchema);
  if (!value) return { claim: undefined, id, problems };
  const linesBefore = match[0].split("\n").length - 1;
  const rest = text.replace(/^\uFEFF/, "").slice(match[0].length);
  try {
    const body = splitBody(rest.split(/\r?\n/), linesBefore + 1, file);
    const checks = body.flatMap((part) => ("check" in part ? [part.check] : []));
    return { claim: { ...value, id, file, body, checks }, problems: [] };
  } catch (error) {
    if (error instanceof MandateError) return { claim: undefined, id, problems: [error] };
    throw error;
  }
};

const parsed = new WeakMap<SourceText, ParsedClaim>();

/**
 * Parses one claim: YAML front matter, Markdown prose, and its ```sql check blocks with the line each starts at.
 * What is wrong is returned, with file and line; nothing is thrown. A source that was parsed is not parsed again: the
 * views and the tests of a case ask for the same ones.
 */
export const parseClaim = (source: SourceText): ParsedClaim => {
  const known = parsed.get(source) ?? parse(source);
  parsed.set(source, known);
  return known;
};
