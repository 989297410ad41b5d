import { createMiddleware } from "hono/factory";
import { MandateError } from "../../lib/error.ts";

const MB = 1e6;

/** Largest JSON a page may send: a claim or a query, never data. */
export const JSON_BYTES = 2 * MB;

const tooLarge = (): MandateError =>
  new MandateError({
    code: "server/too-large",
    kind: "limit",
    message: `at most ${JSON_BYTES / MB} MB may be sent here`,
    fix: "Files go in by dropping them on the page.",
  });

const notJson = (): MandateError =>
  new MandateError({
    code: "server/not-json",
    message: "only application/json is taken here",
    fix: "Send JSON.",
  });

const cutOff = (cause: unknown): MandateError =>
  new MandateError({
    code: "server/cut-off",
    message: "the request ended before all of it had come",
    fix: "Send it again.",
    cause,
  });

const hasBody = (headers: Headers): boolean =>
  headers.get("transfer-encoding") !== null || Number(headers.get("content-length") ?? 0) > 0;

const readLimited = async (request: Request): Promise<Uint8Array[]> => {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of request.body ?? []) {
      size += chunk.byteLength;
      if (size > JSON_BYTES) throw tooLarge();
      chunks.push(chunk);
    }
  } catch (error) {
    // Whoever hung up, or was too slow, is no fault of ours.
    throw error instanceof MandateError ? error : cutOff(error);
  }
  return chunks;
};

/**
 * A body that is JSON and not too large; forms of any kind, which another site could post without asking, are
 * refused. Throws `server/not-json`, `server/too-large` or `server/cut-off`.
 */
export const jsonOnly = createMiddleware(async (context, next) => {
  const { raw } = context.req;
  if (hasBody(raw.headers)) {
    const type = raw.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
    if (type !== "application/json") throw notJson();
    if (Number(raw.headers.get("content-length") ?? 0) > JSON_BYTES) throw tooLarge();
    const chunks = await readLimited(raw);
    context.req.raw = new Request(raw.url, {
      method: raw.method,
      headers: raw.headers,
      body: Buffer.concat(chunks),
    });
  }
  await next();
});
