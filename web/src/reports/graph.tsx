import { useMemo } from "react";
import type { Statements } from "../api/types.ts";
import { useWords } from "../i18n/index.ts";
import { columns, type Graph, type GraphEdge, type GraphNode, graphOf } from "./graph-model.ts";
import { useReportWords } from "./words.ts";

/** Height of a node and the space to the next, in rem: the lines are drawn to the same measure. */
const NODE = 3.4;
const STEP = NODE + 0.6;
/** Nodes drawn in a column; the list below has all. */
const MOST = 14;

interface Drawn {
  columns: { column: GraphNode["column"]; nodes: GraphNode[]; more: number }[];
  place: Map<string, { x: number; y: number }>;
  rows: number;
}

const layOut = ({ nodes }: Graph): Drawn => {
  const filled = columns
    .map((column) => ({ column, all: nodes.filter((node) => node.column === column) }))
    .filter(({ all }) => all.length > 0)
    .map(({ column, all }) => {
      // The order of the places is kept; which are left out goes by how much came through them.
      const most = new Set(
        all.toSorted((a, b) => b.statements.length - a.statements.length).slice(0, MOST),
      );
      return { column, nodes: all.filter((node) => most.has(node)), more: all.length - most.size };
    });
  const rows = Math.max(0, ...filled.map(({ nodes }) => nodes.length));
  const place = new Map(
    filled.flatMap(({ nodes }, x) =>
      nodes.map(({ key }, y) => [key, { x, y: y + (rows - nodes.length) / 2 }] as const),
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

/** The gap between two nodes of a column, or above or below them all, that is nearest to a height. */
const gapNear = ({ columns: filled, rows }: Drawn, column: number, y: number): number => {
  const count = filled[column].nodes.length;
  const top = (rows - count) / 2;
  const gap = Math.max(0, Math.min(count, Math.round(y / STEP - top)));
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
  node: GraphNode;
  at: number;
  chosen: boolean;
  onChoose: () => void;
}

const NodeButton = ({ node, at, chosen, onChoose }: NodeProps) => {
  const words = useReportWords();
  const { hops } = useWords();
  const { name, kind, column, repeats } = node;
  const detail = [
    column === "report" || column === "recording" ? undefined : hops[kind],
    words.count(node.statements.length),
    repeats && words.repeats(repeats),
  ];
  return (
    <li style={{ insetBlockStart: `${at * STEP}rem`, blockSize: `${NODE}rem` }}>
      <button
        type="button"
        className={`node ${column}`}
        aria-pressed={chosen}
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
      <ul className="plain">
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

/** The ways all statements came: reports, outlets, recordings, speakers, drawn as columns of buttons with lines between, and as a list. */
export const OriginsGraph = ({ data, through, onThrough }: OriginsGraphProps) => {
  const words = useReportWords();
  const graph = useMemo(() => graphOf(data), [data]);
  const drawn = useMemo(() => layOut(graph), [graph]);
  if (graph.nodes.length < 2) return null;
  const chosen = graph.nodes.find(({ key }) => key === through);
  const isLit = ({ statements }: GraphEdge): boolean | undefined =>
    chosen && statements.some((id) => chosen.statements.includes(id));
  const height = `${drawn.rows * STEP}rem`;
  return (
    <section aria-labelledby="graph">
      <h2 id="graph">{words.graph}</h2>
      <p className="meta">{words.graphNote}</p>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls sideways must be reachable by keyboard */}
      <div className="graph" role="group" aria-labelledby="graph" tabIndex={0}>
        <div
          className="graph-inside"
          style={{ "--columns": drawn.columns.length } as React.CSSProperties}
        >
          <svg
            aria-hidden="true"
            viewBox={`0 0 100 ${drawn.rows * STEP}`}
            preserveAspectRatio="none"
            style={{ blockSize: height }}
          >
            {graph.edges.map((edge) => (
              <Line
                key={`${edge.from} ${edge.to} ${edge.rests}`}
                edge={edge}
                drawn={drawn}
                lit={isLit(edge)}
              />
            ))}
          </svg>
          {drawn.columns.map(({ column, nodes, more }) => (
            <div key={column} className="graph-column">
              <h3>{words.columns[column]}</h3>
              <ul style={{ blockSize: height }}>
                {nodes.map((node) => (
                  <NodeButton
                    key={node.key}
                    node={node}
                    at={drawn.place.get(node.key)?.y ?? 0}
                    chosen={node.key === through}
                    onChoose={() => onThrough(node.key === through ? undefined : node.key)}
                  />
                ))}
              </ul>
              {more > 0 && <p className="meta">{words.more(more)}</p>}
            </div>
          ))}
        </div>
      </div>
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
