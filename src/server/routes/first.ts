import type { OpenAPIHono } from "@hono/zod-openapi";
import type { Desk } from "../desk.ts";
import { liveRoutes } from "./live.ts";
import { overviewRoutes } from "./overview.ts";
import { undoRoutes } from "./undo.ts";

/**
 * The routes the first view needs: each that its page asks for, or all the others would be loaded while claims are being tested.
 * What they import is loaded before the workbench opens: keep it little.
 */
export const firstRoutes: ((app: OpenAPIHono, desk: Desk) => void)[] = [
  overviewRoutes,
  liveRoutes,
  undoRoutes,
];
