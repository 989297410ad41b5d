import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { queries } from "../api/queries.ts";
import type { ContestRow } from "../api/types.ts";
import { useWords } from "../i18n/index.ts";
import { Empty } from "../parts/empty.tsx";
import { differs } from "../parts/first.ts";
import { formatNumber } from "../parts/format.ts";
import { Waiting } from "../parts/problem.tsx";
import { SearchField } from "../parts/search-field.tsx";

const has = ({ contest, regions, tabulations }: ContestRow, q: string): boolean =>
  [
    contest,
    ...regions,
    ...tabulations.flatMap(({ party, name }) => [party ?? "", name ?? ""]),
  ].some((text) => text.toLowerCase().includes(q.toLowerCase()));

const Line = ({ row }: { row: ContestRow }) => {
  const words = useWords();
  return (
    <tr>
      <th scope="row">
        <Link to="/contests/$contest" params={{ contest: row.contest }}>
          {row.contest}
        </Link>
        <div className="meta" dir="auto">
          {row.regions.join(" › ")}
        </div>
      </th>
      <td>
        <ul className="plain">
          {row.tabulations.map(({ tabulation, party, name, votes }) => (
            <li key={`${tabulation} ${name} ${party}`} dir="auto">
              <strong>{party ?? words.unknown}</strong> {name}{" "}
              {votes !== undefined && votes > 0 && formatNumber(votes)}{" "}
              <span className="meta">{tabulation}</span>
            </li>
          ))}
        </ul>
      </td>
      <td>{differs(row) && <span className="mark">{words.results.differs}</span>}</td>
    </tr>
  );
};

/** Every contest, and who is first in each tabulation that has it. */
export const Contests = () => {
  const words = useWords();
  const { data, error } = useQuery(queries.contests);
  const [q, setQ] = useState("");
  const [only, setOnly] = useState(false);
  if (!data) return <Waiting error={error} />;
  const shown = data.filter((row) => has(row, q) && (!only || differs(row)));
  return (
    <div className="page">
      <h1>{words.nav.contests}</h1>
      {data.length === 0 && <Empty hint={words.empty.results} />}
      <div className="chips">
        <SearchField label={words.filter} value={q} onChange={setQ} />
        <label className="check-line">
          <input
            type="checkbox"
            checked={only}
            onChange={({ target }) => setOnly(target.checked)}
          />
          {words.results.onlyDiffers}
        </label>
      </div>
      <p className="meta" role="status">
        {words.shown(shown.length, data.length)}
      </p>
      <div className="scroll" tabIndex={0} role="group" aria-label={words.nav.contests}>
        <table>
          <thead>
            <tr>
              <th scope="col">{words.results.columns.contest}</th>
              <th scope="col">{words.results.leader}</th>
              <th scope="col">{words.results.differs}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <Line key={row.contest} row={row} />
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
};
