import type { Column } from "./profile.ts";
import { plainHeader, roleOfHeader } from "./vocabulary.ts";

/** The candidates of a row, where each has columns of their own: in the same order, one list for each thing said of them. */
export interface Families {
  names: Column[];
  parties: Column[];
  votes: Column[];
}

/** “c2_votes” and “c votes”, “Voix” and “Voix (2)”: a header without the number that tells it from its like. */
const stemOf = (header: string): string => plainHeader(plainHeader(header).replace(/\d+/, " "));

const isSurname = (stem: string): boolean =>
  /(?:^|\b(?:last|sur|family) ?)name$|^(?:candidate )?name$|^\w+ name$|^nom\b|^nome\b|^nombre\b|^apellidos?\b/.test(
    stem,
  ) && !/first|given/.test(stem);

/**
 * Columns that differ in a number alone, as many of votes as of names or parties: a row then holds several candidates. Undefined
 * where there are none.
 */
export const familiesOf = (columns: readonly Column[]): Families | undefined => {
  const groups = Map.groupBy(columns, ({ header }) => stemOf(header));
  const several = [...groups].filter(([, members]) => members.length > 1);
  const votes = several.find(([stem, members]) =>
    /\bvotes$/.test(stem) || roleOfHeader(stem) === "votes"
      ? members.every(({ isCount }) => isCount)
      : false,
  )?.[1];
  if (!votes) return undefined;
  const alike = several.filter(
    ([, members]) => members.length === votes.length && members !== votes,
  );
  const textual = alike.filter(([, members]) =>
    members.some(({ isCount, distinct }) => !isCount && distinct > 0),
  );
  const find = (is: (stem: string) => boolean): Column[] =>
    textual.find(([stem]) => is(stem))?.[1] ?? [];
  const surnames = find(isSurname);
  const names = surnames.length > 0 ? surnames : find((stem) => roleOfHeader(stem) === "candidate");
  const parties = find((stem) => /\bparty$/.test(stem) || roleOfHeader(stem) === "party");
  return names.length > 0 || parties.length > 0 ? { names, parties, votes } : undefined;
};
