import { OpenAPIHono } from "@hono/zod-openapi";
import { MandateError } from "../lib/error.ts";
import { serveAssets } from "./assets.ts";
import type { Desk } from "./desk.ts";
import { missing, onFailure } from "./failure.ts";
import { routes } from "./routes/index.ts";
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

/** The routes alone, for their description. */
export const describeApi = (): object => {
  const app = newApp();
  for (const add of routes) add(app, {} as Desk);
  return app.getOpenAPI31Document(title);
};

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
  for (const add of routes) add(app, desk);
  app.get("/openapi.json", (context) => context.json(app.getOpenAPI31Document(title)));
  serveAssets(app, { web, folder: desk.live.folder });
  return app;
};
