import { recordedFiles } from "../../case/record.ts";
import { isOriginal } from "../../case/waiting.ts";
import { excusesOf } from "../../ledger/excuses.ts";
import { checkFiles } from "../../ledger/files.ts";
import { listCase } from "../../ledger/folder.ts";
import { readLedger } from "../../ledger/read.ts";
import { isRedactedCopy, type Withheld } from "../../ledger/withheld.ts";
import type { Problem } from "../../model/ledger.ts";

/** What a redacted copy may lack; any other case is spared reading its whole ledger. */
const withheldFrom = async (root: string): Promise<ReadonlyMap<string, Withheld>> =>
  (await isRedactedCopy(root))
    ? (await excusesOf(root, (await readLedger(root)).links)).withheld
    : new Map();

/**
 * How the files of a case differ from what its ledger last recorded; undefined where there is no ledger. Originals
 * are compared by size alone unless `whole`: films take minutes, and `mandate verify` is there for them.
 */
export const inputsAgainstLedger = async (
  root: string,
  { whole }: { whole: boolean },
): Promise<Problem[] | undefined> => {
  const recorded = await recordedFiles(root);
  if (recorded.size === 0) return undefined;
  const found = await listCase(root);
  const skipped = new Set(
    found
      .filter(({ path, size }) => !whole && isOriginal(path) && recorded.get(path)?.size === size)
      .map(({ path }) => path),
  );
  const { problems } = await checkFiles({
    recorded: new Map([...recorded].filter(([path]) => !skipped.has(path))),
    withheld: await withheldFrom(root),
    found: found.filter(({ path }) => !skipped.has(path)),
  });
  return problems;
};
