import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { extname, join } from "node:path";
import type { OpenAPIHono } from "@hono/zod-openapi";
import { MandateError } from "../lib/error.ts";
import { resolveWithin } from "../lib/safe-path.ts";
import { missing } from "./failure.ts";

const types: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".json": "application/json; charset=utf-8",
  ".woff2": "font/woff2",
};

/** No script or style but our own files; styles an editor makes carry the page's nonce. */
const policy = (nonce: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "media-src 'self' blob:",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join("; ");

/** The report has no script at all, and may not have any. */
const reportPolicy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; media-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox allow-same-origin allow-popups";

const readWithin = async (root: string, path: string): Promise<Uint8Array<ArrayBuffer>> => {
  const file = await resolveWithin(root, path);
  return new Uint8Array(await readFile(file));
};

const orMissing = (path: string) => (error: unknown) => {
  if (error instanceof MandateError) throw error;
  throw missing(path);
};

const typeOf = (path: string): string => types[extname(path)] ?? "application/octet-stream";

/** The page itself, with a nonce of its own each time it is sent. */
const page = async (folder: string): Promise<Response> => {
  const html = await readFile(join(folder, "index.html"), "utf8");
  const nonce = randomBytes(18).toString("base64");
  return new Response(html.replace("%NONCE%", nonce), {
    headers: { "content-type": types[".html"], "content-security-policy": policy(nonce) },
  });
};

interface Folders {
  /** Where the built page is. */
  web: string;
  /** Where the case is; its report is served as it was written. */
  folder: string;
}

/** An address that is no text is that of no file. */
const pathIn = (address: string): string => {
  try {
    return decodeURIComponent(address);
  } catch {
    throw missing(address);
  }
};

/** Serves the built page, and the case's report. Every other address without a file is the page, which finds its own way. */
export const serveAssets = (app: OpenAPIHono, { web, folder }: Folders): void => {
  app.get("/assets/:name", async (context) => {
    const name = context.req.param("name");
    const bytes = await readWithin(join(web, "assets"), name).catch(orMissing(name));
    return context.body(bytes, 200, {
      "content-type": typeOf(name),
      // Their names hold the hash of what is in them.
      "cache-control": "private, max-age=31536000, immutable",
    });
  });
  app.get("/report/*", async (context) => {
    const path = pathIn(context.req.path.slice("/report/".length)) || "index.html";
    const bytes = await readWithin(join(folder, "report"), path).catch(orMissing(path));
    return context.body(bytes, 200, {
      "content-type": typeOf(path),
      "content-security-policy": reportPolicy,
    });
  });
  app.get("*", () => page(web));
};
