import { z } from "@hono/zod-openapi";
import { outcomes } from "../../model/outcome.ts";
import { overviewSchema } from "./overview.ts";

/** What `memory.ts` keeps of a case between two sessions. */
export const rememberedSchema = z.object({
  at: z.string(),
  outcomes: z.record(z.string(), z.enum(outcomes)),
  overview: overviewSchema,
});
