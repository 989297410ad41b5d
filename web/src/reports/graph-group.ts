import { type Column, columns, type Graph, type GraphEdge, type GraphNode } from "./graph-model.ts";

/** A node that stands for many of its column. */
export interface GroupNode extends GraphNode {
  /** How many it stands for; absent: it is itself. */
  group?: number;
}

export interface GroupedGraph {
  nodes: GroupNode[];
  edges: GraphEdge[];
}

/** Key of the node that stands for the rest of a column. */
export const restOf = (column: Column): string => `rest:${column}`;

const folded = (text: string): string =>
  text
    .normalize("NFKD")
    .replace(/[\p{M}\p{Cf}]/gu, "")
    .toLowerCase();

/** The nodes with these words in their name, all that statements of theirs came through, and the lines between. */
export const filterGraph = (graph: Graph, words: string): Graph => {
  const wanted = folded(words).trim();
  if (wanted === "") return graph;
  const ids = new Set(
    graph.nodes
      .filter(({ name }) => folded(name).includes(wanted))
      .flatMap(({ statements }) => statements),
  );
  const narrowed = <T extends { statements: string[] }>(all: T[]): T[] =>
    all.flatMap((one) => {
      const statements = one.statements.filter((id) => ids.has(id));
      return statements.length > 0 ? [{ ...one, statements }] : [];
    });
  return { nodes: narrowed(graph.nodes), edges: narrowed(graph.edges) };
};

interface Grouping {
  /** Nodes drawn one by one in a column, the group included. */
  most: number;
  /** Columns that are drawn whole. */
  open: ReadonlySet<Column>;
  /** A node that stays itself, because it was chosen. */
  keep?: string | undefined;
}

/** Statements of each node's own, without repeats. */
const union = (all: readonly { statements: string[] }[]): string[] => [
  ...new Set(all.flatMap(({ statements }) => statements)),
];

const groupOf = (column: Column, rest: GraphNode[]): GroupNode => ({
  key: restOf(column),
  column,
  name: "",
  kind: rest[0].kind,
  statements: union(rest),
  group: rest.length,
});

/** The nodes most came through; `keep` is among them whatever came through it. */
const mostUsed = (all: GraphNode[], count: number, keep: string | undefined): GraphNode[] =>
  all
    .toSorted(
      (a, b) =>
        Number(b.key === keep) - Number(a.key === keep) ||
        b.statements.length - a.statements.length,
    )
    .slice(0, count);

/**
 * A graph small enough to be read: of a column with more than `most` nodes, those that least came through stand as one, at its end, and
 * their lines with them. Open columns stay whole.
 */
export const groupGraph = (graph: Graph, { most, open, keep }: Grouping): GroupedGraph => {
  const stands = new Map<string, string>();
  const nodes: GroupNode[] = [];
  for (const column of columns) {
    const all = graph.nodes.filter((node) => node.column === column);
    const shown = new Set(
      open.has(column) || all.length <= most ? all : mostUsed(all, most - 1, keep),
    );
    const rest = all.filter((node) => !shown.has(node));
    nodes.push(...all.filter((node) => shown.has(node)));
    for (const { key } of rest) stands.set(key, restOf(column));
    if (rest.length > 0) nodes.push(groupOf(column, rest));
  }
  const edges = new Map<string, GraphEdge>();
  for (const edge of graph.edges) {
    const [from, to] = [stands.get(edge.from) ?? edge.from, stands.get(edge.to) ?? edge.to];
    const key = `${from} ${to} ${edge.rests}`;
    const before = edges.get(key);
    const statements = before ? union([before, edge]) : edge.statements;
    edges.set(key, { from, to, rests: edge.rests, statements });
  }
  return { nodes, edges: [...edges.values()].filter(({ from, to }) => from !== to) };
};
