import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { queries } from "../api/queries.ts";
import { useWords } from "../i18n/index.ts";
import { Beside, Named } from "../parts/beside.tsx";
import { Evidence, Figures, FindingBody, Missing, Said, Verdict } from "../parts/finding.tsx";
import { Waiting } from "../parts/problem.tsx";

const route = getRouteApi("/claims/$id");

/** One claim: what was found, row by row, with its query, its bounds, and evidence on both sides. */
export const Claim = () => {
  const words = useWords();
  const { id } = route.useParams();
  const { data, error } = useQuery(queries.finding(id));
  if (!data) return <Waiting error={error} />;
  const { by, claim } = data.line;
  return (
    <article className="page">
      <div className="actions">
        <Link to="/claims" search={{}}>
          {words.back}
        </Link>
        <Link to="/claims/$id/edit" params={{ id }} className="button">
          {words.edit}
        </Link>
      </div>
      <h1 dir="auto">{claim}</h1>
      {by.length > 0 && (
        <p className="question">
          <Beside
            facts={[
              <Named key="by" name={words.claimBy}>
                {by.join(", ")}
              </Named>,
              data.asOf,
            ]}
          />
        </p>
      )}
      <Verdict finding={data} />
      <FindingBody finding={data} />
      <Missing finding={data} />
      <Evidence finding={data} />
      <Said finding={data} />
      <Figures finding={data} />
    </article>
  );
};
