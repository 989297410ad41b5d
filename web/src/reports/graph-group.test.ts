import { expect, test } from "vitest";
import type { Statement } from "../api/types.ts";
import { filterGraph, groupGraph } from "./graph-group.ts";
import { graphOf } from "./graph-model.ts";

/** 200 statements of 40 reports, through 40 outlets, by 60 speakers; the first outlet carries most. */
const statements = Array.from({ length: 200 }, (_, at): Statement => {
  const outlet = at < 60 ? 0 : at % 40;
  return {
    id: `r${at % 40}#${at}`,
    statement: "It rained.",
    force: "say",
    chain: [
      { kind: "publication" },
      { kind: "outlet", name: `Outlet ${outlet}` },
      { kind: "person", name: at === 7 ? "کمال" : `Speaker ${at % 60}` },
    ],
    restsOn: [],
    status: "confirmed",
    madeBy: "person",
    flags: [],
    source: `https://example.org/${at % 40}/`,
    parts: [],
    claims: [],
  };
});
const graph = graphOf({ statements, copies: [] });
const small = (options: Partial<Parameters<typeof groupGraph>[1]> = {}) =>
  groupGraph(graph, { most: 14, open: new Set(), ...options });

test("no column has more than is read, and no statement is lost", () => {
  const { nodes, edges } = small();
  for (const column of ["report", "outlet", "speaker"] as const) {
    const own = nodes.filter((node) => node.column === column);
    expect(own).toHaveLength(14);
    expect(own.at(-1)).toMatchObject({ key: `rest:${column}` });
    expect(new Set(own.flatMap((node) => node.statements)).size).toBe(200);
  }
  expect(nodes.find(({ key }) => key === "rest:outlet")?.group).toBe(40 - 13);
  expect(nodes.some(({ name }) => name === "Outlet 0")).toBe(true);
  const keys = new Set(nodes.map(({ key }) => key));
  expect(edges.every(({ from, to }) => keys.has(from) && keys.has(to))).toBe(true);
  expect(new Set(edges.map(({ from, to }) => `${from} ${to}`)).size).toBe(edges.length);
});

test("an open column is whole, and a chosen node stays itself", () => {
  const open = small({ open: new Set(["outlet"]) });
  expect(open.nodes.filter(({ column }) => column === "outlet")).toHaveLength(40);
  const hidden = graph.nodes.find(
    ({ key, column }) => column === "outlet" && !small().nodes.some((node) => node.key === key),
  );
  const kept = small({ keep: hidden?.key }).nodes.map(({ key }) => key);
  expect(kept).toContain(hidden?.key);
});

test("a filter keeps what came through what it names", () => {
  const { nodes, edges } = filterGraph(graph, "کمال");
  expect(nodes.map(({ column }) => column)).toEqual(["report", "outlet", "speaker"]);
  expect(nodes.every(({ statements: ids }) => ids.join() === "r7#7")).toBe(true);
  expect(edges).toHaveLength(2);
  expect(filterGraph(graph, "nobody").nodes).toEqual([]);
  expect(filterGraph(graph, " ")).toBe(graph);
});

test("a small graph is left as it is", () => {
  const few = graphOf({ statements: statements.slice(0, 5), copies: [] });
  expect(groupGraph(few, { most: 14, open: new Set() }).nodes).toEqual(few.nodes);
});
