import type { OpenAPIHono } from "@hono/zod-openapi";
import type { Desk } from "../desk.ts";
import { liveRoutes } from "./live.ts";
import { overviewRoutes } from "./overview.ts";

/** The routes the first view needs. What they import is loaded before the workbench opens: keep it little. */
export const firstRoutes: ((app: OpenAPIHono, desk: Desk) => void)[] = [overviewRoutes, liveRoutes];
