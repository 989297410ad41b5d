import { type Outcome, outcomeSigns } from "../../../src/model/outcome.ts";
import { useWords } from "../i18n/index.ts";

/** The outcome as sign and word, never by colour alone. */
export const OutcomeLabel = ({ outcome }: { outcome: Outcome }) => {
  const words = useWords();
  return (
    <span className={`outcome ${outcome}`}>
      <span aria-hidden="true">{outcomeSigns[outcome]}</span> {words.outcomes[outcome]}
    </span>
  );
};
