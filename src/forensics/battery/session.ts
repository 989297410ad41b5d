import { MandateError } from "../../lib/error.ts";
import { nearest } from "../../lib/suggest.ts";
import type { Table } from "../../model/table.ts";
import { stationTabulations } from "../publish.ts";
import type { ForensicTest } from "../test.ts";
import { allTests } from "../tests.ts";

/** The tabulation asked for, or the only one with stations. Throws where there is none, or a choice to be made. */
export const chooseTabulation = async (
  tables: readonly Table[],
  asked: string | undefined,
): Promise<string> => {
  const known = await stationTabulations(tables);
  if (asked !== undefined && known.includes(asked)) return asked;
  if (asked === undefined && known.length === 1) return known[0];
  const list = known.length > 0 ? `It has: ${known.join(", ")}.` : "It has none.";
  const meant = asked === undefined ? undefined : nearest(asked, known);
  throw new MandateError({
    code: asked === undefined ? "forensics/which-tabulation" : "forensics/unknown-tabulation",
    kind: "usage",
    message:
      asked === undefined
        ? "the case has no single tabulation with polling stations to take by itself"
        : `the case has no tabulation with polling stations called “${asked}”`,
    fix: meant ? `Did you mean “${meant}”?` : `Choose one with --tabulation. ${list}`,
  });
};

/** The tests asked for by id, in their own order; all of them when none was. */
export const chooseTests = (asked: readonly string[] | undefined): readonly ForensicTest[] => {
  if (!asked || asked.length === 0) return allTests;
  const ids = allTests.map(({ id }) => id);
  for (const id of asked) {
    if (ids.includes(id)) continue;
    const meant = nearest(id, ids);
    throw new MandateError({
      code: "forensics/unknown-test",
      kind: "usage",
      message: `there is no test “${id}”`,
      fix: meant ? `Did you mean “${meant}”?` : `Tests: ${ids.join(", ")}.`,
    });
  }
  return allTests.filter(({ id }) => asked.includes(id));
};
