import { Link } from "@tanstack/react-router";
import type { Finding } from "../api/types.ts";
import { useWords } from "../i18n/index.ts";
import { CheckView } from "./check.tsx";
import { OutcomeLabel } from "./outcome.tsx";
import { ProblemLine } from "./problem.tsx";
import { StatementView } from "./statement.tsx";

/** The finding itself, in a word and a sentence, with what is wrong where something is. */
export const Verdict = ({ finding }: { finding: Finding }) => {
  const words = useWords();
  const { outcome } = finding.line;
  return (
    <div className={`verdict ${outcome}`} role="status">
      <OutcomeLabel outcome={outcome} />
      <p>{words.meanings[outcome]}</p>
      {finding.problems.map((problem) => (
        <ProblemLine key={JSON.stringify(problem)} problem={problem} />
      ))}
    </div>
  );
};

/** The claim's own words, with each check's rows where its block stands. */
export const FindingBody = ({ finding }: { finding: Finding }) =>
  finding.body.map((part, index) => {
    const key = `part-${index}`;
    if ("html" in part) {
      // The server renders prose with raw HTML and images turned off; the page's policy lets no script in it run.
      // oxlint-disable-next-line react/no-danger
      return <div key={key} className="prose" dangerouslySetInnerHTML={{ __html: part.html }} />;
    }
    const check = finding.checks[part.check];
    return check && <CheckView key={key} check={check} file={finding.file} />;
  });

export const Missing = ({ finding }: { finding: Finding }) => {
  const words = useWords();
  const { settle, counts } = finding.line;
  if (!settle && counts.open === 0) return null;
  return (
    <section>
      <h2>{words.missing}</h2>
      {counts.open > 0 && (
        <p>
          {words.counts(counts)}
          {words.stop}
        </p>
      )}
      {settle && (
        <p>
          <strong>{words.settle}:</strong> <span dir="auto">{settle}</span>
        </p>
      )}
    </section>
  );
};

/** What no query can weigh, each side as wide as the other. */
export const Evidence = ({ finding }: { finding: Finding }) => {
  const words = useWords();
  if (finding.evidence.length === 0) return null;
  return (
    <div className="sides">
      {(["for", "against"] as const).map((side) => {
        const items = finding.evidence.filter(({ bears }) => bears === side);
        return (
          <section key={side}>
            <h2>{side === "for" ? words.evidenceFor : words.evidenceAgainst}</h2>
            {items.length === 0 ? (
              <p className="meta">{words.noEvidence}</p>
            ) : (
              <ul dir="auto">
                {items.map(({ what, source }) => (
                  <li key={what}>
                    {what} {source && <span className="meta">{source}</span>}
                  </li>
                ))}
              </ul>
            )}
          </section>
        );
      })}
    </div>
  );
};

/** Who said it, through whom, and what counts as one origin. */
export const Said = ({ finding }: { finding: Finding }) => {
  const words = useWords();
  const { statements, origins } = finding;
  if (statements.length === 0) return null;
  return (
    <section>
      <h2>{words.said}</h2>
      <p>
        {words.independent(origins.length, statements.length)} {words.chainNote}
      </p>
      {statements.map((statement) => (
        <div key={statement.id} className="statement">
          <StatementView statement={statement} />
        </div>
      ))}
      <h3>{words.origins}</h3>
      <ul dir="auto">
        {origins.map(({ name, kind, reasons }) => (
          <li key={`${kind} ${name}`}>
            {name} {reasons.length > 0 && <span className="meta">({reasons.join("; ")})</span>}
          </li>
        ))}
      </ul>
    </section>
  );
};

export const Figures = ({ finding }: { finding: Finding }) => {
  const words = useWords();
  if (finding.tabulations.length === 0) return null;
  return (
    <section>
      <h2>{words.figures}</h2>
      <ul dir="auto">
        {finding.tabulations.map(({ id, title, issuer, note }) => (
          <li key={id}>
            <Link to="/results/$id" params={{ id }}>
              {title}
            </Link>{" "}
            (<code>{id}</code>), {issuer}. {note && <span className="meta">{note}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
};
