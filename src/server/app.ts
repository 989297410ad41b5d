import { OpenAPIHono } from "@hono/zod-openapi";
import { MandateError } from "../lib/error.ts";
import { serveAssets } from "./assets.ts";
import type { Desk } from "./desk.ts";
import { missing, onFailure } from "./failure.ts";
import { firstRoutes } from "./routes/first.ts";
import { checkOrigin, checkSession, type Gate, redeemToken } from "./security/guard.ts";
import { jsonOnly } from "./security/limits.ts";

interface AppOptions {
  gate: Gate;
  desk: Desk;
  /** Folder of the built page. */
  web: string;
}

const invalid = (message: string, path: string): MandateError =>
  new MandateError({
    code: "server/invalid",
    kind: "usage",
    message: `${path || "the request"}: ${message}`,
    fix: "See /openapi.json for what is taken here.",
  });

const title = { openapi: "3.1.0", info: { title: "Mandate workbench", version: "1" } } as const;

const newApp = (): OpenAPIHono =>
  new OpenAPIHono({
    defaultHook: (result) => {
      if (result.success) return;
      const [issue] = result.error.issues;
      throw invalid(issue.message, issue.path.join("."));
    },
  });

const loadFurther = () => import("./routes/further.ts");

/** The routes alone, for their description; `first`: those of the first view. */
export const describeApi = async ({ first = false } = {}) => {
  const app = newApp();
  const furtherRoutes = first ? [] : (await loadFurther()).furtherRoutes;
  for (const add of [...firstRoutes, ...furtherRoutes]) add(app, {} as Desk);
  return app.getOpenAPI31Document(title);
};

/** The routes of all views but the first. Their code takes longer to load than the first view to open. */
const furtherApp = async (desk: Desk): Promise<OpenAPIHono> => {
  const { furtherRoutes } = await loadFurther();
  const app = newApp();
  app.onError(onFailure);
  app.notFound((context) => onFailure(missing(`route ${context.req.path}`), context));
  for (const add of furtherRoutes) add(app, desk);
  return app;
};

/** Loaded when first asked for, or once the first view stands. */
const furtherOnce = (desk: Desk): (() => Promise<OpenAPIHono>) => {
  let app: Promise<OpenAPIHono> | undefined;
  const load = () => (app ??= furtherApp(desk));
  const soon = (): void =>
    void setTimeout(() => void load().catch(() => {}), AFTER_FIRST_MS).unref();
  desk.live.checked().then(soon, soon);
  return load;
};
const AFTER_FIRST_MS = 300;

/** The whole application: guards first, then the routes of every stage, then the page. */
export const createApp = ({ gate, desk, web }: AppOptions): OpenAPIHono => {
  const app = newApp();
  app.onError(onFailure);
  app.notFound((context) => onFailure(missing(context.req.path), context));
  app.use(checkOrigin(gate));
  app.get("/open/:token", redeemToken(gate));
  app.use(checkSession(gate));
  app.use("/api/*", async (context, next) =>
    context.req.path.startsWith("/api/uploads") ? next() : jsonOnly(context, next),
  );
  for (const add of firstRoutes) add(app, desk);
  const further = furtherOnce(desk);
  app.all("/api/*", async (context) => (await further()).fetch(context.req.raw, context.env));
  app.get("/openapi.json", async (context) => context.json(await describeApi()));
  serveAssets(app, { web, folder: desk.live.folder });
  return app;
};
