import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { NO_ENTRY, type Problem } from "../model/ledger.ts";
import type { Link } from "./chain.ts";
import { genuineEntries } from "./read.ts";
import { everAdmitted } from "./redacted.ts";
import { readWithheld, WITHHELD, type Withheld } from "./withheld.ts";

/**
 * The files a copy may lack: those its signed list names, if that is for this very ledger and by a key of the case. A
 * list that is not excuses nothing, and is itself a problem.
 */
export const excusesOf = async (
  root: string,
  links: readonly Link[],
): Promise<{ withheld: ReadonlyMap<string, Withheld>; problems: Problem[] }> => {
  const text = await readFile(join(root, WITHHELD), "utf8").catch(() => undefined);
  if (text === undefined) return { withheld: new Map(), problems: [] };
  // Undo a system's line-end policy: a canonical list has but one.
  const list = text.replaceAll("\r\n", "\n");
  const redacted = genuineEntries(links).filter((entry) => entry.withheld);
  const withheld = readWithheld(list, {
    admitted: everAdmitted(links),
    head: links.at(-1)?.hash ?? NO_ENTRY,
    entries: redacted.map(({ sequence }) => sequence),
  });
  if (withheld) return { withheld, problems: [] };
  const message = `${WITHHELD} is not signed by a key of this case for this ledger: it excuses nothing`;
  return { withheld: new Map(), problems: [{ kind: "withheld-wrongly", path: WITHHELD, message }] };
};
