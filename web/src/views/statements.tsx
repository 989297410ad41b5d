import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useEffect } from "react";
import { queries } from "../api/queries.ts";
import type { Statement, Statements } from "../api/types.ts";
import { useWords } from "../i18n/index.ts";
import { Article } from "../parts/article.tsx";
import { Waiting } from "../parts/problem.tsx";
import { StatementCard } from "../parts/statement-card.tsx";
import { WhoAreYou } from "../parts/who.tsx";

const route = getRouteApi("/statements");

const statuses = ["proposed", "confirmed", "rejected"] as const;

const has = ({ id, statement, chain, source }: Statement, q: string | undefined): boolean =>
  q === undefined ||
  [id, statement, source, ...chain.map(({ name }) => name ?? "")].some((text) =>
    text.toLowerCase().includes(q.toLowerCase()),
  );

const Origins = ({ data }: { data: Statements }) => {
  const words = useWords();
  if (data.origins.length === 0) return null;
  return (
    <section aria-labelledby="origins">
      <h2 id="origins">
        {words.statements.origins} ({data.origins.length})
      </h2>
      <p className="meta">{words.statements.originsNote}</p>
      <ul className="cards">
        {data.origins.map(({ name, kind, statements, reasons }) => (
          <li key={`${kind} ${name} ${statements[0]}`}>
            <strong dir="auto">{name}</strong> <span className="meta">{words.hops[kind]}</span>
            {reasons.length > 0 && <p className="meta">{reasons.join("; ")}</p>}
            <p className="meta">
              {statements.map((id, index) => (
                <span key={id}>
                  {index > 0 && ", "}
                  <a href={`#${id}`}>{id}</a>
                </span>
              ))}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
};

const Filters = ({ all }: { all: Statement[] }) => {
  const words = useWords();
  const { status, q } = route.useSearch();
  const navigate = route.useNavigate();
  const choose = (next: string | undefined) =>
    void navigate({ search: { q, status: next }, replace: true });
  return (
    <div className="chips" role="group" aria-label={words.filter}>
      <button type="button" aria-pressed={!status} onClick={() => choose(undefined)}>
        {words.all} {all.length}
      </button>
      {statuses.map((one) => (
        <button key={one} type="button" aria-pressed={status === one} onClick={() => choose(one)}>
          {words.statements.status[one]} {all.filter((each) => each.status === one).length}
        </button>
      ))}
      <input
        type="search"
        aria-label={words.filter}
        placeholder={words.filter}
        value={q ?? ""}
        dir="auto"
        onChange={({ target }) =>
          void navigate({ search: { status, q: target.value || undefined }, replace: true })
        }
      />
    </div>
  );
};

/** Who said what, through whom, and how many independent origins there are. */
export const StatementsView = () => {
  const words = useWords();
  const { status, q, show } = route.useSearch();
  const { data, error } = useQuery(queries.statements);
  const { data: opened } = useQuery(queries.case);
  useEffect(() => {
    if (data && show) document.getElementById(show)?.scrollIntoView({ block: "center" });
  }, [data, show]);
  if (!data) return <Waiting error={error} />;
  const texts = [...new Set(data.statements.map(({ source }) => source))]
    .filter((source) => source.startsWith("exhibits/"))
    .map((source) => source.slice("exhibits/".length));
  const shown = data.statements.filter((one) => (!status || one.status === status) && has(one, q));
  return (
    <div className="page">
      <h1>{words.statements.title}</h1>
      <p className="meta">
        {words.chainNote} {opened?.canWrite && words.statements.keys}
      </p>
      {opened && !opened.canWrite && <WhoAreYou />}
      <Filters all={data.statements} />
      {data.statements.length === 0 && <p className="meta">{words.statements.none}</p>}
      {texts.map((name) => (
        <Article
          key={name}
          name={name}
          statements={data.statements.filter(({ source }) => source === `exhibits/${name}`)}
        />
      ))}
      {shown.map((statement) => (
        <StatementCard
          key={statement.id}
          statement={statement}
          shown={show === statement.id}
          canWrite={opened?.canWrite === true}
        />
      ))}
      <Origins data={data} />
    </div>
  );
};
