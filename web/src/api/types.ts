// Made by `npm run api-types` from the server's OpenAPI description. Not to be edited.

export type Case = {
  state: "ready" | "empty" | "broken";
  /** The folder's name, not its path */
  folder: string;
  title: string;
  question: string;
  language: string;
  /** Is there a key to sign changes with? */
  canWrite: boolean;
  /** Who signs */
  actor?: string;
  problem?: Problem;
};

export type Cell = string | number | boolean | null | (string | number)[];

export type Change = {
  /** of its last entry in the ledger */
  sequence: number;
  files: string[];
  reason?: string;
  time: string;
  /** the change it took back */
  undoes?: number;
};

export type CheckResult = {
  name?: string;
  sql: string;
  /** Line of its first SQL line in the claim's file */
  line: number;
  columns: {
    name: string;
    type: string;
  }[];
  rows: {
    holds: boolean | null;
    cells: Cell[];
  }[];
  counts: Counts;
  problem?: Problem;
};

export type ClaimSource = {
  id: string;
  file: string;
  /** The file as it stands */
  text: string;
  /** Its SHA-256; null for a file that does not exist yet */
  base: string | null;
};

export type Compared = {
  base: string;
  on: string;
  basis: "general" | "house";
  majority: number;
  seats: {
    party: string | null;
    name: string;
    colour?: string;
    declared: number;
    whatIf: number;
    change: number;
    /** Of the seats after the change, those no missing sheet could turn */
    settled: number;
  }[];
  open: {
    declared: number;
    whatIf: number;
  };
  /** Contests that change hands */
  contests: {
    contest: string;
    /** Who holds it as declared */
    declared: string;
    /** Who would hold it */
    whatIf: string;
    settled: boolean;
  }[];
  coalitions: {
    name: string;
    members: string[];
    declared: {
      seats: number;
      /** Fewest it can end with */
      low: number;
      /** Most it can end with */
      high: number;
      majority: number;
      /** NULL: open or unsettled seats could still decide it */
      holds: boolean | null;
    };
    whatIf: {
      seats: number;
      /** Fewest it can end with */
      low: number;
      /** Most it can end with */
      high: number;
      majority: number;
      /** NULL: open or unsettled seats could still decide it */
      holds: boolean | null;
    };
  }[];
};

export type Contest = {
  contest: string;
  regions: string[];
  tabulations: {
    tabulation: string;
    title: string;
    issuer: string;
    listsCandidates: "all" | "some" | "winners";
    registered?: number;
    stationsExpected?: number;
    stationsCounted?: number;
    stationsMissing?: number;
    missingMax?: number;
    note?: string;
    sheets: number;
    standings: {
      candidate: string;
      name?: string;
      party?: string;
      colour?: string;
      votes: number;
      low: number;
      /** Absent: not bounded */
      high?: number;
      rank: number;
      rankLow: number;
      rankHigh?: number;
    }[];
  }[];
};

export type ContestRow = {
  contest: string;
  regions: string[];
  tabulations: {
    tabulation: string;
    /** Polling day */
    election: string;
    chamber?: string;
    party?: string;
    name?: string;
    votes?: number;
    tied: boolean;
  }[];
};

export type Counts = {
  holds: number;
  fails: number;
  open: number;
};

export type Draft = {
  text: string;
  id: string;
};

export type EditedCue = {
  /** number, from 0, of the cue it was; null: new */
  was: number | null;
  /** seconds from the recording's start */
  from: number;
  /** seconds from the recording's start */
  to: number;
  text: string;
  /** purported */
  speaker: string | null;
};

export type Exhibit = {
  path: string;
  name: string;
  size: number;
  type?: string;
  obtainedFrom?: string;
  takenIn?: string;
  by?: string;
  /** What can be made of it */
  reads: "text" | "results" | "recording" | "other";
  /** Files of the case that were made of it */
  used: string[];
};

export type FindVoices = {
  /** how many speak, where that is known */
  voices?: number;
  /** names given to the turns that are there are lost */
  replace?: boolean;
};

export type Finding = {
  line: FindingLine;
  file: string;
  asOf?: string;
  /** The claim's body in order */
  body: (
    | {
        /** Prose, rendered so that nothing in it can run */
        html: string;
      }
    | {
        /** Index of the check that stands here */
        check: number;
      }
  )[];
  checks: CheckResult[];
  evidence: {
    bears: "for" | "against";
    what: string;
    source?: string;
  }[];
  origins: {
    name: string;
    kind: string;
    statements: string[];
    reasons: string[];
  }[];
  statements: Statement[];
  tabulations: {
    id: string;
    title: string;
    issuer: string;
    note?: string;
  }[];
  problems: Problem[];
};

export type FindingLine = {
  id: string;
  claim: string;
  title?: string;
  /** Names of who claims it */
  by: string[];
  outcome: Outcome;
  expected?: Outcome;
  before?: Outcome;
  /** Not there last time */
  isNew: boolean;
  /** A machine's proposal nobody has taken up */
  proposed: boolean;
  counts: Counts;
  /** Independent origins of its statements */
  origins: number;
  statements: number;
  /** The only row of its check, where it has one */
  key: {
    name: string;
    value: Cell;
  }[];
  settle?: string;
  problem?: Problem;
};

export type Hit = {
  kind:
    | "claim"
    | "statement"
    | "recording"
    | "cue"
    | "observation"
    | "contest"
    | "candidate"
    | "party"
    | "person"
    | "outlet"
    | "tabulation"
    | "exhibit"
    | "entry";
  title: string;
  detail?: string;
  /** View that shows it */
  to: string;
};

export type House = {
  tabulation: string;
  title: string;
  issuer: string;
  election: string;
  /** The day its alliances and joins are those of */
  date: string;
  chamber: string;
  /** What the majority is of */
  basis: "general" | "house";
  majority: number;
  /** Seats nobody holds */
  open: number;
  /** Seats sheets not in hand could still turn */
  unsettled: number;
  blocs: {
    party: string | null;
    name: string;
    colour?: string;
    seats: number;
    /** Independents: each counts alone, never as a bloc */
    alone: boolean;
    /** Shapley–Shubik index, exact to six decimals */
    power?: string;
  }[];
  alliances: {
    name: string;
    parties: string[];
  }[];
};

export type Import = {
  id: string;
  /** The proposed reading: results/ID.yaml */
  yaml: string;
  /** What only a person can say */
  open: string[];
  because: string[];
  doubts: string[];
  confidence: number;
};

export type Issue = {
  tabulation: string;
  title: string;
  contest: string;
  station?: string;
  file?: string;
  line?: number;
  issue: string;
  severity: "error" | "warning" | "note";
  words: string;
};

export type Issues = {
  /** of all there are */
  counts: {
    error: number;
    warning: number;
    note: number;
  };
  /** the worst first; at most 2,000 */
  issues: Issue[];
};

export type Job = {
  id: string;
  kind: string;
  state: "running" | "done" | "failed" | "cancelled";
  label: string;
  done?: number;
  total?: number;
  problem?: Problem;
};

export type Judge = {
  category:
    | "DecontextualizedContent"
    | "EditedOrCroppedContent"
    | "OriginalMediaContent"
    | "TransformedContent";
  by: string;
  reason: string;
  /** kinds of observation, or match, with @SECOND for one place */
  grounds: string[];
  replace?: boolean;
};

export type LatestChange = {
  latest?: Change;
};

export type LedgerEntry = {
  sequence: number;
  time: string;
  actor: string;
  act:
    | "open"
    | "admit"
    | "retire"
    | "add"
    | "write"
    | "move"
    | "remove"
    | "checkpoint"
    | "timestamp"
    | "recover"
    | "note";
  path?: string;
  from?: string;
  /** Whose key, or which authority */
  name?: string;
  sha256?: string;
  reason?: string;
  withheld?: {
    by: string;
    reason: string;
  };
  /** All of it in plain English */
  words: string;
};

export type Listening = {
  turns: {
    from: number;
    to: number;
    voice: string;
  }[];
  voices: Voice[];
  /** did anybody look for voices? */
  looked: boolean;
  madeBy?: string;
  review?: Review;
  /** name of the model that can write down what is said */
  speech?: string;
  /** files beside it that are not used, and why */
  problems: Problem[];
  tasks: {
    speakers?: ListeningTask;
    review?: ListeningTask;
    transcription?: ListeningTask;
  };
};

export type ListeningTask = {
  state: "working" | "failed";
  /** seconds of the recording that are done */
  seconds: number;
  problem?: Problem;
};

export type MadeBundle = {
  id: string;
  /** Bytes */
  size: number;
  files: number;
  /** Pictures whose files say where or by whom they were taken */
  warnings: Problem[];
};

export type MadeCheckpoint = {
  path: string;
  text: string;
};

export type MapValues = {
  contest: string;
  /** Party, or candidate of none; absent: nobody leads alone */
  winner?: string;
  colour?: string;
  /** Votes cast of voters on the roll, in percent; absent: unknown */
  turnout?: number;
  /** Who leads in the other tabulation */
  other?: string;
  /** Whether another leads there; absent: it cannot be compared */
  differs?: boolean;
}[];

export type Maps = {
  maps: {
    file: string;
    width: number;
    height: number;
    areas: {
      contest: string;
      /** SVG path data */
      path: string;
    }[];
  }[];
  /** Files that cannot be drawn */
  problems: Problem[];
};

export type NameVoice = {
  /** Whose voice it is said to be: an id of case.yaml, or a name */
  purported: string;
  /** The person who says so */
  by: string;
  /** Why they say so */
  grounds: string;
  voice: string;
};

export type Observation = {
  kind: string;
  /** seconds from its start */
  from?: number;
  /** seconds from its start */
  to?: number;
  /** the figure or text behind it */
  value: string;
  /** what it means, in plain words */
  words: string;
  certainty: string;
  score?: number;
  /** what else would look like it, without any edit */
  innocent?: string;
};

export type OriginGroup = {
  name: string;
  kind:
    | "publication"
    | "outlet"
    | "newspaper"
    | "recording"
    | "person"
    | "party"
    | "collective"
    | "anonymous";
  statements: string[];
  reasons: string[];
};

export type Outcome =
  | "supported"
  | "contradicted"
  | "undecided"
  | "disputed"
  | "reported"
  | "broken";

export type Overview = {
  version: number;
  /** FALSE: as it stood last time; the case is being tested now */
  fresh: boolean;
  title: string;
  question: string;
  findings: FindingLine[];
  /** Claims still to be tested, where the case was never seen here before */
  pending: PendingClaim[];
  problems: Problem[];
  todo: Todo[];
  /** When the case was last open here, ISO 8601 */
  seen?: string;
};

export type PendingClaim = {
  id: string;
  claim: string;
  title?: string;
};

export type Picture = {
  columns: number;
  secondsPerColumn: number;
  /** bytes a column; 2 for a waveform */
  rows: number;
  /** seconds by which a column is later than its place says */
  offset: number;
  /** Hertz at the upper edge; 0 for a waveform */
  top: number;
};

export type Pictures = {
  /** Whose votes they show */
  subject: string;
  stations: number;
  /** Heading of what else could make a pattern */
  otherwise: string;
  pictures: {
    id: string;
    title: string;
    description: string;
    /** What else could make the pattern */
    otherwise: string;
  }[];
};

export type Problem = {
  /** Stable, area/what */
  code: string;
  message: string;
  at?: {
    file: string;
    line?: number;
    column?: number;
  };
  fix?: string;
};

export type Reconciled = {
  contestsOnlyA: string[];
  contestsOnlyB: string[];
  stationsOnlyA: {
    contest: string;
    station: string | null;
  }[];
  stationsOnlyB: {
    contest: string;
    station: string | null;
  }[];
  /** Contests led by another */
  changed: string[];
  /** Contests where the leaders' names are not matched */
  open: string[];
  /** Figures that differ, of which `differences` has the first */
  differing: number;
  differences: {
    contest: string;
    station: string | null;
    candidate: string;
    a: number | null;
    b: number | null;
    /** What would explain it */
    likely: string | null;
  }[];
  net: {
    who: string;
    a: number | null;
    b: number | null;
    difference: number | null;
  }[];
  /** Perhaps one person spelt twice */
  names: {
    contest: string;
    from: string;
    to: string;
    score: number;
  }[];
};

export type Recording = {
  name: string;
  size: number;
  state: "new" | "working" | "failed" | "ready";
  working?: {
    step: "waiting" | "listening" | "comparing" | "decoding";
    /** seconds of it that are done */
    seconds: number;
    job?: string;
  };
  problem?: Problem;
  facts?: RecordingFacts;
  waveform?: Picture;
  spectrogram?: Picture;
  sound: {
    /** can browsers play the file itself? */
    asIs: boolean;
    /** does a browser find a second of it exactly? */
    exact: boolean;
    /** is there a wave file decoded from it? */
    decoded: boolean;
  };
  observations: Observation[];
  matches: RecordingMatch[];
  /** recordings it was looked for in */
  comparedWith: string[];
  /** its transcript's file in the case */
  transcript?: string;
};

export type RecordingFacts = {
  container: string;
  codec: string;
  sampleRate: number;
  channels: number;
  /** length once decoded, to the sample */
  seconds: number;
  /** what decoded it: others may differ */
  decoder: string;
  badPackets: number;
  truncated: boolean;
  sha256: string;
};

export type RecordingLine = {
  name: string;
  size: number;
  state: "new" | "working" | "failed" | "ready";
  facts?: RecordingFacts;
  /** places where something was seen; 0 until it was looked at */
  observations: number;
  transcript: boolean;
};

export type RecordingMatch = {
  /** seconds from its start */
  from: number;
  /** seconds from its start */
  to: number;
  /** name of the recording it also stands in */
  other: string;
  /** seconds from its start */
  otherFrom: number;
  /** seconds from its start */
  otherTo: number;
  /** playing speed of this recording against the other */
  speed: number;
  score: number;
  bitErrors: number;
};

export type Review = {
  category: string;
  by: string;
  on: string;
  reason: string;
  /** what was seen, in words */
  grounds: string[];
  file: string;
};

export type Save = {
  text: string;
  /** SHA-256 of the version that was edited */
  base: string | null;
  reason: string;
};

export type Sheet = {
  tabulation: string;
  /** The tabulation's */
  title: string;
  sheet: number;
  contest: string;
  station?: string;
  registered?: number;
  issued?: number;
  valid?: number;
  rejected?: number;
  /** Votes of its candidates, summed */
  listed?: number;
  odd: boolean;
  file?: string;
  line?: number;
  votes: {
    candidate: string;
    name?: string;
    party?: string;
    /** Absent: illegible or left blank */
    votes?: number;
  }[];
  scans: {
    path: string;
    bytes: number;
    /** Absent: no picture that may be shown */
    type?: string;
  }[];
  /** Where a picture of this sheet would have to lie */
  scanPlace: string;
};

export type SheetPage = {
  columns: {
    id: string;
    kind: "text" | "count" | "votes" | "flag";
    /** Votes: whose */
    name?: string;
    colour?: string;
  }[];
  total: number;
  offset: number;
  rows: Cell[][];
  /** Numbers of these sheets */
  sheets: number[];
};

export type Statement = {
  id: string;
  statement: string;
  cue?: string;
  hedge?: string;
  force:
    | "say"
    | "claim"
    | "allege"
    | "confirm"
    | "deny"
    | "dismiss"
    | "concede"
    | "ask"
    | "demand"
    | "predict"
    | "believe";
  chain: {
    kind:
      | "publication"
      | "outlet"
      | "newspaper"
      | "recording"
      | "person"
      | "party"
      | "collective"
      | "anonymous";
    id?: string;
    name?: string;
    /** words that hand the statement on to the next */
    cue?: string;
  }[];
  restsOn: string[];
  status: "proposed" | "confirmed" | "rejected";
  madeBy: "machine" | "person";
  flags: string[];
  note?: string;
  source: string;
  title?: string;
  /** First code point of its span in the text */
  start?: number;
  end?: number;
  exact?: string;
  parts: {
    role: "source" | "cue" | "content" | "hedge";
    start: number;
    end: number;
  }[];
  /** Claims that rest on it */
  claims: string[];
};

export type StatementDraft = {
  statement: string;
  cue?: string;
  hedge?: string;
  force:
    | "say"
    | "claim"
    | "allege"
    | "confirm"
    | "deny"
    | "dismiss"
    | "concede"
    | "ask"
    | "demand"
    | "predict"
    | "believe";
  quoted?: "direct" | "indirect" | "mixed";
  chain: {
    kind:
      | "publication"
      | "outlet"
      | "newspaper"
      | "recording"
      | "person"
      | "party"
      | "collective"
      | "anonymous";
    id?: string;
    name?: string;
    cue?: string;
  }[];
  /** recordings it rests on */
  recordings: string[];
  /** does it rest on election results? */
  results: boolean;
  note?: string;
  /** where its source, cue, content and hedge stand in the text */
  parts: {
    role: "source" | "cue" | "content" | "hedge";
    /** code points from the start of the text */
    start: number;
    /** code points from the start of the text */
    end: number;
  }[];
};

export type StatementEdit = {
  id: string;
  /** hash of the statement as it is now */
  version: string;
  source: string;
  draft: StatementDraft;
};

export type Statements = {
  statements: Statement[];
  origins: OriginGroup[];
  /** texts that repeat another */
  copies: {
    source: string;
    from: string;
    reason: string;
  }[];
};

export type Tabulation = {
  id: string;
  title: string;
  issuer: string;
  stage: string;
  level: string;
  election: string;
  source?: string;
  note?: string;
  listsCandidates: "all" | "some" | "winners";
  listsStations: "all" | "some";
  contests: number;
  stations: number;
  sheets: number;
  /** Rows of its data that could not be used */
  setAside: number;
  /** Sheets that do not add up */
  odd: number;
};

export type Taken = {
  path: string;
  known: boolean;
  sha256: string;
  size: number;
};

export type Todo = {
  kind: "broken" | "unexpected" | "statements" | "claims" | "files" | "sheets";
  count: number;
  /** View that shows them */
  to: string;
};

export type Transcript = {
  /** person or model that made it */
  source: string;
  /** its file in the case */
  file: string;
  /** the WebVTT file that a correction is written to */
  target: string;
  /** hash of the file as it is read here */
  version: string;
  cues: {
    /** seconds from the recording's start */
    from: number;
    /** seconds from the recording's start */
    to: number;
    text: string;
    /** purported: as whoever made it says */
    speaker?: string;
    confidence?: number;
    words: {
      text: string;
      /** seconds from the recording's start */
      from: number;
    }[];
  }[];
};

export type TranscriptEdit = {
  /** of the transcript edited; null: there was none */
  version: string | null;
  reason: string;
  cues: EditedCue[];
};

export type Verification = {
  ok: boolean;
  problems: {
    kind: string;
    message: string;
    path?: string;
  }[];
  notices: {
    message: string;
  }[];
  entries: number;
  files: number;
  head: string;
  /** What this verification cannot show */
  limits: string[];
  /** Nothing outside the folder confirms its ledger */
  alone: boolean;
};

export type Vocabulary = {
  tables: {
    name: string;
    meaning: string;
    columns: {
      name: string;
      type?: string;
      meaning: string;
    }[];
  }[];
  macros: {
    name: string;
    kind: "table" | "scalar";
    meaning: string;
    example: string;
    parameters: {
      name: string;
      meaning: string;
      names?: string;
    }[];
    columns: {
      name: string;
      type?: string;
      meaning: string;
    }[];
  }[];
  /** Names a check may use, by kind: tabulation, party, alliance, chamber, contest */
  names: Record<
    string,
    {
      id: string;
      name: string;
    }[]
  >;
};

export type Voice = {
  /** label, good within this recording */
  voice: string;
  /** how long it speaks in all */
  seconds: number;
  /** whose voice a person says it is */
  purported?: string;
  by?: string;
  grounds?: string;
};

export type WhatIf = {
  /** Short id, used in results, claims and checks */
  base?: string;
  /** ISO 8601 date: YYYY-MM-DD */
  on?: string;
  changes?: (
    | {
        do: "accept";
        /** The tabulation whose result is taken instead */
        from: string;
        /** Contests, as the data names them */
        contests?: string[];
        /** All contests this party holds before the change */
        won_by?: string;
      }
    | {
        do: "annul";
        /** Contests, as the data names them */
        contests?: string[];
        /** All contests this party holds before the change */
        won_by?: string;
      }
    | {
        do: "remove";
        /** The tabulation whose sheets are taken away */
        from: string;
        contest: string;
        /** Stations, as the data names them */
        stations: string[];
      }
    | {
        do: "restore";
        /** The tabulation whose sheets are added */
        from: string;
        contest: string;
        /** Stations, as the data names them */
        stations: string[];
      }
    | {
        do: "replace";
        /** The tabulation whose sheets are taken away */
        from: string;
        /** The tabulation whose sheets are added instead */
        with: string;
        contest: string;
        /** Stations, as the data names them */
        stations: string[];
      }
  )[];
  /** Coalitions to look at, by name: parties, or alliances of case.yaml */
  coalitions?: Record<string, string[]>;
};
