/** What import makes of a file: the descriptor's variable parts, and how it came to them. */
export interface Proposal {
  level: "station" | "contest" | "region";
  shape: "wide" | "long";
  columns: {
    contest?: string[];
    station?: string[];
    regions: string[];
    registered?: string;
    issued?: string[];
    valid?: string;
    rejected?: string[];
    candidate?: string[];
    party?: string[];
    votes?: string[];
    count_type?: string;
    stations_expected?: string;
  };
  candidates: string[];
  decimal?: "." | ",";
  totals?: { column: string; values: string[] }[];
  rejected_rows?: { column: string; values: string[] };
  only?: { column: string; values: string[] };
  /** 0 to 1: how sure. Only arithmetic that was put to the test brings it above 0.8. */
  confidence: number;
  /** What the guess rests on, in words. */
  because: string[];
  /** What was not understood, in words. */
  doubts: string[];
}
