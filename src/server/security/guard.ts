import { getCookie, setCookie } from "hono/cookie";
import { createMiddleware } from "hono/factory";
import type { Sessions } from "./session.ts";

/** What the guard knows of the server it stands before. */
export interface Gate {
  sessions: Sessions;
  /** The port bound to; known once listening. */
  port: () => number;
}

const refuse = (status: 400 | 401 | 403 | 421, code: string, message: string): Response =>
  Response.json({ code: `server/${code}`, message }, { status, headers: securityHeaders });

/** Sent with every answer, refusals included. */
export const securityHeaders: Record<string, string> = {
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "x-frame-options": "DENY",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
  "cache-control": "no-store",
};

/** Cookies are shared by all ports of a host, so that two open cases need two names. */
const cookieName = (port: number): string => `mandate-${port}`;

const ownHosts = (port: number): string[] => [`127.0.0.1:${port}`, `localhost:${port}`];

/**
 * A name that was rebound to this machine still stands in the Host header: only our own names pass. A request another page
 * made carries its Origin, or says so in Sec-Fetch-Site (Fetch Metadata, W3C): only our own pages pass.
 */
export const checkOrigin = ({ port }: Gate) =>
  createMiddleware(async (context, next) => {
    const host = context.req.header("host") ?? "";
    if (!ownHosts(port()).includes(host))
      return refuse(421, "foreign-host", "this server answers only to its own address");
    const origin = context.req.header("origin");
    if (origin !== undefined && origin !== `http://${host}`)
      return refuse(403, "foreign-origin", "another site may not use this server");
    const site = context.req.header("sec-fetch-site");
    if (site !== undefined && site !== "same-origin" && site !== "none")
      return refuse(403, "foreign-origin", "another site may not use this server");
    const isRead = context.req.method === "GET" || context.req.method === "HEAD";
    if (!isRead && origin === undefined)
      return refuse(403, "no-origin", "a change must say which page asks for it");
    await next();
    for (const [name, value] of Object.entries(securityHeaders))
      if (!context.res.headers.has(name)) context.res.headers.set(name, value);
  });

/** Nothing is served without the session's cookie, not even the page. */
export const checkSession = ({ sessions, port }: Gate) =>
  createMiddleware(async (context, next) => {
    if (!sessions.isOpen(getCookie(context, cookieName(port()))))
      return refuse(
        401,
        "no-session",
        "open the address that `mandate open` printed; it works once, so run it again for another",
      );
    await next();
  });

/** Turns the address's token into the session's cookie, and leaves the token behind. */
export const redeemToken = ({ sessions, port }: Gate) =>
  createMiddleware(async (context) => {
    const token = context.req.param("token") ?? "";
    const session = sessions.redeem(token);
    const known = sessions.isOpen(getCookie(context, cookieName(port())));
    if (session === undefined && !known)
      return refuse(
        401,
        "used-token",
        "this address was used, or is not one: run `mandate open` again",
      );
    if (session !== undefined)
      setCookie(context, cookieName(port()), session, {
        httpOnly: true,
        sameSite: "Strict",
        path: "/",
      });
    return context.redirect("/", 303);
  });
