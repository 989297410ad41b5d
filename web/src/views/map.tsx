import "../maps/maps.css";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { queries } from "../api/queries.ts";
import type { Maps } from "../api/types.ts";
import { useWords } from "../i18n/index.ts";
import { Choropleth, Hatch, Legend } from "../maps/choropleth.tsx";
import { type Class, classify, type Kind, type Value } from "../maps/classes.ts";
import { useMapWords } from "../maps/words.ts";
import { formatNumber } from "../parts/format.ts";
import { Waiting } from "../parts/problem.tsx";

const route = getRouteApi("/map");
const kinds: Kind[] = ["winner", "turnout", "difference"];

const cellOf = (value: Value, kind: Kind, one: Class | undefined): string =>
  kind === "turnout" && value.turnout !== undefined
    ? `${formatNumber(value.turnout)} %`
    : ((kind === "winner" ? value.winner : undefined) ?? one?.name ?? "–");

interface TableProps {
  values: readonly Value[];
  kind: Kind;
  classes: ReadonlyMap<string, Class>;
}

const Table = ({ values, kind, classes }: TableProps) => {
  const words = useMapWords();
  return (
    // biome-ignore lint: a region that scrolls must be reachable by keyboard
    <div className="scroll" tabIndex={0} role="group" aria-label={words.table}>
      <table>
        <caption>{words.table}</caption>
        <thead>
          <tr>
            <th scope="col">{words.contest}</th>
            <th scope="col">{words.kinds[kind]}</th>
          </tr>
        </thead>
        <tbody>
          {values.map((value) => (
            <tr key={value.contest}>
              <th scope="row" dir="auto">
                <Link to="/contests/$contest" params={{ contest: value.contest }} preload={false}>
                  {value.contest}
                </Link>
              </th>
              <td dir="auto">{cellOf(value, kind, classes.get(value.contest))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};

const Drawn = ({ maps, values, kind }: { maps: Maps; values: Value[]; kind: Kind }) => {
  const words = useMapWords();
  const { byContest, legend } = classify(values, kind, words);
  const areas = maps.maps.flatMap((map) => map.areas);
  const drawn = new Set(areas.map(({ contest }) => contest));
  const off = values.filter(({ contest }) => !drawn.has(contest)).length;
  const empty = areas.filter(({ contest }) => !byContest.has(contest)).length;
  const isHatchKnown = empty === 0 || legend.some(({ fill }) => fill === undefined);
  return (
    <>
      <Hatch />
      <Legend
        classes={isHatchKnown ? legend : [...legend, { name: words.unknown }]}
        title={words.legend}
      />
      {maps.maps.map((map) => (
        <Choropleth
          key={map.file}
          map={map}
          classes={byContest}
          label={words.map(map.file, words.kinds[kind])}
        />
      ))}
      <p className="meta">
        {words.note} {off > 0 && words.notOnMap(off)} {empty > 0 && words.noValue(empty)}
      </p>
      <Table values={values} kind={kind} classes={byContest} />
    </>
  );
};

interface SelectProps {
  label: string;
  value: string;
  options: readonly { id: string; title: string }[];
  onChange: (id: string) => void;
}

const Select = ({ label, value, options, onChange }: SelectProps) => (
  <label>
    {label}
    <select value={value} onChange={({ target }) => onChange(target.value)}>
      {options.map(({ id, title }) => (
        <option key={id} value={id}>
          {title}
        </option>
      ))}
    </select>
  </label>
);

const Chosen = ({ maps }: { maps: Maps }) => {
  const words = useMapWords();
  const { kind = "winner", tab, against } = route.useSearch();
  const navigate = route.useNavigate();
  const { data: tabulations } = useQuery(queries.tabulations);
  const first = tab ?? tabulations?.[0]?.id ?? "";
  const others = (tabulations ?? []).filter(({ id }) => id !== first);
  const second = kind === "difference" ? (against ?? others[0]?.id) : undefined;
  const { data, error } = useQuery({
    ...queries.mapValues(first, second),
    enabled: first !== "",
  });
  const choose = (part: object): void =>
    void navigate({ search: (now) => Object.assign({}, now, part), replace: true });
  if (!tabulations) return <Waiting error={null} />;
  const options = kinds
    .filter((one) => one !== "difference" || others.length > 0)
    .map((id) => ({ id, title: words.kinds[id] }));
  return (
    <>
      <div className="fields">
        <Select
          label={words.tabulation}
          value={first}
          options={tabulations}
          onChange={(id) => choose({ tab: id, against: undefined })}
        />
        <Select
          label={words.shows}
          value={kind}
          options={options}
          onChange={(id) => choose({ kind: id })}
        />
        {second !== undefined && (
          <Select
            label={words.against}
            value={second}
            options={others}
            onChange={(id) => choose({ against: id })}
          />
        )}
      </div>
      {data ? <Drawn maps={maps} values={data} kind={kind} /> : <Waiting inside error={error} />}
    </>
  );
};

/** The maps a case brings: who is first, turnout, and where two tabulations differ. */
export const MapView = () => {
  const words = useMapWords();
  const { nav } = useWords();
  const { data, error } = useQuery(queries.maps);
  if (!data) return <Waiting error={error} />;
  return (
    <div className="page wide">
      <p className="meta">
        <Link to="/results">{nav.results}</Link>
      </p>
      <h1>{words.title}</h1>
      {data.problems.map(({ message, at }) => (
        <p key={`${at?.file} ${message}`} role="alert" dir="auto">
          <code>{[at?.file, at?.line].filter(Boolean).join(":")}</code> {message}
        </p>
      ))}
      {data.maps.length > 0 ? <Chosen maps={data} /> : <p className="meta">{words.none}</p>}
    </div>
  );
};
