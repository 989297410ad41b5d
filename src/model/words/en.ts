import type { FindingWords } from "./words.ts";

export const en: FindingWords = {
  dir: "ltr",
  lang: "en",
  holds: "What holds",
  fails: "What does not",
  open: "What nobody can know yet",
  broken: "What could not be tested",
  nothing: "Nothing so far.",
  outcomes: {
    supported: "supported",
    contradicted: "contradicted",
    undecided: "undecided",
    disputed: "disputed",
    reported: "reported",
    broken: "broken",
  },
  meanings: {
    supported: "Every row of the check holds on the data in hand.",
    contradicted: "At least one row of the check fails on the data in hand.",
    undecided: "What is missing could still decide it either way.",
    disputed: "Evidence stands on both sides, and no check settles it.",
    reported: "Somebody said so. Nothing here tests it.",
    broken: "The check itself failed. This says nothing about the claim.",
  },
  claimBy: "Claimed by",
  rows: "Rows",
  query: "Query",
  origins: "Origins",
  missing: "What is missing",
  settle: "What would settle it",
  evidenceFor: "Evidence for",
  evidenceAgainst: "Evidence against",
  unknown: "unknown",
  finding: "finding",
  rowHolds: "holds",
  rowFails: "fails",
  rowOpen: "open",
  counts: ({ holds, fails, open }) =>
    `${holds} of ${holds + fails + open} hold, ${fails} fail, ${open} open`,
  independent: (origins, statements) =>
    origins === 0
      ? "No statement is linked."
      : `${statements} ${statements === 1 ? "statement" : "statements"}, ${origins} independent ${
          origins === 1 ? "origin" : "origins"
        }.`,
  chainNote: "Outermost first. Nothing here proves whose voice is on a recording.",
  limits:
    "A finding speaks of the data in hand, not of the truth. Supported does not mean proven; contradicted does not mean anyone lied; reported means only that somebody said so.",
  line: "line",
  hops: {
    publication: "this publication",
    outlet: "an outlet",
    newspaper: "a newspaper",
    recording: "a recording",
    person: "a person",
    party: "a party",
    collective: "a group",
    anonymous: "somebody not named",
  },
};
