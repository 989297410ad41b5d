import "../sheets/sheets.css";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { segment } from "../api/client.ts";
import { queries } from "../api/queries.ts";
import type { Sheet } from "../api/types.ts";
import { useWords } from "../i18n/index.ts";
import { Beside } from "../parts/beside.tsx";
import { formatNumber } from "../parts/format.ts";
import { Waiting } from "../parts/problem.tsx";
import { Figures } from "../sheets/figures.tsx";
import { Picture } from "../sheets/picture.tsx";
import { useSheetWords } from "../sheets/words.ts";

const route = getRouteApi("/results/$id/sheets/$sheet");

const shown = ["registered", "issued", "valid", "rejected", "listed"] as const;

/** The sheet's own figures, and its votes. */
const Counted = ({ sheet }: { sheet: Sheet }) => {
  const { results } = useWords();
  const words = useSheetWords();
  return (
    <>
      <Figures
        caption={words.figures}
        columns={[words.figure, words.value]}
        rows={shown.map((name) => ({
          key: name,
          name: results.columns[name],
          value: sheet[name] === undefined ? "–" : formatNumber(sheet[name]),
        }))}
      />
      <Figures
        caption={words.votes}
        columns={[words.candidate, words.votes]}
        rows={sheet.votes.map(({ candidate, name, party, votes }) => ({
          key: candidate,
          name: [party, name ?? (party ? undefined : candidate)].filter(Boolean).join(" · "),
          value: votes === undefined ? words.blank : formatNumber(votes),
        }))}
      />
    </>
  );
};

const Scans = ({ sheet }: { sheet: Sheet }) => {
  const words = useSheetWords();
  const address = `/api/tabulations/${segment(sheet.tabulation)}/sheets/${sheet.sheet}/scans`;
  if (sheet.scans.length === 0)
    return (
      <>
        <p>{words.noScan}</p>
        <p className="meta">{words.noScanHint(sheet.scanPlace)}</p>
      </>
    );
  return (
    <>
      <p className="meta">{words.shows}</p>
      {sheet.scans.map(({ path, type }, index) =>
        type === undefined ? (
          <p key={path}>{words.notShown(path)}</p>
        ) : (
          <section key={path} aria-label={words.page(index + 1)}>
            <p className="meta" dir="ltr">
              {path}
            </p>
            <Picture
              src={`${address}/${index + 1}`}
              alt={words.alt(sheet.contest, sheet.station, index + 1)}
            />
          </section>
        ),
      )}
    </>
  );
};

/** One sheet: its figures as the tabulation has them, beside the pictures the case has of it. */
export const SheetView = () => {
  const words = useSheetWords();
  const { id, sheet } = route.useParams();
  const { data, error } = useQuery(queries.sheet(id, sheet));
  if (!data) return <Waiting error={error} />;
  return (
    <div className="page wide">
      <p className="meta">
        <Beside
          facts={[
            <Link key="results" to="/results/$id" params={{ id }}>
              {data.title}
            </Link>,
            <Link key="contest" to="/contests/$contest" params={{ contest: data.contest }}>
              {data.contest}
            </Link>,
          ]}
        />
      </p>
      <h1 dir="auto">{words.title(data.contest, data.station)}</h1>
      <p className="meta">
        {data.odd && <strong>{words.odd} · </strong>}
        {data.file && words.from(data.file, data.line)}
      </p>
      <div className="sheet-beside">
        <div>
          <Counted sheet={data} />
        </div>
        <section aria-label={words.scan}>
          <Scans sheet={data} />
        </section>
      </div>
    </div>
  );
};
