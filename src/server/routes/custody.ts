import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { Readable } from "node:stream";
import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { makeCheckpoint } from "../../case/checkpoint.ts";
import { recordChanges } from "../../case/record.ts";
import { NO_WITNESS } from "../../ledger/limits.ts";
import { entryInWords } from "../../ledger/log.ts";
import { genuineEntries, readLedger } from "../../ledger/read.ts";
import { verifyAny } from "../../report/bundle/verify.ts";
import type { Desk } from "../desk.ts";
import { missing } from "../failure.ts";
import { bundleFile, makeBundle } from "../handing-over.ts";
import { answers, takes } from "../schemas/common.ts";
import {
  bundleSchema,
  checkpointSchema,
  ledgerEntrySchema,
  verificationSchema,
} from "../schemas/custody.ts";

const historyRoute = createRoute({
  method: "get",
  path: "/api/ledger",
  summary: "What happened to the case, in plain words, the latest first",
  responses: answers(z.array(ledgerEntrySchema), "the entries"),
});

const verifyRoute = createRoute({
  method: "post",
  path: "/api/verify",
  summary: "Check every file, entry and signature",
  responses: answers(verificationSchema, "what was found"),
});

const checkpointRoute = createRoute({
  method: "post",
  path: "/api/checkpoint",
  summary: "Sign the ledger's head, to give away",
  responses: answers(checkpointSchema, "the checkpoint"),
});

const recordRoute = createRoute({
  method: "post",
  path: "/api/record",
  summary: "Enter in the ledger what other programs changed in the case's files",
  request: takes(z.object({ reason: z.string().trim().min(1).max(4000) })),
  responses: answers(z.object({ entries: z.int() }), "how many entries were made"),
});

const bundleRoute = createRoute({
  method: "post",
  path: "/api/bundles",
  summary: "Bundle the whole case; it can then be fetched at /api/bundles/{id}",
  responses: answers(bundleSchema, "the bundle, and what to look at before it is given away"),
});

/** At most so many entries are shown: the rest is in the file, and in `mandate log`. */
const MOST = 2000;

const history = async ({ live }: Desk) => {
  const { root } = (await live.checked()).opened;
  const { links } = await readLedger(root).catch(() => ({ links: [] }));
  return genuineEntries(links)
    .slice(-MOST)
    .reverse()
    .map((entry) => {
      const { sequence, time, actor, act, path, from, sha256, reason, about, withheld } = entry;
      const name = about?.name ?? about?.authority;
      const left = withheld && { by: withheld.by, reason: withheld.reason };
      const particulars = { path, from, name, sha256, reason, withheld: left };
      return Object.assign({ sequence, time, actor, act, words: entryInWords(entry) }, particulars);
    });
};

const verify = ({ jobs, live, config, now }: Desk) =>
  jobs.start({
    kind: "verify",
    label: "verifying",
    run: async ({ progress }) => {
      const { root } = (await live.checked()).opened;
      const onProgress = (label: string, done: number, total?: number): void =>
        progress(`verifying ${label}`, done, total);
      return verifyAny(root, { now, memory: config, onProgress });
    },
  }).outcome;

/** Sent as it is read from the disk: a case may hold many gigabytes. */
const sendBundle = async ({ live }: Desk, id: string): Promise<Response> => {
  const file = bundleFile((await live.checked()).opened.root, id);
  const found = await stat(file).catch(() => undefined);
  if (!found) throw missing("such bundle any more");
  return new Response(Readable.toWeb(createReadStream(file)) as ReadableStream, {
    headers: {
      "content-type": "application/zip",
      "content-length": String(found.size),
      "content-disposition": 'attachment; filename="case.zip"',
    },
  });
};

const record = async ({ live, writer }: Desk, reason: string): Promise<number> => {
  const entries = await recordChanges(await writer.writer(), { reason });
  if (entries.length > 0) await live.refresh();
  return entries.length;
};

/** Routes of the ledger: history, verification, what changed outside, checkpoint, bundle. */
export const custodyRoutes = (app: OpenAPIHono, desk: Desk): void => {
  app.openapi(historyRoute, async (context) => context.json(await history(desk), 200));
  app.openapi(verifyRoute, async (context) => {
    const { ok, problems, notices, entries, files, head, limits } = await verify(desk);
    const short = problems.map(({ kind, message, path }) =>
      Object.assign({ kind, message }, path && { path }),
    );
    const told = notices.map(({ message }) => ({ message }));
    const alone = limits.includes(NO_WITNESS);
    const answer = { ok, problems: short, notices: told, entries, files, head, limits, alone };
    return context.json(answer, 200);
  });
  app.openapi(checkpointRoute, async (context) => {
    const { path, text } = await makeCheckpoint(await desk.writer.writer());
    return context.json({ path, text }, 200);
  });
  app.openapi(recordRoute, async (context) => {
    const { reason } = context.req.valid("json");
    return context.json({ entries: await record(desk, reason) }, 200);
  });
  app.openapi(bundleRoute, async (context) => context.json(await makeBundle(desk), 200));
  app.get("/api/bundles/:id", async (context) => {
    const id = z.uuid().safeParse(context.req.param("id"));
    if (!id.success) throw missing("such bundle");
    return sendBundle(desk, id.data);
  });
};
