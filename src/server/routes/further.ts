import type { OpenAPIHono } from "@hono/zod-openapi";
import type { Desk } from "../desk.ts";
import { claimRoutes } from "./claims.ts";
import { custodyRoutes } from "./custody.ts";
import { exhibitRoutes } from "./exhibits.ts";
import { listeningRoutes } from "./listening.ts";
import { mapRoutes } from "./map.ts";
import { pictureRoutes } from "./pictures.ts";
import { reconcileRoutes } from "./reconcile.ts";
import { recordingRoutes } from "./recordings.ts";
import { reportRoutes } from "./report.ts";
import { resultRoutes } from "./results.ts";
import { scanRoutes } from "./scans.ts";
import { searchRoutes } from "./search.ts";
import { seatRoutes } from "./seats.ts";
import { startRoutes } from "./start.ts";
import { statementRoutes } from "./statements.ts";
import { tableRoutes } from "./tables.ts";
import { transcriptRoutes } from "./transcripts.ts";

/** The routes of every stage, one file each; those of the first view are apart, in `first.ts`. */
export const furtherRoutes: ((app: OpenAPIHono, desk: Desk) => void)[] = [
  startRoutes,
  exhibitRoutes,
  claimRoutes,
  tableRoutes,
  resultRoutes,
  scanRoutes,
  mapRoutes,
  reconcileRoutes,
  pictureRoutes,
  seatRoutes,
  statementRoutes,
  recordingRoutes,
  transcriptRoutes,
  listeningRoutes,
  searchRoutes,
  reportRoutes,
  custodyRoutes,
];
