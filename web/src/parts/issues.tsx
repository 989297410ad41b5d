import { Link } from "@tanstack/react-router";
import type { Issue, Issues } from "../api/types.ts";
import { useWords } from "../i18n/index.ts";
import { Beside } from "./beside.tsx";

const severities = ["error", "warning", "note"] as const;

const Place = ({ one }: { one: Issue }) => (
  <span className="meta">
    <Link to="/contests/$contest" params={{ contest: one.contest }}>
      <bdi>{one.contest}</bdi>
    </Link>
    {one.station && (
      <>
        {" "}
        · <bdi>{one.station}</bdi>
      </>
    )}{" "}
    · <span dir="auto">{one.title}</span>
    {one.file && (
      <>
        {" "}
        · <bdi>{one.line ? `${one.file}:${one.line}` : one.file}</bdi>
      </>
    )}
  </span>
);

/** What asks to be looked at on sheets, the worst first; what is wrong stands in the words of the check that found it. */
export const IssueList = ({ issues, counts: all }: Issues) => {
  const { issues: words } = useWords();
  if (issues.length === 0) return <p className="meta">{words.none}</p>;
  const counts = severities
    .map((severity) => ({ severity, count: all[severity] }))
    .filter(({ count }) => count > 0);
  return (
    <>
      <p className="key">
        <Beside facts={counts.map(({ severity, count }) => words.of(severity, count))} />
      </p>
      <ul className="issues">
        {issues.map((one) => (
          <li key={JSON.stringify(one)} className={one.severity}>
            <span className="mark">{words.severities[one.severity]}</span>{" "}
            <span lang="en" dir="ltr">
              {one.words}
            </span>
            <br />
            <Place one={one} />
          </li>
        ))}
      </ul>
    </>
  );
};
