import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { outcomes } from "../../../src/model/outcome.ts";
import { queries } from "../api/queries.ts";
import type { FindingLine } from "../api/types.ts";
import { useWords } from "../i18n/index.ts";
import { Empty } from "../parts/empty.tsx";
import { FindingRow } from "../parts/finding-row.tsx";
import { Waiting } from "../parts/problem.tsx";
import { SearchField } from "../parts/search-field.tsx";

const route = getRouteApi("/claims");

const isIn = (line: FindingLine, filter: string | undefined): boolean => {
  if (filter === undefined) return true;
  if (filter === "unexpected") return line.expected !== undefined && line.expected !== line.outcome;
  if (filter === "proposed") return line.proposed;
  return line.outcome === filter;
};

const has = ({ id, claim, title, by }: FindingLine, q: string | undefined): boolean =>
  q === undefined ||
  [id, claim, title ?? "", ...by].some((text) => text.toLowerCase().includes(q.toLowerCase()));

const Filters = ({ all }: { all: FindingLine[] }) => {
  const words = useWords();
  const { outcome, q } = route.useSearch();
  const navigate = route.useNavigate();
  const choices = [...outcomes, "unexpected", "proposed"]
    .map((id) => ({ id, count: all.filter((line) => isIn(line, id)).length }))
    .filter(({ count, id }) => count > 0 || id === outcome);
  const names: Record<string, string> = {
    ...words.outcomes,
    unexpected: words.unexpected,
    proposed: words.proposed,
  };
  const choose = (next: string | undefined) =>
    void navigate({ search: { q, outcome: next }, replace: true });
  return (
    <div className="chips" role="group" aria-label={words.filter}>
      <button type="button" aria-pressed={!outcome} onClick={() => choose(undefined)}>
        {words.all} {all.length}
      </button>
      {choices.map(({ id, count }) => (
        <button key={id} type="button" aria-pressed={outcome === id} onClick={() => choose(id)}>
          {names[id]} {count}
        </button>
      ))}
      <SearchField
        label={words.filter}
        value={q ?? ""}
        onChange={(wanted) =>
          void navigate({ search: { outcome, q: wanted || undefined }, replace: true })
        }
      />
    </div>
  );
};

/** All claims, by outcome and by words. */
export const Claims = () => {
  const words = useWords();
  const { outcome, q } = route.useSearch();
  const { data, error } = useQuery(queries.overview);
  if (!data) return <Waiting error={error} />;
  const shown = data.findings.filter((line) => isIn(line, outcome) && has(line, q));
  return (
    <div className="page">
      <h1>{words.nav.claims}</h1>
      <div className="actions">
        <Link to="/new-claim" className="button" search={{}}>
          {words.newClaim}
        </Link>
      </div>
      {data.findings.length + data.pending.length === 0 && <Empty hint={words.empty.claims} />}
      <Filters all={data.findings} />
      <p className="meta" role="status">
        {words.shown(shown.length, data.findings.length)}
      </p>
      {shown.length > 0 && (
        <ul className="findings">
          {shown.map((line) => (
            <FindingRow key={line.id} line={line} heading="h2" />
          ))}
        </ul>
      )}
    </div>
  );
};
