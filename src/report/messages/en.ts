import type { Tell } from "../../model/picture-tells.ts";
import { en as finding } from "../../model/words/en.ts";
import type { Messages } from "./messages.ts";

const told: Record<Tell, string> = {
  place: "says where it was taken",
  person: "names a person",
  device: "says which device took it",
  unread: "holds notes of the device that cannot be read here",
};

export const en: Messages = {
  ...finding,
  skip: "Skip to the findings",
  check: "Check",
  sources: "Sources",
  statements: "Who said it, and how it reached us",
  tabulations: "Figures used",
  backToAll: "All findings",
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
  pictures: {
    title: "Pictures of these sheets",
    note: "Where a picture lies in the case says whose sheet it is said to be. It does not show who wrote the sheet, or when.",
    whose: ({ title, contest, station }) =>
      station === null ? `${contest} (${title})` : `${contest}, station ${station} (${title})`,
    page: (page, pages) => `page ${page} of ${pages}`,
    alt: (whose) =>
      `Picture said to be of the sheet: ${whose}. The figures the case has for it stand in the rows above.`,
    copy: "A copy of the exhibit, byte for byte. SHA-256",
    unshown: {
      restricted: "Its custody file restricts access: it is not copied into this report.",
      "too many": "This report holds no more pictures.",
      failed: "It is not shown.",
    },
    heldBack: (tells) =>
      `Held back from this report: besides the picture, its file ${tells.map((tell) => told[tell]).join("; ")}. What it says there is not repeated here. SHA-256 of the exhibit`,
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
