import { type Case, openCase } from "../case/open.ts";
import { type LoadedStatements, loadStatements } from "../statements/load.ts";

/** The plain files of a case, read and checked once for all who need them. */
export interface ReadCase {
  opened: Case;
  statements: LoadedStatements;
}

/** Reads the plain files of a case. Throws what `openCase` throws. */
export const readCase = async (folder: string): Promise<ReadCase> => {
  const opened = await openCase(folder);
  return { opened, statements: loadStatements(opened.statements) };
};
