import { Link } from "@tanstack/react-router";
import type { FindingLine } from "../api/types.ts";
import { useWords } from "../i18n/index.ts";
import { Beside, Named } from "./beside.tsx";
import { cellText, heading } from "./format.ts";
import { OutcomeLabel } from "./outcome.tsx";
import { ProblemLine } from "./problem.tsx";

/** The line that says why: the only row of a check, how many rows hold, or how many origins there are. */
const Why = ({ line }: { line: FindingLine }) => {
  const words = useWords();
  const { key, counts, outcome, origins, statements, problem } = line;
  if (problem) return <ProblemLine problem={problem} />;
  if (key.length > 0)
    return (
      <p className="meta key">
        <Beside
          facts={key.map(({ name, value }) => (
            <Named key={name} name={heading(name)}>
              {cellText(value, words.unknown)}
            </Named>
          ))}
        />
      </p>
    );
  const tested = counts.holds + counts.fails + counts.open;
  if (tested === 0 || outcome === "reported" || outcome === "disputed")
    return <p className="meta">{words.independent(origins, statements)}</p>;
  return <p className="meta key">{words.counts(counts)}</p>;
};

interface FindingRowProps {
  line: FindingLine;
  /** One below the heading the list stands under. */
  heading?: "h2" | "h3";
}

/** One finding in a list: outcome, claim, and the line that says why. */
export const FindingRow = ({ line, heading: Heading = "h3" }: FindingRowProps) => {
  const words = useWords();
  const { id, outcome, claim, before, isNew, proposed, by } = line;
  return (
    <li className={`finding ${outcome}`}>
      <div className="marks">
        <OutcomeLabel outcome={outcome} />
        {before && (
          <span className="mark">
            {words.wasNow(words.outcomes[before], words.outcomes[outcome])}
          </span>
        )}
        {isNew && <span className="mark">{words.isNew}</span>}
        {proposed && <span className="mark">{words.proposed}</span>}
        {by.length > 0 && (
          <span className="meta" dir="auto">
            {by.join(", ")}
          </span>
        )}
      </div>
      <Heading dir="auto">
        <Link to="/claims/$id" params={{ id }}>
          {claim}
        </Link>
      </Heading>
      <Why line={line} />
    </li>
  );
};
