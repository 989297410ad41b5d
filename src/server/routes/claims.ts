import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { findingOf, unreadable } from "../../claims/finding.ts";
import { parseClaim } from "../../claims/parse.ts";
import { sha256 } from "../../lib/hash.ts";
import { readTextWithin } from "../../lib/read-text.ts";
import { idSchema } from "../../model/case.ts";
import type { Desk } from "../desk.ts";
import { missing } from "../failure.ts";
import { findingDetail } from "../finding-detail.ts";
import { claimSourceSchema, draftSchema, findingSchema, saveSchema } from "../schemas/claim.ts";
import { answers, takes } from "../schemas/common.ts";

const params = z.object({ id: idSchema });

const oneRoute = createRoute({
  method: "get",
  path: "/api/claims/{id}",
  summary: "One claim: what was found, row by row, with its sources",
  request: { params },
  responses: answers(findingSchema, "the finding"),
});

const sourceRoute = createRoute({
  method: "get",
  path: "/api/claims/{id}/source",
  summary: "The claim's file, to edit",
  request: { params },
  responses: answers(claimSourceSchema, "the file"),
});

const draftRoute = createRoute({
  method: "post",
  path: "/api/drafts",
  summary: "Test a claim that is being written; nothing is saved",
  request: takes(draftSchema),
  responses: answers(findingSchema, "the finding it would have"),
});

const stopRoute = createRoute({
  method: "delete",
  path: "/api/drafts",
  summary: "Stop the query that is running for a draft",
  responses: answers(z.object({ stopped: z.boolean() }), "stopped"),
});

const saveRoute = createRoute({
  method: "put",
  path: "/api/claims/{id}",
  summary: "Save a claim, unless its file is no longer the one that was edited (case/conflict)",
  request: { params, ...takes(saveSchema) },
  responses: answers(claimSourceSchema, "the file as it stands now"),
});

const MAX_BYTES = 1e6;
/** Limits of a draft are those of a check, with less patience. */
const draftLimits = { seconds: 5 };

const fileOf = (id: string): string => `claims/${id}.md`;

const sourceOf = async (desk: Desk, id: string) => {
  const { root } = (await desk.live.checked()).opened;
  const { file, text } = await readTextWithin(root, fileOf(id), MAX_BYTES);
  return { id, file, text, base: sha256(text) };
};

const draftFinding = async (desk: Desk, { id, text }: z.infer<typeof draftSchema>) => {
  const checked = await desk.live.checked();
  const parsed = parseClaim({ file: fileOf(id), text });
  if (!parsed.claim)
    return findingDetail(unreadable(id, fileOf(id), parsed.problems), checked, desk.memory.last);
  const statements = new Map(checked.statements.map((one) => [one.id, one]));
  const query = (sql: string) => desk.live.draft(sql, draftLimits);
  return findingDetail(
    await findingOf(parsed.claim, { query, statements }),
    checked,
    desk.memory.last,
  );
};

/** Routes of claims: one, its file, a draft of it, and saving it. */
export const claimRoutes = (app: OpenAPIHono, desk: Desk): void => {
  app.openapi(oneRoute, async (context) => {
    const checked = await desk.live.checked();
    const { id } = context.req.valid("param");
    const finding = checked.findings.find(({ claim }) => claim.id === id);
    if (!finding) throw missing(`claim “${id}”`);
    return context.json(findingDetail(finding, checked, desk.memory.last), 200);
  });
  app.openapi(sourceRoute, async (context) =>
    context.json(await sourceOf(desk, context.req.valid("param").id), 200),
  );
  app.openapi(draftRoute, async (context) =>
    context.json(await draftFinding(desk, context.req.valid("json")), 200),
  );
  app.openapi(stopRoute, (context) => {
    desk.live.stopDraft();
    return context.json({ stopped: true }, 200);
  });
  app.openapi(saveRoute, async (context) => {
    const { id } = context.req.valid("param");
    const { text, base, reason } = context.req.valid("json");
    await desk.writer.write({ path: fileOf(id), text, base, reason });
    await desk.live.refresh();
    return context.json(await sourceOf(desk, id), 200);
  });
};
