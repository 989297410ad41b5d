import type { Statement, Statements } from "../api/types.ts";

export const columns = ["report", "outlet", "recording", "speaker", "cited"] as const;
export type Column = (typeof columns)[number];

/** Something statements came through. */
export interface GraphNode {
  key: string;
  column: Column;
  name: string;
  kind: Hop["kind"];
  statements: string[];
  /** The report it repeats, by name. */
  repeats?: string;
}

export interface GraphEdge {
  from: string;
  to: string;
  statements: string[];
  /** Rests on, rather than came through. */
  rests: boolean;
}

export interface Graph {
  nodes: GraphNode[];
  edges: GraphEdge[];
}

type Hop = Statement["chain"][number];

const columnOf: Record<Hop["kind"], Column> = {
  publication: "report",
  outlet: "outlet",
  newspaper: "outlet",
  recording: "recording",
  person: "speaker",
  party: "speaker",
  collective: "speaker",
  anonymous: "speaker",
};

const fold = (name: string): string => name.normalize("NFKC").toLowerCase().trim();

/** A report by its title, else by the last of its address. */
export const reportName = ({ title, source }: Pick<Statement, "title" | "source">): string => {
  if (title) return title;
  const last = source
    .replace(/[/?#]+$/, "")
    .split("/")
    .at(-1);
  return last || source;
};

type Place = Omit<GraphNode, "statements">;

const reportOf = (statement: Statement): Place => ({
  key: `report:${statement.source}`,
  column: "report",
  name: reportName(statement),
  kind: "publication",
});

const recordingOf = (name: string): Place => ({
  key: `recording:${fold(name)}`,
  column: "recording",
  name,
  kind: "recording",
});

/** What a statement came through, outermost first: the report itself, then what it cites. */
const wayOf = (statement: Statement): Place[] => {
  const way = [reportOf(statement)];
  for (const { kind, id, name } of statement.chain) {
    const shown = name ?? id ?? kind;
    const column = columnOf[kind];
    // In its own voice: the report is on the way already.
    if (kind === "publication") continue;
    if (kind === "recording") way.push(recordingOf(id ?? shown));
    else {
      const cited = column === "speaker" && ["speaker", "cited"].includes(way.at(-1)?.column ?? "");
      const place = cited ? "cited" : column;
      way.push({ key: `${place}:${kind}:${fold(id ?? shown)}`, column: place, name: shown, kind });
    }
  }
  return way;
};

const addTo = <T extends { statements: string[] }>(
  all: Map<string, T>,
  key: string,
  { make, id }: { make: () => T; id: string },
): void => {
  const one = all.get(key) ?? make();
  if (!one.statements.includes(id)) one.statements.push(id);
  all.set(key, one);
};

/** Nodes of a column stand near those they are joined to: two sweeps of the mean place of neighbours. */
const order = (graph: Graph): GraphNode[] => {
  const byColumn = new Map(
    columns.map((column) => [
      column,
      graph.nodes
        .filter((node) => node.column === column)
        .sort((a, b) => b.statements.length - a.statements.length),
    ]),
  );
  const places = (): Map<string, number> =>
    new Map([...byColumn.values()].flatMap((nodes) => nodes.map(({ key }, at) => [key, at])));
  for (let sweep = 0; sweep < 2; sweep++) {
    const at = places();
    const mean = ({ key }: GraphNode): number => {
      const near = graph.edges.flatMap(({ from, to }) =>
        from === key ? [at.get(to) ?? 0] : to === key ? [at.get(from) ?? 0] : [],
      );
      return near.reduce((sum, one) => sum + one, 0) / Math.max(1, near.length);
    };
    for (const nodes of byColumn.values()) nodes.sort((a, b) => mean(a) - mean(b));
  }
  return [...byColumn.values()].flat();
};

/** Outlets, reports, recordings and speakers, and which statements went from the one to the other. Rejected statements do not count. */
export const graphOf = ({
  statements,
  copies,
}: Pick<Statements, "statements" | "copies">): Graph => {
  const nodes = new Map<string, GraphNode>();
  const edges = new Map<string, GraphEdge>();
  const names = new Map(statements.map((one) => [one.source, reportName(one)]));
  const repeated = new Map(copies.map(({ source, from }) => [source, names.get(from) ?? from]));
  const visit = (place: Place, id: string): void =>
    addTo(nodes, place.key, { make: () => ({ ...place, statements: [] }), id });
  const join = (from: Place, to: Place, id: string, rests: boolean): void =>
    addTo(edges, `${from.key} ${to.key} ${rests}`, {
      make: () => ({ from: from.key, to: to.key, rests, statements: [] }),
      id,
    });
  for (const statement of statements.filter(({ status }) => status !== "rejected")) {
    const way = wayOf(statement);
    const copied = repeated.get(statement.source);
    if (copied !== undefined) way[0].repeats = copied;
    for (const [index, place] of way.entries()) {
      visit(place, statement.id);
      if (index > 0) join(way[index - 1], place, statement.id, false);
    }
    for (const ground of statement.restsOn.filter((one) => one !== "results")) {
      const recording = recordingOf(ground);
      if (way.some(({ key }) => key === recording.key)) continue;
      visit(recording, statement.id);
      join(way[0], recording, statement.id, true);
    }
  }
  const graph = { nodes: [...nodes.values()], edges: [...edges.values()] };
  return { ...graph, nodes: order(graph) };
};
