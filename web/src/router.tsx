import type { QueryClient } from "@tanstack/react-query";
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
} from "@tanstack/react-router";
import { NoSuchView } from "./parts/problem.tsx";
import { recordingQueries } from "./recordings/queries.ts";
import { Shell } from "./shell/shell.tsx";
import { Overview } from "./views/overview.tsx";

const root = createRootRouteWithContext<{ client: QueryClient }>()({
  component: Shell,
  notFoundComponent: NoSuchView,
});

const text = (value: unknown): string | undefined =>
  typeof value === "string" && value !== "" ? value : undefined;

const number = (value: unknown): number | undefined =>
  typeof value === "number" && Number.isFinite(value) && value >= 0 ? value : undefined;

const overview = createRoute({ getParentRoute: () => root, path: "/", component: Overview });

const claims = createRoute({
  getParentRoute: () => root,
  path: "/claims",
  validateSearch: (search): { outcome?: string; q?: string } => ({
    outcome: text(search.outcome),
    q: text(search.q),
  }),
  component: lazyRouteComponent(() => import("./views/claims.tsx"), "Claims"),
});

const claim = createRoute({
  getParentRoute: () => root,
  path: "/claims/$id",
  component: lazyRouteComponent(() => import("./views/claim.tsx"), "Claim"),
});

const editor = createRoute({
  getParentRoute: () => root,
  path: "/claims/$id/edit",
  component: lazyRouteComponent(() => import("./views/editor.tsx"), "Editor"),
});

const newClaim = createRoute({
  getParentRoute: () => root,
  path: "/new-claim",
  validateSearch: (search): { claim?: string; statement?: string } => ({
    claim: text(search.claim),
    statement: text(search.statement),
  }),
  component: lazyRouteComponent(() => import("./views/new-claim.tsx"), "NewClaim"),
});

const results = createRoute({
  getParentRoute: () => root,
  path: "/results",
  component: lazyRouteComponent(() => import("./views/results.tsx"), "Results"),
});

const tabulation = createRoute({
  getParentRoute: () => root,
  path: "/results/$id",
  component: lazyRouteComponent(() => import("./views/tabulation.tsx"), "TabulationView"),
});

const sheet = createRoute({
  getParentRoute: () => root,
  path: "/results/$id/sheets/$sheet",
  component: lazyRouteComponent(() => import("./views/sheet.tsx"), "SheetView"),
});

const mapKinds = ["winner", "turnout", "difference"] as const;

const map = createRoute({
  getParentRoute: () => root,
  path: "/map",
  validateSearch: (
    search,
  ): { kind?: (typeof mapKinds)[number]; tab?: string; against?: string } => ({
    kind: mapKinds.find((one) => one === search.kind),
    tab: text(search.tab),
    against: text(search.against),
  }),
  component: lazyRouteComponent(() => import("./views/map.tsx"), "MapView"),
});

const reconcile = createRoute({
  getParentRoute: () => root,
  path: "/reconcile",
  validateSearch: (search): { a?: string; b?: string } => ({
    a: text(search.a),
    b: text(search.b),
  }),
  component: lazyRouteComponent(() => import("./views/reconcile.tsx"), "Reconcile"),
});

const issues = createRoute({
  getParentRoute: () => root,
  path: "/issues",
  component: lazyRouteComponent(() => import("./views/issues.tsx"), "Issues"),
});

const contests = createRoute({
  getParentRoute: () => root,
  path: "/contests",
  component: lazyRouteComponent(() => import("./views/contests.tsx"), "Contests"),
});

const contest = createRoute({
  getParentRoute: () => root,
  path: "/contests/$contest",
  component: lazyRouteComponent(() => import("./views/contest.tsx"), "ContestView"),
});

const seats = createRoute({
  getParentRoute: () => root,
  path: "/seats",
  component: lazyRouteComponent(() => import("./views/seats.tsx"), "Seats"),
});

const exhibits = createRoute({
  getParentRoute: () => root,
  path: "/exhibits",
  validateSearch: (search): { show?: string } => ({ show: text(search.show) }),
  component: lazyRouteComponent(() => import("./views/exhibits.tsx"), "Exhibits"),
});

const ledger = createRoute({
  getParentRoute: () => root,
  path: "/ledger",
  validateSearch: (search): { entry?: number } => ({ entry: number(search.entry) }),
  component: lazyRouteComponent(() => import("./views/ledger.tsx"), "LedgerView"),
});

const statements = createRoute({
  getParentRoute: () => root,
  path: "/statements",
  validateSearch: (search): { status?: string; q?: string; show?: string; through?: string } => ({
    status: text(search.status),
    q: text(search.q),
    show: text(search.show),
    through: text(search.through),
  }),
  component: lazyRouteComponent(() => import("./views/statements.tsx"), "StatementsView"),
});

const recordings = createRoute({
  getParentRoute: () => root,
  path: "/recordings",
  component: lazyRouteComponent(() => import("./views/recordings.tsx"), "Recordings"),
});

const recording = createRoute({
  getParentRoute: () => root,
  path: "/recordings/$name",
  validateSearch: (search): { at?: number; seen?: number } => ({
    at: number(search.at),
    seen: number(search.seen),
  }),
  // Asked for while the view itself is fetched: the pictures need both.
  loader: ({ context, params }) =>
    void context.client.prefetchQuery(recordingQueries.one(params.name)),
  component: lazyRouteComponent(() => import("./views/recording.tsx"), "RecordingView"),
});

const comparison = createRoute({
  getParentRoute: () => root,
  path: "/recordings/$name/with/$other",
  validateSearch: (search): { match?: number } => ({
    match: typeof search.match === "number" ? search.match : undefined,
  }),
  component: lazyRouteComponent(() => import("./views/comparison.tsx"), "ComparisonView"),
});

const tree = root.addChildren([
  overview,
  claims,
  claim,
  editor,
  newClaim,
  results,
  tabulation,
  sheet,
  map,
  reconcile,
  issues,
  contests,
  contest,
  seats,
  statements,
  recordings,
  recording,
  comparison,
  exhibits,
  ledger,
]);

/** The views and their addresses. All but the first are fetched when they are opened. */
export const createAppRouter = (client: QueryClient) =>
  createRouter({
    routeTree: tree,
    context: { client },
    defaultPreload: "intent",
  });

declare module "@tanstack/react-router" {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
