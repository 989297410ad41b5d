import { useMemo, useState } from "react";
import type { Statements } from "../api/types.ts";
import { useWords } from "../i18n/index.ts";
import { SearchField } from "../parts/search-field.tsx";
import { filterGraph, type GroupedGraph, type GroupNode, groupGraph } from "./graph-group.ts";
import { type Column, columns, type Graph, type GraphEdge, graphOf } from "./graph-model.ts";
import { useReportWords } from "./words.ts";

/** Height of a node and the space to the next, in rem: the lines are drawn to the same measure. */
const NODE = 3.4;
const STEP = NODE + 0.6;
/** Nodes drawn one by one in a column; the rest stands as one until it is opened. */
const MOST = 14;

interface Drawn {
  columns: { column: Column; nodes: GroupNode[] }[];
  place: Map<string, { x: number; y: number }>;
  rows: number;
}

const layOut = ({ nodes }: GroupedGraph): Drawn => {
  const filled = columns
    .map((column) => ({ column, nodes: nodes.filter((node) => node.column === column) }))
    .filter((one) => one.nodes.length > 0);
  const rows = Math.max(0, ...filled.map((one) => one.nodes.length));
  // Where one column is much longer than the others, these stand where one begins to read.
  const middle = rows > MOST ? 0 : 1 / 2;
  const place = new Map(
    filled.flatMap(({ nodes: own }, x) =>
      own.map(({ key }, y) => [key, { x, y: y + (rows - own.length) * middle }] as const),
    ),
  );
  return { columns: filled, place, rows };
};

/** Share of a column that a node takes; the rest is for lines. */
const FILL = 0.74;

interface LineProps {
  edge: GraphEdge;
  drawn: Drawn;
  /** Whether it is among what is chosen; undefined where nothing is. */
  lit: boolean | undefined;
}

interface Point {
  x: number;
  y: number;
}

const curve = (from: Point, to: Point): string => {
  const middle = (from.x + to.x) / 2;
  return `C${middle},${from.y} ${middle},${to.y} ${to.x},${to.y}`;
};

/** The gap between two nodes of a column, or above or below them all, that is nearest to a height; in rem. */
const gapNear = ({ columns: filled, place }: Drawn, column: number, y: number): number => {
  const count = filled[column].nodes.length;
  const top = place.get(filled[column].nodes[0].key)?.y ?? 0;
  // Above a column that begins at the top stands its heading.
  const first = top > 0 ? 0 : 1;
  const gap = Math.max(first, Math.min(count, Math.round(y / STEP - top)));
  return (top + gap) * STEP - (STEP - NODE) / 2;
};

/** A line from one node's end to another's start, through the gaps of the columns between: never behind a node it has no part in. */
const pathOf = (drawn: Drawn, from: Point, to: Point): string => {
  const width = 100 / drawn.columns.length;
  const start = { x: (from.x + FILL) * width, y: from.y * STEP + NODE / 2 };
  const end = { x: to.x * width, y: to.y * STEP + NODE / 2 };
  if (to.x <= from.x) {
    const out = Math.max(start.x, (to.x + FILL) * width) + width * (1 - FILL) * 0.7;
    return `M${start.x},${start.y} C${out},${start.y} ${out},${end.y} ${(to.x + FILL) * width},${end.y}`;
  }
  let path = `M${start.x},${start.y}`;
  let last = start;
  for (let column = from.x + 1; column < to.x; column++) {
    const share = (column - from.x) / (to.x - from.x);
    const y = gapNear(drawn, column, start.y + share * (end.y - start.y));
    path += curve(last, { x: column * width, y });
    last = { x: (column + FILL) * width, y };
    path += `L${last.x},${last.y}`;
  }
  return path + curve(last, end);
};

const Line = ({ edge, drawn, lit }: LineProps) => {
  const from = drawn.place.get(edge.from);
  const to = drawn.place.get(edge.to);
  if (!from || !to) return null;
  return (
    <path
      className={`${edge.rests ? "rests" : ""} ${lit === undefined ? "" : lit ? "lit" : "dim"}`}
      d={pathOf(drawn, from, to)}
      strokeWidth={Math.min(6, 1 + Math.log2(edge.statements.length))}
    />
  );
};

interface NodeProps {
  node: GroupNode;
  at: number;
  chosen: boolean;
  onChoose: () => void;
}

const NodeButton = ({ node, at, chosen, onChoose }: NodeProps) => {
  const words = useReportWords();
  const { hops } = useWords();
  const { kind, column, repeats, group } = node;
  const name = group === undefined ? node.name : words.others(group);
  const detail = [
    group !== undefined || column === "report" || column === "recording" ? undefined : hops[kind],
    words.count(node.statements.length),
    repeats && words.repeats(repeats),
  ];
  return (
    <li style={{ insetBlockStart: `${at * STEP}rem`, blockSize: `${NODE}rem` }}>
      <button
        type="button"
        className={`node ${column} ${group === undefined ? "" : "group"}`}
        {...(group === undefined ? { "aria-pressed": chosen } : { "aria-expanded": false })}
        title={name}
        onClick={onChoose}
      >
        <strong dir="auto">{name}</strong>
        <span className="meta">{detail.filter(Boolean).join(" · ")}</span>
      </button>
    </li>
  );
};

const AsList = ({ graph }: { graph: Graph }) => {
  const words = useReportWords();
  const names = new Map(graph.nodes.map(({ key, name }) => [key, `\u2068${name}\u2069`]));
  return (
    <details>
      <summary>{words.asList}</summary>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard */}
      <ul className="plain ways" tabIndex={0} aria-label={words.asList}>
        {graph.edges.map(({ from, to, rests, statements }) => (
          <li key={`${from} ${to} ${rests}`}>
            {words.way(names.get(from) ?? from, names.get(to) ?? to, statements.length)}
          </li>
        ))}
      </ul>
    </details>
  );
};

interface OriginsGraphProps {
  data: Statements;
  /** Key of the node whose statements alone are shown. */
  through: string | undefined;
  onThrough: (key: string | undefined) => void;
}

interface ColumnProps {
  column: Column;
  nodes: GroupNode[];
  drawn: Drawn;
  through: string | undefined;
  /** Drawn whole, though it is long. */
  open: boolean;
  onOpen: (open: boolean) => void;
  onThrough: (key: string | undefined) => void;
}

const GraphColumn = ({ column, nodes, drawn, through, open, onOpen, onThrough }: ColumnProps) => {
  const words = useReportWords();
  return (
    <div className="graph-column">
      <h3>
        {words.columns[column]}{" "}
        {open && (
          <button type="button" className="quiet" onClick={() => onOpen(false)}>
            {words.fewer}
          </button>
        )}
      </h3>
      <ul style={{ blockSize: `${drawn.rows * STEP}rem` }}>
        {nodes.map((node) => (
          <NodeButton
            key={node.key}
            node={node}
            at={drawn.place.get(node.key)?.y ?? 0}
            chosen={node.key === through}
            onChoose={() =>
              node.group === undefined
                ? onThrough(node.key === through ? undefined : node.key)
                : onOpen(true)
            }
          />
        ))}
      </ul>
    </div>
  );
};

/** A graph with one of its nodes chosen, as columns of buttons with lines between. */
const Drawing = ({
  graph,
  through,
  onThrough,
}: Omit<OriginsGraphProps, "data"> & { graph: Graph }) => {
  const [open, setOpen] = useState<ReadonlySet<Column>>(new Set());
  const grouped = useMemo(
    () => groupGraph(graph, { most: MOST, open, keep: through }),
    [graph, open, through],
  );
  const drawn = useMemo(() => layOut(grouped), [grouped]);
  const chosen = grouped.nodes.find(({ key }) => key === through);
  const isLit = ({ statements }: GraphEdge): boolean | undefined =>
    chosen && statements.some((id) => chosen.statements.includes(id));
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls sideways must be reachable by keyboard
    <div className="graph" role="group" aria-labelledby="graph" tabIndex={0}>
      <div
        className="graph-inside"
        style={{ "--columns": drawn.columns.length } as React.CSSProperties}
      >
        <svg
          aria-hidden="true"
          viewBox={`0 0 100 ${drawn.rows * STEP}`}
          preserveAspectRatio="none"
          style={{ blockSize: `${drawn.rows * STEP}rem` }}
        >
          {grouped.edges.map((edge) => (
            <Line
              key={`${edge.from} ${edge.to} ${edge.rests}`}
              edge={edge}
              drawn={drawn}
              lit={isLit(edge)}
            />
          ))}
        </svg>
        {drawn.columns.map(({ column, nodes }) => (
          <GraphColumn
            key={column}
            column={column}
            nodes={nodes}
            drawn={drawn}
            through={through}
            open={open.has(column)}
            onOpen={(opened) =>
              setOpen(
                new Set([...columns].filter((one) => (one === column ? opened : open.has(one)))),
              )
            }
            onThrough={onThrough}
          />
        ))}
      </div>
    </div>
  );
};

/** The ways all statements came: reports, outlets, recordings, speakers, as a drawing and as a list; a long one is grouped and can be filtered. */
export const OriginsGraph = ({ data, through, onThrough }: OriginsGraphProps) => {
  const words = useReportWords();
  const [q, setQ] = useState("");
  const whole = useMemo(() => graphOf(data), [data]);
  const graph = useMemo(() => filterGraph(whole, q), [whole, q]);
  if (whole.nodes.length < 2) return null;
  const long = columns.some(
    (column) => whole.nodes.filter((node) => node.column === column).length > MOST,
  );
  return (
    <section aria-labelledby="graph">
      <h2 id="graph">{words.graph}</h2>
      <p className="meta">{words.graphNote}</p>
      {(long || q !== "") && (
        <div className="actions">
          <SearchField label={words.filterGraph} value={q} onChange={setQ} />
          <span className="meta" role="status">
            {words.nodes(graph.nodes.length, whole.nodes.length)}
          </span>
        </div>
      )}
      {graph.nodes.length > 0 && <Drawing graph={graph} through={through} onThrough={onThrough} />}
      <AsList graph={graph} />
    </section>
  );
};

/** Ids of the statements that came through a node, and its name. */
export const throughNode = (
  data: Statements,
  key: string | undefined,
): { name: string; ids: Set<string> } | undefined => {
  const node = key && graphOf(data).nodes.find((one) => one.key === key);
  return node ? { name: node.name, ids: new Set(node.statements) } : undefined;
};
