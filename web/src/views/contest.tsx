import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useState } from "react";
import { queries } from "../api/queries.ts";
import type { Contest } from "../api/types.ts";
import { useWords } from "../i18n/index.ts";
import { Beside, Named } from "../parts/beside.tsx";
import { Bounds } from "../parts/bounds.tsx";
import { formatNumber } from "../parts/format.ts";
import { IssueList } from "../parts/issues.tsx";
import { Waiting } from "../parts/problem.tsx";
import { SheetTable } from "../parts/sheet-table.tsx";

const route = getRouteApi("/contests/$contest");

type Tab = Contest["tabulations"][number];
type Standing = Tab["standings"][number];

const placeText = ({ rankLow, rankHigh }: Standing, unbounded: string): string => {
  if (rankHigh === undefined) return rankLow > 1 ? `≥ ${rankLow}` : unbounded;
  return rankLow === rankHigh ? String(rankLow) : `${rankLow}–${rankHigh}`;
};

const Stations = ({ tab }: { tab: Tab }) => {
  const words = useWords();
  const { results } = words;
  const { stationsCounted: counted, stationsExpected: expected, missingMax } = tab;
  if (tab.listsCandidates === "winners") return <p className="meta">{results.winnersOnly}</p>;
  if (counted === undefined) return null;
  return (
    <p className="meta">
      {expected === undefined
        ? results.stationsCounted(counted)
        : results.stationsOf(counted, expected)}
      {words.stop}{" "}
      {tab.stationsMissing !== 0 &&
        (missingMax === undefined
          ? results.missingUnknown
          : results.missingMax(formatNumber(missingMax)))}
    </p>
  );
};

const Standings = ({ tab }: { tab: Tab }) => {
  const words = useWords();
  const { results } = words;
  const most = Math.max(1, ...tab.standings.map(({ high, votes }) => high ?? votes));
  return (
    // biome-ignore lint: a region that scrolls must be reachable by keyboard
    <div className="scroll" tabIndex={0} role="group" aria-label={tab.title}>
      <table>
        <thead>
          <tr>
            <th scope="col">{results.standing}</th>
            <th scope="col">{words.seats.party}</th>
            <th scope="col" className="number">
              {results.votes}
            </th>
            <th scope="col">{results.range}</th>
            <th scope="col">{results.place}</th>
          </tr>
        </thead>
        <tbody>
          {tab.standings.map((one) => (
            <tr key={one.candidate}>
              <td className="number">{one.rank}</td>
              <td dir="auto">
                {one.colour && (
                  <i className="swatch" style={{ background: one.colour }} aria-hidden="true" />
                )}
                {[one.party, one.name ?? (one.party ? undefined : one.candidate)]
                  .filter(Boolean)
                  .join(" · ")}
              </td>
              <td className="number">{formatNumber(one.votes)}</td>
              <td>
                <Bounds standing={one} most={most} />
              </td>
              <td className="number">{placeText(one, results.unbounded)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};

const Sheets = ({ contest, tab }: { contest: string; tab: Tab }) => {
  const { results } = useWords();
  const [open, setOpen] = useState(false);
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{results.sheetTable}</summary>
      {open && <SheetTable tabulation={tab.tabulation} q="" odd={false} contest={contest} />}
    </details>
  );
};

const ToLookAt = ({ contest }: { contest: string }) => {
  const { issues: words } = useWords();
  const { data } = useQuery(queries.contestIssues(contest));
  if (!data || data.issues.length === 0) return null;
  return (
    <section aria-labelledby="issues">
      <h2 id="issues">{words.title}</h2>
      <p className="meta">{words.note}</p>
      <IssueList {...data} />
    </section>
  );
};

/** One contest as every tabulation has it, with what missing sheets could still change. */
export const ContestView = () => {
  const words = useWords();
  const { contest } = route.useParams();
  const { data, error } = useQuery(queries.contest(contest));
  if (!data) return <Waiting error={error} />;
  return (
    <div className="page">
      <p className="meta">
        <Link to="/contests">{words.nav.contests}</Link>
      </p>
      <h1>{data.contest}</h1>
      <p className="question" dir="auto">
        {data.regions.join(" › ")}
      </p>
      <p className="meta">{words.results.boundsNote}</p>
      {data.tabulations.map((tab) => (
        <section key={tab.tabulation} aria-label={tab.title}>
          <h2 dir="auto">
            <Link to="/results/$id" params={{ id: tab.tabulation }}>
              {tab.title}
            </Link>
          </h2>
          <p className="meta">
            <Beside
              facts={[
                <Named key="issuer" name={words.results.issuer}>
                  {tab.issuer}
                </Named>,
                words.results.sheets(tab.sheets),
              ]}
            />
          </p>
          <Stations tab={tab} />
          {tab.note && (
            <p className="meta" dir="auto">
              {tab.note}
            </p>
          )}
          <Standings tab={tab} />
          {tab.sheets > 1 && <Sheets contest={data.contest} tab={tab} />}
        </section>
      ))}
      <ToLookAt contest={data.contest} />
    </div>
  );
};
