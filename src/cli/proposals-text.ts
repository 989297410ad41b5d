import type { Proposed } from "../jobs/proposals.ts";
import type { Paint } from "../lib/tty.ts";
import type { Change, Hop, Statement } from "../model/statement.ts";

/** Control and direction characters of a text from outside do not reach the terminal. */
const safe = (text: string): string => text.replaceAll(/[\p{Cc}\p{Cf}]/gu, "\uFFFD");

const hopText = ({ kind, id, name }: Hop): string =>
  kind === "publication" ? "the publication" : (id ?? name ?? kind);

const statementText = ({ id, body }: Statement, paint: Paint): string => {
  const chain = body.chain.map(hopText).join(" › ");
  const cue = body.cue === undefined ? "" : ` (${body.cue})`;
  return `${paint("bold", id)} ${safe(chain)}${safe(cue)}\n    ${safe(body.statement.slice(0, 300))}`;
};

/** One speaker's statements that do not go together as they stand, for a person to read. */
const changesText = (changes: readonly Change[], paint: Paint): string[] =>
  changes.length === 0
    ? []
    : [
        paint("bold", "To be read together, by wording alone"),
        ...changes.map(
          ({ speaker, earlier, later, how }) =>
            `${safe(speaker)} ${how}: ${safe(earlier)}, ${safe(later)}`,
        ),
      ];

/** What was found, for a terminal. */
export const proposalsText = (
  { marks, statements, changes, claims }: Proposed,
  paint: Paint,
): string => {
  const said = marks.map(({ kind, value }) => `${kind}: ${safe(value)}`).join("\n");
  const flags = [...new Set(statements.flatMap(({ body }) => body.flags))];
  return [
    ...(said === "" ? [] : [`${paint("bold", "What the page says of itself")}\n${said}`]),
    ...flags.map((flag) => `! ${safe(flag)}`),
    `${paint("bold", `${statements.length} statements`)}, all the machine's proposals`,
    ...statements.map((one) => statementText(one, paint)),
    ...changesText(changes, paint),
    `${paint("bold", `${claims.length} claims this case can test`)}, all the machine's proposals`,
    ...claims.map(({ claim, statements }) => `${safe(claim)}  [${statements.join(", ")}]`),
  ].join("\n");
};
