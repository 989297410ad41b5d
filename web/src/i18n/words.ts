import type { FindingWords } from "../../../src/model/words/words.ts";
import type { Hit, LedgerEntry, Todo, Verification } from "../api/types.ts";

/** Every word of the workbench that is ours. What the case says stays in the case's own language. */
export interface Words extends FindingWords {
  skip: string;
  /** What ends a sentence. */
  stop: string;
  nav: {
    main: string;
    overview: string;
    claims: string;
    exhibits: string;
    statements: string;
    recordings: string;
    results: string;
    contests: string;
    seats: string;
    ledger: string;
  };
  search: string;
  searchHint: string;
  searchNothing: string;
  kinds: Record<Hit["kind"] | "view", string>;
  otherLanguage: string;
  theme: string;
  themes: { auto: string; light: string; dark: string };
  loading: string;
  lost: string;
  /** Long work by its kind, where the server's own words are in another language. */
  jobs: Partial<Record<string, string>>;
  /** What to do where there is nothing yet; a link to the evidence follows. */
  empty: { case: string; claims: string; results: string; two: string; statements: string };
  /** Above why a view cannot be shown. */
  notShown: string;
  noSuchView: string;
  testing: string;
  cancel: string;
  stale: string;
  retry: string;
  testAgain: string;
  publish: string;
  published: string;
  readReport: string;
  /** Above the pictures that the report holds back. */
  heldBack: string;
  changed: string;
  changedSince: (when: string) => string;
  unchanged: string;
  firstTime: string;
  wasNow: (was: string, now: string) => string;
  isNew: string;
  todo: string;
  todoNothing: string;
  todoLater: string;
  pending: (claims: number) => string;
  todos: Record<Todo["kind"], (count: number) => string>;
  files: string;
  all: string;
  filter: string;
  unexpected: string;
  proposed: string;
  shown: (count: number, total: number) => string;
  newClaim: string;
  edit: string;
  noEvidence: string;
  said: string;
  figures: string;
  back: string;
  editor: {
    title: string;
    text: string;
    result: string;
    running: string;
    stop: string;
    save: string;
    saved: string;
    /** Of lines that are folded away: `$` is how many. */
    unchanged: string;
    reason: string;
    reasonDefault: string;
    readOnly: string;
    common: string;
    insert: string;
    name: string;
    sentence: string;
    create: string;
    conflict: string;
    conflictNote: string;
    theirs: string;
    yours: string;
    original: string;
    keepMine: string;
    takeTheirs: string;
    checks: {
      seats: string;
      rank: string;
      changed: string;
      majority: string;
      alliance: string;
    };
    fields: {
      tabulation: string;
      other: string;
      party: string;
      parties: string;
      alliance: string;
      atLeast: string;
      place: string;
      date: string;
    };
  };
  results: {
    title: string;
    issuer: string;
    stage: string;
    contests: (count: number) => string;
    sheets: (count: number) => string;
    odd: (count: number) => string;
    setAside: (count: number) => string;
    listsCandidates: Record<"all" | "some" | "winners", string>;
    listsStations: Record<"all" | "some", string>;
    onlyOdd: string;
    find: string;
    maps: string;
    sheetTable: string;
    columns: Record<
      | "contest"
      | "station"
      | "regions"
      | "registered"
      | "issued"
      | "valid"
      | "rejected"
      | "listed"
      | "odd",
      string
    >;
    oddCell: string;
    leader: string;
    differs: string;
    onlyDiffers: string;
    standing: string;
    votes: string;
    range: string;
    place: string;
    unbounded: string;
    stationsOf: (counted: number, expected: number) => string;
    stationsCounted: (counted: number) => string;
    missingMax: (votes: string) => string;
    missingUnknown: string;
    winnersOnly: string;
    boundsNote: string;
  };
  reconcile: {
    title: string;
    note: string;
    link: string;
    a: string;
    b: string;
    onlyIn: (what: "contests" | "stations", tabulation: string) => string;
    changed: string;
    open: string;
    differing: (count: number) => string;
    first: (count: number) => string;
    candidate: string;
    likely: string;
    likelies: Record<string, string>;
    net: string;
    who: string;
    difference: string;
    names: string;
    likeness: string;
    none: string;
  };
  issues: {
    title: string;
    note: string;
    none: string;
    severities: Record<"error" | "warning" | "note", string>;
    of: (severity: "error" | "warning" | "note", count: number) => string;
    what: string;
    where: string;
    link: string;
    first: (count: number) => string;
  };
  pictures: {
    title: string;
    note: string;
    draw: string;
    drawing: string;
    shows: (subject: string, stations: number) => string;
    none: string;
  };
  whatIf: {
    title: string;
    note: string;
    base: string;
    change: string;
    kinds: Record<"won" | "contests" | "annul", string>;
    from: string;
    wonBy: string;
    which: string;
    add: string;
    changes: string;
    say: {
      won: (from: string, party: string) => string;
      contests: (from: string, contests: string) => string;
      annul: (contests: string) => string;
    };
    remove: string;
    on: string;
    declared: string;
    after: string;
    difference: string;
    settled: string;
    handed: (count: number) => string;
    unsettled: string;
    coalition: string;
    members: string;
    verdicts: { holds: string; fails: string; open: string };
    verdict: (low: number, high: number, majority: number) => string;
    none: string;
    open: string;
  };
  seats: {
    title: string;
    of: (seats: number) => string;
    majority: (majority: number, basis: "general" | "house") => string;
    open: (count: number) => string;
    unsettled: (count: number) => string;
    builder: string;
    builderHint: string;
    inside: string;
    outside: string;
    has: (seats: number, majority: number) => string;
    enough: (over: number) => string;
    short: (by: number) => string;
    maybe: (open: number) => string;
    needed: string;
    surplus: string;
    power: string;
    add: (name: string) => string;
    remove: (name: string) => string;
    clear: string;
    alone: string;
    alliances: string;
    party: string;
    seats: string;
    count: string;
    none: string;
  };
  statements: {
    title: string;
    status: Record<"proposed" | "confirmed" | "rejected", string>;
    origins: string;
    originsNote: string;
    rests: string;
    claims: string;
    source: string;
    confirm: string;
    correct: string;
    reject: string;
    undo: string;
    keys: string;
    toClaim: string;
    article: string;
  };
  begin: {
    title: string;
    note: string;
    who: string;
    whoNote: string;
    name: string;
    sign: string;
    caseTitle: string;
    question: string;
    language: string;
    create: string;
  };
  exhibits: {
    title: string;
    note: string;
    drop: string;
    choose: string;
    from: string;
    how: string;
    arriving: (name: string) => string;
    taken: (name: string) => string;
    known: (name: string) => string;
    none: string;
    signFirst: string;
    findStatements: string;
    found: (count: number) => string;
    see: string;
    readResults: string;
    reading: string;
    readingNote: string;
    sure: (percent: number) => string;
    fill: Record<"title" | "issuer" | "stage" | "election" | "contest", string>;
    again: string;
    use: string;
    used: string;
    recordingNote: string;
    bytes: (size: number) => string;
  };
  ledger: {
    title: string;
    note: string;
    verify: string;
    verified: (files: number, entries: number) => string;
    broken: string;
    checkpoint: string;
    checkpointNote: string;
    bundle: string;
    bundled: (size: string) => string;
    bundleLook: string;
    recordLabel: string;
    record: string;
    recordNote: string;
    recorded: (entries: number) => string;
    history: string;
    none: string;
    limits: string;
    cannotShow: (verification: Verification) => readonly string[];
    entry: (entry: LedgerEntry) => string;
  };
  undo: Record<"title" | "written" | "takenBack" | "undo" | "again" | "close" | "refused", string>;
}
