import type { MediaCategory } from "../../model/media-review.ts";
import type { Tell } from "../../model/picture-tells.ts";
import type { Change } from "../../model/statement.ts";
import type { FindingWords } from "../../model/words/words.ts";

/** Every word of the report that is ours. What the case says stays in the case's own language. */
export interface Messages extends FindingWords {
  skip: string;
  check: string;
  sources: string;
  statements: string;
  tabulations: string;
  backToAll: string;
  /** Heading of one speaker's statements that do not go together as they stand. */
  readTogether: string;
  readTogetherNote: string;
  changes: Record<Change["how"], string>;
  timelineTitle: string;
  period: (from: string | undefined, to: string | undefined) => string;
  seatsTitle: string;
  seatsOf: (title: string, total: number) => string;
  unfilled: string;
  /** Heading of the pages of pictures. */
  forensics: string;
  made: string;
  corrections: string;
  firstPublished: (at: string, outcome: string) => string;
  corrected: (at: string, before: string, after: string) => string;
  reworded: (before: string) => string;
  /** A correction of the wording alone. */
  rewordedOn: (at: string) => string;
  /** In place of an outcome: the claim is no longer there. */
  withdrawn: string;
  withdrawnClaims: string;
  inputsChanged: (files: number) => string;
  custodyLimits: string;
  ledgerHead: (entries: number) => string;
  feed: string;
  problems: string;
  expandRows: (count: number) => string;
  /** What persons make of recordings. */
  media: {
    title: string;
    judged: (by: string, on: string) => string;
    grounds: string;
    categories: Record<MediaCategory, string>;
  };
  /** Of pictures of sheets. */
  pictures: {
    title: string;
    note: string;
    whose: (sheet: { title: string; contest: string; station: string | null }) => string;
    page: (page: number, pages: number) => string;
    /** In place of the picture, for who cannot see it. */
    alt: (whose: string) => string;
    copy: string;
    unshown: Record<"restricted" | "too many" | "failed", string>;
    /** Why a picture whose file tells more than the picture is not copied; its hash follows. */
    heldBack: (tells: readonly Tell[]) => string;
  };
  /** Of quotations from recordings. */
  quotation: {
    copy: (decoder: string, seconds: number) => string;
    byTranscript: string;
    around: string;
    missing: string;
    leftOut: string;
    elsewhere: string;
    notHeard: string;
    noTranscript: string;
    unplayed: Record<"restricted" | "no seconds" | "too many" | "failed", string>;
  };
}
