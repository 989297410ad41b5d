import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { queries } from "../api/queries.ts";
import { useWords } from "../i18n/index.ts";
import { IssueList } from "../parts/issues.tsx";
import { Waiting } from "../parts/problem.tsx";

/** More than anyone reads at once; the rest is a press away. */
const STEP = 200;

/** What is wrong, or asks to be looked at, on the sheets of every tabulation. */
export const Issues = () => {
  const words = useWords();
  const { data, error } = useQuery(queries.issues);
  const [most, setMost] = useState(STEP);
  if (!data) return <Waiting error={error} />;
  return (
    <div className="page">
      <p className="meta">
        <Link to="/results">{words.nav.results}</Link>
      </p>
      <h1>{words.issues.title}</h1>
      <p className="meta">{words.issues.note}</p>
      <IssueList counts={data.counts} issues={data.issues.slice(0, most)} />
      {data.issues.length > most && (
        <p>
          {words.issues.first(most)}{" "}
          <button type="button" onClick={() => setMost(most + STEP)}>
            + {Math.min(STEP, data.issues.length - most)}
          </button>
        </p>
      )}
    </div>
  );
};
