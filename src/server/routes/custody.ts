import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { makeCheckpoint } from "../../case/checkpoint.ts";
import { entryInWords } from "../../ledger/log.ts";
import { genuineEntries, readLedger } from "../../ledger/read.ts";
import { verifyAny } from "../../report/bundle/verify.ts";
import { withholdSchema } from "../../report/bundle/withhold.ts";
import { writeBundle } from "../../report/bundle/write.ts";
import type { Desk } from "../desk.ts";
import { answers } from "../schemas/common.ts";
import { checkpointSchema, ledgerEntrySchema, verificationSchema } from "../schemas/custody.ts";

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

/** At most so many entries are shown: the rest is in the file, and in `mandate log`. */
const MOST = 2000;

const history = async ({ live }: Desk) => {
  const { root } = (await live.checked()).opened;
  const { links } = await readLedger(root).catch(() => ({ links: [] }));
  return genuineEntries(links)
    .slice(-MOST)
    .reverse()
    .map((entry) => {
      const { sequence, time, actor, path } = entry;
      return Object.assign({ sequence, time, actor, words: entryInWords(entry) }, path && { path });
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

const bundle = async ({ live, now }: Desk): Promise<Uint8Array<ArrayBuffer>> => {
  const { root, meta } = (await live.checked()).opened;
  const folder = await mkdtemp(join(tmpdir(), "mandate-bundle-"));
  try {
    const target = join(folder, "case.zip");
    const { title, question: description } = meta;
    await writeBundle({
      root,
      target,
      title,
      description,
      withhold: withholdSchema.parse({}),
      now,
    });
    return new Uint8Array(await readFile(target));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

/** Routes of the ledger: history, verification, checkpoint, bundle. */
export const custodyRoutes = (app: OpenAPIHono, desk: Desk): void => {
  app.openapi(historyRoute, async (context) => context.json(await history(desk), 200));
  app.openapi(verifyRoute, async (context) => {
    const { ok, problems, notices, entries, files, head, limits } = await verify(desk);
    const short = problems.map(({ kind, message, path }) =>
      Object.assign({ kind, message }, path && { path }),
    );
    const told = notices.map(({ message }) => ({ message }));
    const answer = { ok, problems: short, notices: told, entries, files, head, limits };
    return context.json(answer, 200);
  });
  app.openapi(checkpointRoute, async (context) => {
    const { path, text } = await makeCheckpoint(await desk.writer.writer());
    return context.json({ path, text }, 200);
  });
  app.get("/api/bundle.zip", async (context) =>
    context.body(await bundle(desk), 200, {
      "content-type": "application/zip",
      "content-disposition": 'attachment; filename="case.zip"',
    }),
  );
};
