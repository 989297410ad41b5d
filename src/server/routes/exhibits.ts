import { readFile, stat } from "node:fs/promises";
import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { readExhibitText } from "../../exhibits/text/read.ts";
import { proposeFor } from "../../jobs/proposals.ts";
import { resolveWithin } from "../../lib/safe-path.ts";
import { idSchema } from "../../model/case.ts";
import { proposeDescriptor } from "../../results/import.ts";
import type { Desk } from "../desk.ts";
import { listExhibits } from "../exhibits.ts";
import { missing } from "../failure.ts";
import { answers, fileName, takes } from "../schemas/common.ts";
import { exhibitSchema, importSchema, takenSchema } from "../schemas/custody.ts";
import { takeUpload } from "../upload.ts";

const listRoute = createRoute({
  method: "get",
  path: "/api/exhibits",
  summary: "The exhibits of the case, and what was made of each",
  responses: answers(z.array(exhibitSchema), "the exhibits"),
});

const text = z.string().trim().min(1).max(4000).optional();

const uploadRoute = createRoute({
  method: "put",
  path: "/api/uploads/{name}",
  summary: "Take a file in as an exhibit; its bytes are the body (application/octet-stream)",
  request: {
    params: z.object({ name: fileName }),
    query: z.object({ obtained_from: text, how: text, url: text }),
  },
  responses: answers(takenSchema, "where it stands in the case"),
});

const proposeRoute = createRoute({
  method: "post",
  path: "/api/proposals",
  summary: "Propose the statements an exhibit's text makes; a person confirms them",
  request: takes(z.object({ exhibit: fileName })),
  responses: answers(
    z.object({ file: z.string(), statements: z.int(), notes: z.array(z.string()) }),
    "what was proposed",
  ),
});

const facts = z.object({ title: text, issuer: text, stage: text, election: text, contest: text });

const importRoute = createRoute({
  method: "post",
  path: "/api/imports",
  summary: "Propose how to read an exhibit as result sheets; nothing is written",
  request: takes(z.object({ exhibit: fileName, facts: facts.default({}) })),
  responses: answers(importSchema, "the proposed reading"),
});

const descriptorRoute = createRoute({
  method: "put",
  path: "/api/results/{id}",
  summary: "Write how a tabulation is read",
  request: {
    params: z.object({ id: idSchema }),
    ...takes(
      z.object({
        text: z.string().max(1_000_000),
        base: z.string().nullable(),
        reason: z.string().trim().min(1).max(4000),
      }),
    ),
  },
  responses: answers(z.object({ id: z.string() }), "written"),
});

const textRoute = createRoute({
  method: "get",
  path: "/api/exhibits/{name}/text",
  summary: "The text of an exhibit, as its statements' spans count it",
  request: { params: z.object({ name: fileName }) },
  responses: answers(z.object({ text: z.string() }), "the text"),
});

const isOctets = (type: string | undefined): boolean =>
  type?.split(";")[0]?.trim().toLowerCase() === "application/octet-stream";

/** Where an exhibit lies. Fails `server/missing` where there is no such file, `path/outside` where it links away. */
const pathOf = async (desk: Desk, name: string): Promise<string> => {
  const { root } = (await desk.live.checked()).opened;
  const path = await resolveWithin(root, `exhibits/${name}`);
  const found = await stat(path).catch(() => undefined);
  if (!found?.isFile()) throw missing(`exhibit “${name}”`);
  return path;
};

const idFrom = (name: string): string =>
  name
    .replace(/\.[^.]*$/, "")
    .normalize("NFC")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, "-")
    .replaceAll(/^-|-$/g, "") || "results";

const proposeReading = async (desk: Desk, exhibit: string, given: z.infer<typeof facts>) => {
  const { meta } = (await desk.live.checked()).opened;
  const { yaml, open, proposal } = await proposeDescriptor({
    files: [{ file: `exhibits/${exhibit}`, path: await pathOf(desk, exhibit) }],
    data: `../exhibits/${exhibit}`,
    facts: Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
    parties: meta.parties.map(({ id, name, aliases }) => ({ id, aliases: [name, ...aliases] })),
  });
  const { because, doubts, confidence } = proposal;
  return { id: idFrom(exhibit), yaml, open, because, doubts, confidence };
};

const proposeStatements = async (desk: Desk, exhibit: string) => {
  const { root } = (await desk.live.checked()).opened;
  await pathOf(desk, exhibit);
  const { name, statements, notes } = await proposeFor(`exhibits/${exhibit}`, root, { env: {} });
  const file = `statements/${name}.jsonl`;
  if (statements.length > 0) {
    const lines = statements.map((one) => `${JSON.stringify(one)}\n`).join("");
    const reason = `Statements proposed from exhibits/${exhibit}, none confirmed yet`;
    await desk.writer.write({ path: file, text: lines, base: null, reason });
    await desk.live.refresh();
  }
  return { file, statements: statements.length, notes };
};

/** Routes of exhibits: what is there, taking one in, and what can be made of it. */
export const exhibitRoutes = (app: OpenAPIHono, desk: Desk): void => {
  app.openapi(listRoute, async (context) =>
    context.json(await listExhibits(await desk.live.checked()), 200),
  );
  app.openapi(uploadRoute, async (context) => {
    const { name } = context.req.valid("param");
    const { body } = context.req.raw;
    if (!isOctets(context.req.header("content-type")) || body === null)
      return Response.json(
        { code: "server/not-octets", message: "send the file's bytes as application/octet-stream" },
        { status: 415 },
      ) as never;
    const length = context.req.header("content-length");
    const taken = await takeUpload(desk, {
      name,
      announced: length === undefined ? undefined : Number(length),
      body: body,
      provenance: context.req.valid("query"),
    });
    const { path, known, sha256, size } = taken;
    return context.json({ path, known, sha256, size }, 200);
  });
  app.openapi(textRoute, async (context) => {
    const { name } = context.req.valid("param");
    const bytes = await readFile(await pathOf(desk, name));
    const { text } = await readExhibitText(name, bytes);
    return context.json({ text }, 200);
  });
  app.openapi(proposeRoute, async (context) =>
    context.json(await proposeStatements(desk, context.req.valid("json").exhibit), 200),
  );
  app.openapi(importRoute, async (context) => {
    const { exhibit, facts: given } = context.req.valid("json");
    return context.json(await proposeReading(desk, exhibit, given), 200);
  });
  app.openapi(descriptorRoute, async (context) => {
    const { id } = context.req.valid("param");
    await desk.writer.write({ path: `results/${id}.yaml`, ...context.req.valid("json") });
    await desk.live.refresh();
    return context.json({ id }, 200);
  });
};
