import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { api } from "../api/client.ts";
import { queries } from "../api/queries.ts";
import type { Exhibit } from "../api/types.ts";
import { useWords } from "../i18n/index.ts";
import { Beside } from "../parts/beside.tsx";
import { Drop } from "../parts/drop.tsx";
import { Waiting } from "../parts/problem.tsx";
import { Reading } from "../parts/reading.tsx";
import { showElement } from "../parts/show.ts";
import { WhoAreYou } from "../parts/who.tsx";

const route = getRouteApi("/exhibits");

const Statements = ({ exhibit }: { exhibit: Exhibit }) => {
  const { exhibits } = useWords();
  const client = useQueryClient();
  const propose = useMutation({
    mutationFn: () => api.post<{ statements: number }>("/api/proposals", { exhibit: exhibit.name }),
    onSuccess: () => client.invalidateQueries(),
  });
  return (
    <>
      <button type="button" disabled={propose.isPending} onClick={() => propose.mutate()}>
        {exhibits.findStatements}
      </button>
      <span role="status">
        {propose.data && (
          <>
            {exhibits.found(propose.data.statements)}{" "}
            <Link to="/statements" search={{}}>
              {exhibits.see}
            </Link>
          </>
        )}
        {propose.error && <span className="error">{propose.error.message}</span>}
      </span>
    </>
  );
};

const Card = ({ exhibit }: { exhibit: Exhibit }) => {
  const { exhibits, nav } = useWords();
  const [reading, setReading] = useState(false);
  const { name, size, type, obtainedFrom, takenIn, by, reads, used } = exhibit;
  const facts = [type, exhibits.bytes(size), obtainedFrom, by, takenIn?.slice(0, 16)];
  return (
    <li id={exhibit.path} tabIndex={-1}>
      <h2 className="card-title">
        <bdi>{name}</bdi>
      </h2>
      <p className="meta">
        <Beside facts={facts} />
      </p>
      {used.length > 0 && (
        <p className="meta">
          {exhibits.used}: <bdi>{used.join(", ")}</bdi>
        </p>
      )}
      {reads === "recording" && (
        <p className="meta">
          {exhibits.recordingNote}{" "}
          <Link to="/recordings/$name" params={{ name }}>
            {nav.recordings}
          </Link>
        </p>
      )}
      <div className="actions">
        {reads === "text" && used.length === 0 && <Statements exhibit={exhibit} />}
        {reads === "results" && used.length === 0 && !reading && (
          <button type="button" onClick={() => setReading(true)}>
            {exhibits.readResults}
          </button>
        )}
      </div>
      {reading && used.length === 0 && <Reading exhibit={exhibit} />}
    </li>
  );
};

/** The exhibits: drop files in, and see what can be made of each. */
export const Exhibits = () => {
  const { exhibits } = useWords();
  const { data, error } = useQuery(queries.exhibits);
  const { data: opened } = useQuery(queries.case);
  const { show } = route.useSearch();
  useEffect(() => {
    if (data && show !== undefined) showElement(`exhibits/${show}`);
  }, [data, show]);
  if (!data) return <Waiting error={error} />;
  return (
    <div className="page">
      <h1>{exhibits.title}</h1>
      <p className="question">{exhibits.note}</p>
      {opened && (opened.canWrite ? <Drop /> : <WhoAreYou />)}
      {data.length === 0 && (
        <p className="meta">
          {exhibits.none} {opened && !opened.canWrite && exhibits.signFirst}
        </p>
      )}
      <ul className="cards">
        {data.map((exhibit) => (
          <Card key={exhibit.path} exhibit={exhibit} />
        ))}
      </ul>
    </div>
  );
};
