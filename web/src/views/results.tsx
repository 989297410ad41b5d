import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { queries } from "../api/queries.ts";
import type { Tabulation } from "../api/types.ts";
import { useWords } from "../i18n/index.ts";
import { Beside, Named } from "../parts/beside.tsx";
import { Empty } from "../parts/empty.tsx";
import { Waiting } from "../parts/problem.tsx";

const Card = ({ one }: { one: Tabulation }) => {
  const words = useWords();
  const { results } = words;
  return (
    <li>
      <h2 className="card-title" dir="auto">
        <Link to="/results/$id" params={{ id: one.id }}>
          {one.title}
        </Link>
      </h2>
      <p className="meta">
        <Beside
          facts={[
            <code key="id">{one.id}</code>,
            <Named key="issuer" name={results.issuer}>
              {one.issuer}
            </Named>,
            one.stage,
            one.election,
          ]}
        />
      </p>
      <p className="key">
        <Beside
          facts={[
            results.contests(one.contests),
            results.sheets(one.sheets),
            one.odd > 0 && results.odd(one.odd),
            one.setAside > 0 && results.setAside(one.setAside),
          ]}
        />
      </p>
      <p className="meta">
        {results.listsCandidates[one.listsCandidates]} · {results.listsStations[one.listsStations]}
      </p>
      {one.source && (
        <p className="meta" dir="auto">
          {one.source}
        </p>
      )}
    </li>
  );
};

/** Every tabulation of the case: whose account it is, and what it is known to hold. */
export const Results = () => {
  const words = useWords();
  const { data, error } = useQuery(queries.tabulations);
  const { data: maps } = useQuery(queries.maps);
  if (!data) return <Waiting error={error} />;
  return (
    <div className="page">
      <h1>{words.results.title}</h1>
      {data.length > 0 && (
        <p className="actions">
          {data.length > 1 && (
            <Link to="/reconcile" search={{}} className="button">
              {words.reconcile.link}
            </Link>
          )}
          {(maps?.maps.length ?? 0) + (maps?.problems.length ?? 0) > 0 && (
            <Link to="/map" search={{}} className="button">
              {words.results.maps}
            </Link>
          )}
          <Link to="/issues" className="button">
            {words.issues.link}
          </Link>
        </p>
      )}
      {data.length === 0 ? (
        <Empty hint={words.empty.results} />
      ) : (
        <ul className="cards">
          {data.map((one) => (
            <Card key={one.id} one={one} />
          ))}
        </ul>
      )}
    </div>
  );
};
