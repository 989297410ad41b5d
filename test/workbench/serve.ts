import { mkdirSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { openWorkbench, type Workbench, type WorkbenchOptions } from "../../src/server/listen.ts";
import { temporaryFolder } from "../temporary.ts";

export interface Served {
  workbench: Workbench;
  origin: string;
  /** The session's cookie, as a browser would send it. */
  cookie: string;
  /** A request of the workbench's own page. */
  ask: (path: string, options?: RequestInit) => Promise<Response>;
  /** The JSON of such a request, to look at. */
  read: (path: string, options?: RequestInit) => Promise<Answer>;
}

/** JSON whose shape a test states by what it expects of it. */
// oxlint-disable-next-line typescript/no-explicit-any -- a wrong shape fails the expectation itself
export type Answer = any;

/** A page that stands in for the built one where a test needs no browser. */
const emptyPage = (): string => {
  const web = temporaryFolder();
  mkdirSync(join(web, "assets"));
  writeFileSync(
    join(web, "index.html"),
    '<!doctype html><meta name="csp-nonce" content="%NONCE%">',
  );
  writeFileSync(join(web, "assets", "page.js"), "export {};");
  return web;
};

/** A workbench on a folder, with a session, closed when the test ends. */
export const serve = async (
  folder: string,
  options: Partial<WorkbenchOptions> = {},
): Promise<Served> => {
  const workbench = await openWorkbench({
    folder,
    web: emptyPage(),
    memory: temporaryFolder(),
    ...options,
  });
  onTestFinished(() => workbench.close());
  const origin = `http://127.0.0.1:${workbench.port}`;
  const opened = await fetch(workbench.address(), { redirect: "manual" });
  const cookie = opened.headers.get("set-cookie")?.split(";")[0] ?? "";
  const ask = (path: string, { headers, ...rest }: RequestInit = {}): Promise<Response> =>
    fetch(`${origin}${path}`, {
      ...rest,
      headers: { cookie, origin, ...(headers as Record<string, string>) },
    });
  const read: Served["read"] = async (path, options) => (await ask(path, options)).json();
  return { workbench, origin, cookie, ask, read };
};

/** A request with headers `fetch` would not let one set, such as Host. */
export const rawRequest = (
  port: number,
  {
    path,
    method = "GET",
    headers,
  }: { path: string; method?: string; headers: Record<string, string> },
): Promise<number> =>
  new Promise((done, fail) => {
    const sent = request({ host: "127.0.0.1", port, path, method, headers }, (answer) => {
      answer.resume();
      done(answer.statusCode ?? 0);
    });
    sent.on("error", fail);
    sent.end();
  });
