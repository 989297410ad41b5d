import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { queries } from "../api/queries.ts";
import type { Reconciled, Tabulation } from "../api/types.ts";
import { useWords } from "../i18n/index.ts";
import { ContestLinks } from "../parts/contest-links.tsx";
import { Empty } from "../parts/empty.tsx";
import { Grid } from "../parts/grid.tsx";
import { Waiting } from "../parts/problem.tsx";

const route = getRouteApi("/reconcile");

interface Titled {
  found: Reconciled;
  a: string;
  b: string;
}

const Apart = ({ found, a, b }: Titled) => {
  const { reconcile: words } = useWords();
  const places = (list: Reconciled["stationsOnlyA"]): string =>
    list.map(({ contest, station }) => (station ? `${contest} ${station}` : contest)).join(", ");
  const stations = [
    { title: a, list: found.stationsOnlyA },
    { title: b, list: found.stationsOnlyB },
  ]
    // A contest that only one has is listed above, with all its stations.
    .map(({ title, list }) => ({ title, list: list.filter(({ station }) => station !== null) }))
    .filter(({ list }) => list.length > 0);
  return (
    <dl className="pairs">
      <dt>{words.changed}</dt>
      <dd>
        <ContestLinks contests={found.changed} />
      </dd>
      {found.open.length > 0 && (
        <>
          <dt>{words.open}</dt>
          <dd>
            <ContestLinks contests={found.open} />
          </dd>
        </>
      )}
      <dt>{words.onlyIn("contests", a)}</dt>
      <dd>
        <ContestLinks contests={found.contestsOnlyA} />
      </dd>
      <dt>{words.onlyIn("contests", b)}</dt>
      <dd>
        <ContestLinks contests={found.contestsOnlyB} />
      </dd>
      {stations.map(({ title, list }) => (
        <div key={title}>
          <dt>{words.onlyIn("stations", title)}</dt>
          <dd>
            {/* biome-ignore lint: a region that scrolls must be reachable by keyboard */}
            <div
              className="long"
              tabIndex={0}
              role="group"
              aria-label={words.onlyIn("stations", title)}
            >
              {list.length}: <bdi>{places(list)}</bdi>
            </div>
          </dd>
        </div>
      ))}
    </dl>
  );
};

const Differences = ({ found, a, b }: Titled) => {
  const words = useWords();
  const { reconcile: own, results } = words;
  const { differing, differences } = found;
  return (
    <section aria-labelledby="differences">
      <h2 id="differences">{own.differing(differing)}</h2>
      {differences.length < differing && <p className="meta">{own.first(differences.length)}</p>}
      {differences.length > 0 && (
        <Grid
          label={own.differing(differing)}
          columns={[
            { name: results.columns.contest },
            { name: results.columns.station },
            { name: own.candidate },
            { name: a, number: true },
            { name: b, number: true },
            { name: own.likely },
          ]}
          rows={differences.map((one) => [
            one.contest,
            one.station,
            one.candidate,
            one.a,
            one.b,
            one.likely && (own.likelies[one.likely] ?? one.likely),
          ])}
        />
      )}
    </section>
  );
};

const Findings = ({ found, a, b }: Titled) => {
  const { reconcile: words, results } = useWords();
  return (
    <>
      <Apart found={found} a={a} b={b} />
      <section aria-labelledby="net">
        <h2 id="net">{words.net}</h2>
        <Grid
          label={words.net}
          columns={[
            { name: words.who },
            { name: a, number: true },
            { name: b, number: true },
            { name: words.difference, number: true, signed: true },
          ]}
          rows={found.net.map((one) => [one.who, one.a, one.b, one.difference])}
        />
      </section>
      <Differences found={found} a={a} b={b} />
      {found.names.length > 0 && (
        <section aria-labelledby="names">
          <h2 id="names">{words.names}</h2>
          <Grid
            label={words.names}
            columns={[
              { name: results.columns.contest },
              { name: a },
              { name: b },
              { name: words.likeness, number: true },
            ]}
            rows={found.names.map((one) => [
              one.contest,
              one.from,
              one.to,
              Math.round(one.score * 100) / 100,
            ])}
          />
        </section>
      )}
    </>
  );
};

interface ChoiceProps {
  label: string;
  all: Tabulation[];
  value: string;
  onChange: (id: string) => void;
}

const Choice = ({ label, all, value, onChange }: ChoiceProps) => (
  <label>
    {label}
    <select value={value} onChange={({ target }) => onChange(target.value)}>
      {all.map(({ id, title }) => (
        <option key={id} value={id}>
          {title} ({id})
        </option>
      ))}
    </select>
  </label>
);

const Compared = ({ a, b }: { a: string; b: string }) => {
  const { data, error } = useQuery(queries.reconciled(a, b));
  if (!data) return <Waiting inside error={error} />;
  return <Findings found={data} a={a} b={b} />;
};

/** Two tabulations set against each other, in both directions. */
export const Reconcile = () => {
  const words = useWords();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { data: all, error } = useQuery(queries.tabulations);
  if (!all) return <Waiting error={error} />;
  const a = search.a ?? all.at(0)?.id ?? "";
  const b = search.b ?? all.find(({ id }) => id !== a)?.id ?? "";
  const choose = (part: { a?: string; b?: string }): void =>
    void navigate({ search: { a, b, ...part }, replace: true });
  return (
    <div className="page">
      <p className="meta">
        <Link to="/results">{words.nav.results}</Link>
      </p>
      <h1>{words.reconcile.title}</h1>
      <p className="meta">{words.reconcile.note}</p>
      <div className="chips">
        <Choice
          label={words.reconcile.a}
          all={all}
          value={a}
          onChange={(id) => choose({ a: id })}
        />
        <Choice
          label={words.reconcile.b}
          all={all}
          value={b}
          onChange={(id) => choose({ b: id })}
        />
      </div>
      {all.length < 2 && <Empty hint={words.empty.two} />}
      {a && b && a !== b && <Compared a={a} b={b} />}
    </div>
  );
};
