import { serve } from "./allocation.ts";

/** A candidate of one contest; `votes` null where they are not known. */
export interface CandidateVotes {
  candidate: string;
  party: string | null;
  votes: number | null;
}

export interface Winners {
  /** Elected beyond doubt on these figures, most votes first. */
  elected: CandidateVotes[];
  /** Equal candidates for fewer seats than they are: no winner until the law's tie-break. */
  tied: CandidateVotes[];
  /** Why nobody can be named, or not everybody. */
  undecided: "votes-unknown" | "no-candidate" | "no-votes" | "tie" | undefined;
}

const nobody = (undecided: Winners["undecided"]): Winners => ({
  elected: [],
  tied: [],
  undecided,
});

/**
 * First past the post: the `seats` candidates with most votes. Unknown votes of any one candidate leave the
 * contest undecided, unless that candidate is alone; equal votes at the last seat are a tie, never broken here.
 */
export const plurality = (candidates: readonly CandidateVotes[], seats = 1): Winners => {
  if (candidates.length === 0) return nobody("no-candidate");
  if (candidates.length <= seats)
    return { elected: [...candidates], tied: [], undecided: undefined };
  if (candidates.some(({ votes }) => votes === null)) return nobody("votes-unknown");
  if (candidates.every(({ votes }) => votes === 0)) return nobody("no-votes");
  const ranked = candidates.toSorted((a, b) => (b.votes ?? 0) - (a.votes ?? 0));
  const equal = (a: CandidateVotes, b: CandidateVotes) => a.votes === b.votes;
  const { served, tied } = serve({ claims: ranked, seats, equal });
  return { elected: served, tied, undecided: tied.length === 0 ? undefined : "tie" };
};
