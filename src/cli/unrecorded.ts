import type { Problem } from "../model/ledger.ts";
import type { Io } from "./io.ts";
import { plain } from "./plain.ts";

const SHOWN = 3;

/** Says on stderr which files of a case are not as its ledger recorded; findings rest on what is there now. */
export const warnUnrecorded = (
  differences: readonly Problem[],
  { stderr }: Pick<Io, "stderr">,
): void => {
  if (differences.length === 0) return;
  const names = differences.slice(0, SHOWN).map(({ message }) => `  ${plain(message)}\n`);
  const more = differences.length > SHOWN ? `  and ${differences.length - SHOWN} more\n` : "";
  stderr.write(
    `warning case/not-as-recorded: the findings rest on files that are not as the ledger recorded. See mandate verify.\n${names.join("")}${more}`,
  );
};
