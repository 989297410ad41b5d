import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { resolve } from "node:path";
import { serve } from "@hono/node-server";
import { openJobBoard } from "../jobs/board.ts";
import { MandateError } from "../lib/error.ts";
import { createApp } from "./app.ts";
import type { Desk } from "./desk.ts";
import { openEvents } from "./events.ts";
import { openLiveCase } from "./live.ts";
import { recallCase } from "./memory.ts";
import { findingLine, namesOf } from "./overview.ts";
import { openSessions } from "./security/session.ts";
import { sweepArriving } from "./upload.ts";
import { watchFolder } from "./watch.ts";
import { openCaseWriter } from "./writer.ts";

export interface WorkbenchOptions {
  folder: string;
  /** Folder of the built page. */
  web: string;
  /** 0: any free port. */
  port?: number;
  /** The user's configuration folder: their key, and what this machine saw of ledgers. */
  memory: string;
  passphrase?: string;
  now?: () => number;
  /** How long a client may take to send its headers, and may stay silent, in milliseconds. */
  patience?: { headers: number; idle: number };
}

export interface Workbench {
  /** The address to open, with a token that works once. */
  address(): string;
  port: number;
  desk: Desk;
  close(): Promise<void>;
}

const defaultPatience = { headers: 5000, idle: 30_000 };
const MOST_CONNECTIONS = 1024;

/** Slow clients hold a connection, never the server: headers must come soon, and silence ends a connection. */
const limit = (server: Server, { headers, idle }: { headers: number; idle: number }): void => {
  server.headersTimeout = headers;
  server.setTimeout(idle);
  server.keepAliveTimeout = Math.min(5000, idle);
  server.maxConnections = MOST_CONNECTIONS;
  server.maxHeadersCount = 100;
};

const cannotListen = (error: NodeJS.ErrnoException): MandateError =>
  new MandateError({
    code: "server/cannot-listen",
    kind: "system",
    message: `the port cannot be used (${error.code})`,
    fix: "Leave --port away to take any free one.",
    cause: error,
  });

const openDesk = async (options: WorkbenchOptions): Promise<Desk> => {
  const { now = Date.now, memory: config, passphrase } = options;
  const folder = resolve(options.folder);
  const events = openEvents();
  const jobs = openJobBoard((job) => events.tell({ type: "job", job }));
  const memory = await recallCase(folder);
  const live = openLiveCase(folder, {
    jobs,
    events,
    onFinding: (finding, opened) => {
      const line = findingLine(finding, { names: namesOf(opened), last: memory.last });
      events.tell({ type: "finding", line });
    },
  });
  // Testing starts before anything else, and long before the browser asks.
  live.checked().catch(() => {});
  await sweepArriving(folder);
  const writer = openCaseWriter({
    folder,
    memory: config,
    now,
    ...(passphrase !== undefined && { passphrase }),
  });
  return { live, jobs, events, memory, now, writer, config };
};

const follow = (desk: Desk, signal: AbortSignal): void => {
  const onChange = (files: string[]): void => {
    desk.events.tell({ type: "changed", files });
    void desk.live.refresh();
  };
  void watchFolder(desk.live.folder, onChange, signal);
};

/**
 * Opens the workbench on a case folder, on this machine's loopback address only. Fails `server/cannot-listen`.
 */
export const openWorkbench = async (options: WorkbenchOptions): Promise<Workbench> => {
  const { web, port: wanted = 0, patience = defaultPatience } = options;
  const sessions = openSessions();
  let port = wanted;
  const desk = await openDesk(options);
  const app = createApp({ gate: { sessions, port: () => port }, desk, web });
  const server = await new Promise<Server>((done, fail) => {
    const starting = serve(
      {
        fetch: app.fetch,
        hostname: "127.0.0.1",
        port: wanted,
        serverOptions: { connectionsCheckingInterval: Math.min(1000, patience.headers) },
      },
      () => done(starting),
    ) as Server;
    starting.once("error", (error) => fail(cannotListen(error)));
  });
  limit(server, patience);
  ({ port } = server.address() as AddressInfo);
  const abort = new AbortController();
  follow(desk, abort.signal);
  return {
    address: () => `http://127.0.0.1:${port}/open/${sessions.issue()}`,
    port,
    desk,
    close: () =>
      new Promise((done) => {
        abort.abort();
        desk.jobs.close();
        desk.live.close();
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
};
