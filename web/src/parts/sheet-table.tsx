import { keepPreviousData, useQueries, useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useVirtualizer } from "@tanstack/react-virtual";
import { memo, useDeferredValue, useRef, useState } from "react";
import { api, segment } from "../api/client.ts";
import type { Cell, SheetPage } from "../api/types.ts";
import { useWords } from "../i18n/index.ts";
import type { Words } from "../i18n/words.ts";
import { formatNumber } from "./format.ts";
import { Waiting } from "./problem.tsx";

/** Rows fetched at a time: more than a screen, less than a wait. */
const PAGE = 500;
const ROW_REM = 1.9;

type Column = SheetPage["columns"][number];

interface Request {
  tabulation: string;
  q: string;
  odd: boolean;
  /** Sheets of this contest alone. */
  contest?: string | undefined;
  sort: string | undefined;
}

const pageQuery = ({ tabulation, q, odd, sort, contest }: Request, page: number) => {
  const search = new URLSearchParams({
    offset: String(page * PAGE),
    limit: String(PAGE),
    ...(q.trim() && { q: q.trim() }),
    ...(odd && { odd: "1" }),
    ...(sort && { sort }),
    ...(contest && { contest }),
  });
  return {
    queryKey: ["sheets", tabulation, q.trim(), odd, sort, contest, page],
    queryFn: () => api.get<SheetPage>(`/api/tabulations/${segment(tabulation)}/sheets?${search}`),
  };
};

const nameOf = ({ id, name }: Column, words: Words): string =>
  name ?? words.results.columns[id as keyof Words["results"]["columns"]] ?? id;

const widths: Record<string, string> = {
  regions: "15rem",
  contest: "9rem",
  station: "8rem",
  odd: "8rem",
};

const widthOf = ({ id }: Column) => ({ "--w": widths[id] ?? "6.5rem" }) as React.CSSProperties;

const isNumber = ({ kind }: Column): boolean => kind === "count" || kind === "votes";

const nextSort = (id: string, sort: string | undefined): string | undefined =>
  sort === `-${id}` ? id : sort === id ? undefined : `-${id}`;

interface HeadProps {
  columns: Column[];
  sort: string | undefined;
  onSort: (sort: string | undefined) => void;
}

const Head = ({ columns, sort, onSort }: HeadProps) => {
  const words = useWords();
  const stateOf = (id: string) =>
    sort === id ? "ascending" : sort === `-${id}` ? "descending" : "none";
  return (
    <div role="row" className="head" aria-rowindex={1}>
      {columns.map((column) => (
        <div
          key={column.id}
          role="columnheader"
          aria-sort={stateOf(column.id)}
          style={widthOf(column)}
          className={isNumber(column) ? "n" : undefined}
          dir="auto"
        >
          <button type="button" onClick={() => onSort(nextSort(column.id, sort))}>
            {column.colour && (
              <i className="swatch" style={{ background: column.colour }} aria-hidden="true" />
            )}
            {nameOf(column, words)}
            {{ ascending: " ↑", descending: " ↓", none: "" }[stateOf(column.id)]}
          </button>
        </div>
      ))}
    </div>
  );
};

const textOf = (cell: Cell, column: Column, words: Words): string => {
  if (cell === null) return column.kind === "flag" ? "" : "–";
  if (column.kind === "flag") return cell ? words.results.oddCell : "✓";
  return typeof cell === "number" ? formatNumber(cell) : String(cell);
};

interface ToSheet {
  tabulation: string;
  /** Its number in the tabulation. */
  sheet: number;
  text: string;
}

/** A plain link: a router's own costs too much to draw forty times while one scrolls. */
const SheetLink = ({ tabulation, sheet, text }: ToSheet) => {
  const navigate = useNavigate();
  return (
    <a
      href={`/results/${segment(tabulation)}/sheets/${sheet}`}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        void navigate({
          to: "/results/$id/sheets/$sheet",
          params: { id: tabulation, sheet: String(sheet) },
        });
      }}
    >
      {text}
    </a>
  );
};

interface RowProps {
  tabulation: string;
  sheet: number | undefined;
  columns: Column[];
  cells: Cell[] | undefined;
  index: number;
  top: number;
}

/** Drawn once: while the table scrolls, only the rows that come into sight are new. */
const Row = memo(({ tabulation, sheet, columns, cells, index, top }: RowProps) => {
  const words = useWords();
  const flag = columns.findIndex(({ kind }) => kind === "flag");
  const station = cells?.[columns.findIndex(({ id }) => id === "station")] ?? null;
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      className={cells?.[flag] ? "odd" : undefined}
      style={{ transform: `translateY(${top}px)` }}
    >
      {columns.map((column, at) => (
        <div
          key={column.id}
          role="cell"
          style={widthOf(column)}
          className={isNumber(column) ? "n" : undefined}
        >
          {cells &&
            (column.id === "contest" ? (
              <Link
                to="/contests/$contest"
                params={{ contest: String(cells[at]) }}
                preload={false}
                // One stop a row: the sheet's own page, which leads on to the contest; where no station is named, the contest.
                {...(station !== null && { tabIndex: -1 })}
              >
                {String(cells[at])}
              </Link>
            ) : column.id === "station" && sheet !== undefined && cells[at] !== null ? (
              <SheetLink tabulation={tabulation} sheet={sheet} text={String(cells[at])} />
            ) : (
              textOf(cells[at], column, words)
            ))}
        </div>
      ))}
    </div>
  );
});

const rem = (): number => Number.parseFloat(getComputedStyle(document.documentElement).fontSize);

/** Every sheet of a tabulation: only the rows in sight are in the page, and they are fetched as they come near. */
export const SheetTable = ({ tabulation, q, odd, contest }: Omit<Request, "sort">) => {
  const words = useWords();
  const [sort, setSort] = useState<string>();
  const request = { tabulation, q: useDeferredValue(q), odd, sort, contest };
  const first = useQuery({ ...pageQuery(request, 0), placeholderData: keepPreviousData });
  const box = useRef<HTMLDivElement>(null);
  const total = first.data?.total ?? 0;
  const rows = useVirtualizer({
    count: total,
    getScrollElement: () => box.current,
    estimateSize: () => ROW_REM * rem(),
    overscan: 12,
  });
  const shown = rows.getVirtualItems();
  const from = Math.floor((shown[0]?.index ?? 0) / PAGE);
  const to = Math.floor((shown.at(-1)?.index ?? 0) / PAGE);
  // The page ahead is fetched before it is reached.
  const wanted = [...new Set([from, to, to + 1])].filter((page) => page * PAGE < total);
  const pages = useQueries({ queries: wanted.map((page) => pageQuery(request, page)) });
  if (!first.data) return <Waiting inside error={first.error} />;
  const { columns } = first.data;
  const byPage = new Map(wanted.map((page, index) => [page, pages[index].data]));
  const pageOf = (index: number): SheetPage | undefined =>
    byPage.get(Math.floor(index / PAGE)) ?? (index < PAGE ? first.data : undefined);
  return (
    <>
      <p className="meta" role="status">
        {words.results.sheets(total)}
      </p>
      {/* biome-ignore lint: a region that scrolls must be reachable by keyboard */}
      <div
        ref={box}
        className="sheets"
        role="table"
        aria-label={words.results.sheetTable}
        aria-rowcount={total + 1}
        tabIndex={0}
      >
        <div role="rowgroup">
          <Head columns={columns} sort={sort} onSort={setSort} />
        </div>
        <div role="rowgroup" className="body" style={{ blockSize: rows.getTotalSize() }}>
          {shown.map(({ index, start }) => (
            <Row
              key={index}
              tabulation={tabulation}
              sheet={pageOf(index)?.sheets[index % PAGE]}
              columns={columns}
              cells={pageOf(index)?.rows[index % PAGE]}
              index={index}
              top={start}
            />
          ))}
        </div>
      </div>
    </>
  );
};
