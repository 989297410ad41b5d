import type { Party } from "./case.ts";

/**
 * Okabe and Ito's palette (Color Universal Design, 2008), which any colour vision tells apart, then what Paul Tol's muted scheme
 * adds to it. Black, yellow and grey are left out: paper, a party's own and nobody's.
 */
const spare = [
  "#0072b2",
  "#e69f00",
  "#009e73",
  "#cc79a7",
  "#56b4e9",
  "#d55e00",
  "#332288",
  "#117733",
  "#999933",
  "#882255",
  "#44aa99",
  "#aa4499",
];

/**
 * What each party is drawn in, as #rrggbb, by id: the colour the case gives it, else a spare one that no other party has, in the
 * order of the case, so that a party looks the same on every page. Candidates of no party, and parties beyond the spare ones, have none.
 */
export const partyColours = (parties: readonly Party[]): Map<string, string> => {
  const given = new Set(parties.map(({ colour }) => colour?.toLowerCase()));
  const left = spare.filter((colour) => !given.has(colour)).values();
  const colours = new Map<string, string>();
  for (const { id, colour, counts } of parties) {
    const own = colour ?? (counts === "independents" ? undefined : left.next().value);
    if (own !== undefined) colours.set(id, own);
  }
  return colours;
};
