import type { Outcome } from "../api/types.ts";
import { useWords } from "../i18n/index.ts";

const signs: Record<Outcome, string> = {
  supported: "✓",
  contradicted: "✗",
  undecided: "?",
  disputed: "≠",
  reported: "“",
  broken: "!",
};

/** The outcome as sign and word, never by colour alone. */
export const OutcomeLabel = ({ outcome }: { outcome: Outcome }) => {
  const words = useWords();
  return (
    <span className={`outcome ${outcome}`}>
      <span aria-hidden="true">{signs[outcome]}</span> {words.outcomes[outcome]}
    </span>
  );
};
