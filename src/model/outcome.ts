/** What can be said of a claim. `broken` is about the check, never about the claim. */
export const outcomes = [
  "supported",
  "contradicted",
  "undecided",
  "disputed",
  "reported",
  "broken",
] as const;
export type Outcome = (typeof outcomes)[number];

/** The outcome as a sign, for whoever cannot tell its colour: always with its word. */
export const outcomeSigns: Record<Outcome, string> = {
  supported: "✓",
  contradicted: "✗",
  undecided: "?",
  disputed: "≠",
  reported: "“",
  broken: "!",
};
