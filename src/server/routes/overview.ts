import { basename } from "node:path";
import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import { openCase } from "../../case/open.ts";
import type { CheckedCase } from "../../claims/run.ts";
import { errorToJson, MandateError } from "../../lib/error.ts";
import type { CaseFile } from "../../model/case.ts";
import type { Desk } from "../desk.ts";
import { issuesOf } from "../issues.ts";
import { overviewOf, overviewUnderway } from "../overview.ts";
import { answers } from "../schemas/common.ts";
import { caseSchema, type Overview, overviewSchema } from "../schemas/overview.ts";

const caseRoute = createRoute({
  method: "get",
  path: "/api/case",
  summary: "Which case is open, and in what state",
  responses: answers(caseSchema, "the case"),
});

const overviewRoute = createRoute({
  method: "get",
  path: "/api/overview",
  summary: "What holds, what does not, what nobody can know yet, and what to do next",
  responses: answers(overviewSchema, "the overview"),
});

const nothing = { title: "", question: "", language: "en" };

/** The case as its files are now; while it is being tested for the first time, as they were just read. */
const metaNow = async ({ live }: Desk): Promise<CaseFile> =>
  ((await live.firstRead())?.opened ?? (await openCase(live.folder))).meta;

const stateOf = async (desk: Desk) => {
  const identity = await desk.writer.identity();
  const shown = {
    folder: basename(desk.live.folder),
    canWrite: identity !== undefined,
    ...(identity && { actor: identity.name }),
  };
  try {
    const { title, question, language } = await metaNow(desk);
    return { state: "ready" as const, ...shown, title, question, language };
  } catch (thrown) {
    if (!(thrown instanceof MandateError)) throw thrown;
    const empty = thrown.code === "case/no-folder" || thrown.code === "case/no-case-yaml";
    return {
      state: empty ? ("empty" as const) : ("broken" as const),
      ...shown,
      ...nothing,
      problem: errorToJson(thrown),
    };
  }
};

/** The overview of a case just tested, which is also what the next session will be shown first. */
export const freshOverview = async (desk: Desk, checked: CheckedCase): Promise<Overview> => {
  const overview = overviewOf(checked, {
    version: desk.live.version(),
    last: desk.memory.last,
    wrongOnSheets: (await issuesOf(desk, { most: 0 })).counts.error,
  });
  // What cannot be remembered (a read-only disk) is only slower next time.
  await desk.memory.keep(overview, new Date(desk.now()).toISOString()).catch(() => {});
  return overview;
};

/** Routes of the first view. */
export const overviewRoutes = (app: OpenAPIHono, desk: Desk): void => {
  let shown: { version: number; overview: Promise<Overview> } | undefined;
  const current = async (): Promise<Overview> => {
    const pending = desk.live.checked();
    // Until the first test of a case is done, it is shown as it was left, or as far as it has come.
    if (desk.live.version() === 0) {
      pending.catch(() => {});
      return desk.memory.overview ?? overviewUnderway(await desk.live.underway());
    }
    const checked = await pending;
    const version = desk.live.version();
    if (shown?.version !== version) shown = { version, overview: freshOverview(desk, checked) };
    return shown.overview;
  };
  app.openapi(caseRoute, async (context) => context.json(await stateOf(desk), 200));
  app.openapi(overviewRoute, async (context) => context.json(await current(), 200));
};
