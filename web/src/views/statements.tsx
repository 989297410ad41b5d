import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { queries } from "../api/queries.ts";
import type { Exhibit, Statement, Statements } from "../api/types.ts";
import { useWords } from "../i18n/index.ts";
import { Article } from "../reports/article.tsx";
import { OriginsGraph, throughNode } from "../reports/graph.tsx";
import { useReportWords } from "../reports/words.ts";
import "../reports/reports.css";
import { Empty } from "../parts/empty.tsx";
import { Waiting } from "../parts/problem.tsx";
import { SearchField } from "../parts/search-field.tsx";
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
  const { status, q, through } = route.useSearch();
  const navigate = route.useNavigate();
  const choose = (next: string | undefined) =>
    void navigate({ search: { q, through, status: next }, replace: true });
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
      <SearchField
        label={words.filter}
        value={q ?? ""}
        onChange={(wanted) =>
          void navigate({
            search: { status, through, q: wanted || undefined },
            replace: true,
          })
        }
      />
    </div>
  );
};

const Through = ({ name }: { name: string }) => {
  const words = useReportWords();
  const { status, q } = route.useSearch();
  return (
    <p className="meta" role="status">
      {words.through(`\u2068${name}\u2069`)}{" "}
      <Link to="/statements" search={{ status, q }}>
        {words.clear}
      </Link>
    </p>
  );
};

/** Texts of exhibits that statements stand in, then those in which nobody found one yet. */
const textsOf = (statements: Statement[], exhibits: Exhibit[]): string[] => {
  const sources = statements.map(({ source }) => source);
  const all = exhibits.filter(({ reads }) => reads === "text").map(({ path }) => path);
  return [...new Set([...sources.filter((source) => all.includes(source)), ...all])].map((source) =>
    source.slice("exhibits/".length),
  );
};

/** The reports as they are read: who said what, through whom, and how many independent origins there are. */
export const StatementsView = () => {
  const words = useWords();
  const { status, q, show, through } = route.useSearch();
  const navigate = route.useNavigate();
  const { data, error } = useQuery(queries.statements);
  const { data: opened } = useQuery(queries.case);
  const { data: exhibits = [] } = useQuery(queries.exhibits);
  const [active, setActive] = useState<string>();
  useEffect(() => {
    if (data && show) document.getElementById(show)?.scrollIntoView({ block: "center" });
  }, [data, show]);
  if (!data) return <Waiting error={error} />;
  const canWrite = opened?.canWrite === true;
  const texts = textsOf(data.statements, exhibits);
  const way = throughNode(data, through);
  const shown = data.statements.filter(
    (one) => (!status || one.status === status) && has(one, q) && (!way || way.ids.has(one.id)),
  );
  return (
    <div className={texts.length > 0 ? "page wide" : "page"}>
      <h1>{words.statements.title}</h1>
      <p className="meta">
        {words.chainNote} {canWrite && words.statements.keys}
      </p>
      {opened && !opened.canWrite && <WhoAreYou />}
      <OriginsGraph
        data={data}
        through={through}
        onThrough={(key) =>
          void navigate({ search: { status, q, through: key }, replace: true, resetScroll: false })
        }
      />
      <Filters all={data.statements} />
      {way && <Through name={way.name} />}
      {data.statements.length === 0 && <Empty hint={words.empty.statements} />}
      <div className={texts.length > 0 ? "reading" : ""}>
        {texts.length > 0 && (
          <div className="texts">
            {texts.map((name, index) => (
              <Article
                key={name}
                first={index === 0}
                name={name}
                statements={data.statements.filter(({ source }) => source === `exhibits/${name}`)}
                active={active}
                canWrite={canWrite}
              />
            ))}
          </div>
        )}
        <div>
          {shown.map((statement) => (
            <StatementCard
              key={statement.id}
              statement={statement}
              shown={show === statement.id}
              canWrite={canWrite}
              onFocus={() => setActive(statement.id)}
            />
          ))}
        </div>
      </div>
      <Origins data={data} />
    </div>
  );
};
