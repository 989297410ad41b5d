import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { type Change, latestChanges, undoChange } from "../../case/undo.ts";
import { genuineEntries, readLedger } from "../../ledger/read.ts";
import { MandateError } from "../../lib/error.ts";
import type { Desk } from "../desk.ts";
import { rootOf } from "../recordings/files.ts";
import { answers, takes } from "../schemas/common.ts";

const changeSchema = z
  .object({
    sequence: z.int().describe("of its last entry in the ledger"),
    files: z.array(z.string()),
    reason: z.string().optional(),
    time: z.string(),
    undoes: z.int().optional().describe("the change it took back"),
  })
  .openapi("Change");

const latestRoute = createRoute({
  method: "get",
  path: "/api/undo",
  summary: "The last change to a file that the person who signs made",
  responses: answers(
    z.object({ latest: changeSchema.optional() }).openapi("LatestChange"),
    "the change, if there is one",
  ),
});

const undoRoute = createRoute({
  method: "post",
  path: "/api/undo",
  summary:
    "Take a change back by a new act: the last that stands, or one by its number; the history stays",
  request: takes(z.object({ sequence: z.int().positive().optional() })),
  responses: answers(changeSchema, "what was taken back"),
});

const shown = ({ sequence, entries, undoes }: Change): z.infer<typeof changeSchema> => ({
  sequence,
  files: entries.flatMap(({ path }) => path ?? []),
  ...(entries[0].reason !== undefined && { reason: entries[0].reason }),
  time: entries[0].time,
  ...(undoes !== undefined && { undoes }),
});

const nothing = (): MandateError =>
  new MandateError({
    code: "undo/nothing",
    kind: "usage",
    message: "there is no change of yours to take back",
    fix: "The ledger shows what was done, and by whom.",
  });

const read = async (desk: Desk, key: string) => {
  const { links } = await readLedger(await rootOf(desk)).catch(() => ({ links: [] }));
  const entries = genuineEntries(links);
  return { entries, ...latestChanges(entries, key) };
};

/** Routes of undo: what the last change was, and taking one back. */
export const undoRoutes = (app: OpenAPIHono, desk: Desk): void => {
  app.openapi(latestRoute, async (context) => {
    const identity = await desk.writer.identity();
    if (!identity) return context.json({}, 200);
    const { latest } = await read(desk, identity.key);
    return context.json(latest ? { latest: shown(latest) } : {}, 200);
  });
  app.openapi(undoRoute, async (context) => {
    const { sequence } = context.req.valid("json");
    const writer = await desk.writer.writer();
    const { entries, standing, changes } = await read(desk, writer.signer.key);
    const change =
      sequence === undefined ? standing : changes.find((one) => one.sequence === sequence);
    if (!change) throw nothing();
    await undoChange(writer, entries, change);
    void desk.live.refresh();
    return context.json(shown(change), 200);
  });
};
