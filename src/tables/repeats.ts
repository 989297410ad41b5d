import { exhibitTextOf, isTextExhibit } from "../exhibits/text/of-case.ts";
import { MandateError } from "../lib/error.ts";
import type { RepeatedText, Statement } from "../model/statement.ts";
import type { Publication } from "../statements/republication.ts";

/** Which exhibits repeat which, and the exhibits that could not be compared. */
export interface Repeats {
  repeats: RepeatedText[];
  problems: MandateError[];
}

/** Exhibits compared with each other in one case. */
const maxTexts = 500;

const citedTexts = (statements: readonly Statement[]): string[] =>
  [...new Set(statements.map(({ target }) => target.source))].filter(isTextExhibit).sort();

const unread = (source: string, error: unknown): MandateError => {
  const why = error instanceof Error ? error.message : String(error);
  return new MandateError({
    code: "exhibit/not-compared",
    kind: "notice",
    message: `its text was not compared with other exhibits: ${why}`,
    at: { file: source },
    fix: "See whether the file opens; its statements count as a text of their own until then.",
    cause: error,
  });
};

const tooMany = (count: number): MandateError =>
  new MandateError({
    code: "exhibit/too-many-texts",
    kind: "notice",
    message: `statements stand in ${count} exhibits; the first ${maxTexts} are compared with each other`,
    fix: "Split the case.",
  });

/**
 * Looks for exhibits that repeat each other among those that statements stand in, so that what was copied counts as
 * one origin. Nothing is read, and nothing to read it with is loaded, where fewer than two such exhibits are cited.
 */
export const repeatsOf = async (
  root: string,
  statements: readonly Statement[],
): Promise<Repeats> => {
  const cited = citedTexts(statements);
  if (cited.length < 2) return { repeats: [], problems: [] };
  const [{ findRepeats }, { isoDate }] = await Promise.all([
    import("../statements/republication.ts"),
    import("../statements/dates.ts"),
  ]);
  const problems = cited.length > maxTexts ? [tooMany(cited.length)] : [];
  const publications: Publication[] = [];
  for (const source of cited.slice(0, maxTexts)) {
    try {
      const read = await exhibitTextOf(root, source);
      if (read === undefined) continue;
      const stated = read.marks.find(({ kind }) => kind === "published")?.value;
      const published = stated === undefined ? undefined : isoDate(stated);
      publications.push({ source, text: read.text, ...(published !== undefined && { published }) });
    } catch (error) {
      problems.push(unread(source, error));
    }
  }
  return { repeats: findRepeats(publications), problems };
};
