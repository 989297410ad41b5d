import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { Fragment, useState } from "react";
import { queries } from "../api/queries.ts";
import { useWords } from "../i18n/index.ts";
import { Beside, Named } from "../parts/beside.tsx";
import { Pictures } from "../parts/pictures.tsx";
import { SearchField } from "../parts/search-field.tsx";
import { SheetTable } from "../parts/sheet-table.tsx";

const route = getRouteApi("/results/$id");

/** One tabulation: every sheet of it, to scroll, sort and filter. */
export const TabulationView = () => {
  const words = useWords();
  const { id } = route.useParams();
  const { data } = useQuery(queries.tabulations);
  const [q, setQ] = useState("");
  const [odd, setOdd] = useState(false);
  const one = data?.find((each) => each.id === id);
  return (
    <div className="page wide">
      <p className="meta">
        <Link to="/results">{words.nav.results}</Link>
      </p>
      <h1 dir="auto">{one?.title ?? id}</h1>
      {one && (
        <p className="meta">
          <Beside
            facts={[
              <Named key="issuer" name={words.results.issuer}>
                {one.issuer}
              </Named>,
              one.stage,
              one.election,
              words.results.listsCandidates[one.listsCandidates],
              words.results.listsStations[one.listsStations],
            ]}
          />
        </p>
      )}
      {one?.note && (
        <p className="meta" dir="auto">
          {one.note}
        </p>
      )}
      <div className="chips">
        <SearchField label={words.results.find} value={q} onChange={setQ} />
        <label className="check-line">
          <input type="checkbox" checked={odd} onChange={({ target }) => setOdd(target.checked)} />
          {words.results.onlyOdd}
        </label>
      </div>
      {/* Together, since two beside each other may not have one key. */}
      <Fragment key={id}>
        <SheetTable tabulation={id} q={q} odd={odd} />
        {one && one.stations > 0 && <Pictures tabulation={id} />}
      </Fragment>
    </div>
  );
};
