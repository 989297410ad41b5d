import type { Messages } from "./messages.ts";

export const en: Messages = {
  dir: "ltr",
  lang: "en",
  skip: "Skip to the findings",
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
  check: "Check",
  rows: "Rows",
  query: "Query",
  sources: "Sources",
  origins: "Origins",
  missing: "What is missing",
  settle: "What would settle it",
  statements: "Who said it, and how it reached us",
  evidenceFor: "Evidence for",
  evidenceAgainst: "Evidence against",
  tabulations: "Figures used",
  backToAll: "All findings",
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
  readTogether: "One speaker, read together",
  readTogetherNote:
    "Found by wording alone. A person must say whether one takes back the other; no finding rests on it.",
  changes: {
    "confirms, then rejects": "confirms, then denies or dismisses:",
    "rejects, then confirms": "denies or dismisses, then confirms:",
    "changes a figure": "gives two figures:",
    "says the opposite": "says it, and says it is not so:",
  },
  timelineTitle: "Who stood with whom, and when",
  period: (from, to) => (to ? `${from ?? "…"} to ${to}` : `since ${from ?? "…"}`),
  seatsTitle: "Seats",
  seatsOf: (title, total) => `${title}: ${total} seats`,
  unfilled: "not decided or not yet filled",
  forensics: "Pictures of the forensic tests",
  limits:
    "A finding speaks of the data in hand, not of the truth. Supported does not mean proven; contradicted does not mean anyone lied; reported means only that somebody said so.",
  corrections: "What was published before",
  firstPublished: (at, outcome) => `${at}: first published as ${outcome}`,
  corrected: (at, before, after) => `${at}: corrected from ${before} to ${after}`,
  rewordedOn: (at) => `${at}: reworded, the finding is the same`,
  withdrawn: "withdrawn",
  withdrawnClaims: "Withdrawn",
  reworded: (before) => `The claim was worded: ${before}`,
  inputsChanged: (files) =>
    `${files} ${files === 1 ? "file differs" : "files differ"} from what the ledger recorded. What this report says may rest on bytes nobody has vouched for:`,
  custodyLimits:
    "A matching hash shows that bytes have not changed since they were taken in, not that they were true, nor who made them.",
  ledgerHead: (entries) => `The ledger of this case has ${entries} entries. Its checkpoint:`,
  feed: "Changed findings",
  made: "Made by Mandate from plain files anyone can check.",
  problems: "Files that could not be used",
  expandRows: (count) => `${count} rows`,
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
  media: {
    title: "What persons make of the recordings",
    judged: (by, on) => `${by} on ${on}`,
    grounds: "Grounds, as Mandate saw them; they are no verdict:",
    categories: {
      DecontextualizedContent: "shown out of its context",
      EditedOrCroppedContent: "edited or cropped",
      OriginalMediaContent: "no manipulation seen",
      TransformedContent: "transformed",
    },
  },
  quotation: {
    copy: (decoder, seconds) =>
      `These ${seconds.toFixed(1)} seconds alone, decoded by ${decoder} and kept as 16-bit PCM: a copy, not the exhibit.`,
    byTranscript: "seconds found by the transcript",
    around: "What the quotation leaves out around it, by the transcript:",
    missing: "Quoted, not in the transcript",
    leftOut: "In the transcript, not quoted",
    elsewhere: "The transcript has these words at other seconds",
    notHeard:
      "The quoted words do not stand together in the transcript: what is around them is not shown.",
    noTranscript:
      "No usable transcript of it is in the case: what is around the quotation is not shown.",
    unplayed: {
      restricted: "Its custody file restricts access: it is not copied into this report.",
      "no seconds": "Nobody has said at which seconds.",
      "too many": "This report holds no more clips.",
      failed: "It could not be cut out.",
    },
  },
};
