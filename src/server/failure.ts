import type { Context } from "hono";
import { HTTPException } from "hono/http-exception";
import { type ErrorKind, errorToJson, MandateError } from "../lib/error.ts";
import { securityHeaders } from "./security/guard.ts";

const byCode: Record<string, number> = {
  "case/conflict": 409,
  "case/exists": 409,
  "undo/changed": 409,
  "server/missing": 404,
  "usage/unknown-claim": 404,
  "server/not-json": 415,
  "server/too-large": 413,
  "disk/full": 507,
  "job/cancelled": 409,
  "key/none": 403,
  "key/passphrase": 403,
  "key/exists": 409,
};

const byKind: Partial<Record<ErrorKind, number>> = { limit: 422, input: 422, usage: 400 };

/** The HTTP status of an error a user can act on. */
export const statusOf = ({ code, kind }: MandateError): number =>
  byCode[code] ?? byKind[kind] ?? 500;

/** Anything thrown in a route, as JSON with the same code the command line prints. A bug shows no inside. */
export const onFailure = (thrown: unknown, context: Context): Response => {
  if (thrown instanceof MandateError)
    return Response.json(errorToJson(thrown), {
      status: statusOf(thrown),
      headers: securityHeaders,
    });
  if (thrown instanceof HTTPException)
    return Response.json(
      { code: "server/invalid", message: thrown.message },
      { status: thrown.status, headers: securityHeaders },
    );
  process.stderr.write(
    `error mandate/bug: ${context.req.method} ${context.req.path}: ${thrown instanceof Error ? thrown.stack : String(thrown)}\n`,
  );
  return Response.json(
    { code: "mandate/bug", message: "this is a fault of Mandate; the terminal shows more" },
    { status: 500, headers: securityHeaders },
  );
};

/** Something asked for by name that is not there. */
export const missing = (what: string): MandateError =>
  new MandateError({ code: "server/missing", message: `there is no ${what}`, fix: "Go back." });
