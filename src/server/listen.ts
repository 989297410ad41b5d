import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { MandateError } from "../lib/error.ts";
import type { Desk } from "./desk.ts";
import { closeDesk, type DeskOptions, openDesk } from "./open-desk.ts";
import { defaultPatience, limit, type Patience } from "./security/patience.ts";
import { openSessions, type Sessions } from "./security/session.ts";
import { watchFolder } from "./watch.ts";

export interface WorkbenchOptions extends DeskOptions {
  /** Folder of the built page; may still be building. */
  web: string | Promise<string>;
  /** 0: any free port. */
  port?: number;
  /** Takes any free port where that one cannot be had. */
  orAny?: boolean;
  patience?: Patience;
}

export interface Workbench {
  /** The address to open, with a token that works once. */
  address(): string;
  port: number;
  desk: Desk;
  close(): Promise<void>;
}

const cannotListen = (error: NodeJS.ErrnoException): MandateError =>
  new MandateError({
    code: "server/cannot-listen",
    kind: "system",
    message: `the port cannot be used (${error.code})`,
    fix: "Leave --port away to take any free one.",
    cause: error,
  });

const follow = (desk: Desk, signal: AbortSignal): void => {
  const onChange = (files: string[]): void => {
    desk.events.tell({ type: "changed", files });
    void desk.live.refresh();
  };
  void watchFolder(desk.live.folder, onChange, signal);
};

type Fetch = (request: Request, env: object) => Response | Promise<Response>;

interface Listening {
  fetch: Fetch;
  port: number;
  /** Milliseconds between looks for connections that are too slow. */
  every: number;
}

const listen = async ({ fetch, port, every }: Listening): Promise<Server> => {
  const { serve } = await import("@hono/node-server");
  return new Promise<Server>((done, fail) => {
    const starting = serve(
      {
        fetch,
        hostname: "127.0.0.1",
        port,
        serverOptions: { connectionsCheckingInterval: every },
      },
      () => done(starting),
    ) as Server;
    starting.once("error", (error) => fail(cannotListen(error)));
  });
};

interface Behind {
  desk: Desk;
  sessions: Sessions;
  /** The port bound to, once it is known. */
  port: () => number;
}

const startServer = async (options: WorkbenchOptions, behind: Behind): Promise<Server> => {
  const { port = 0, orAny = false, patience = defaultPatience } = options;
  const { desk, sessions } = behind;
  // Loaded only now: meanwhile the tables are being filled in a process of their own.
  const [{ createApp }, web] = await Promise.all([import("./app.ts"), options.web]);
  const { fetch } = createApp({ gate: { sessions, port: behind.port }, desk, web });
  const listening = { fetch, every: Math.min(1000, patience.headers) };
  const server = await listen({ ...listening, port }).catch((error: unknown) => {
    if (orAny && port !== 0) return listen({ ...listening, port: 0 });
    throw error;
  });
  limit(server, patience);
  return server;
};

/**
 * Opens the workbench on a case folder, on this machine's loopback address only. Fails `server/cannot-listen`.
 */
export const openWorkbench = async (options: WorkbenchOptions): Promise<Workbench> => {
  const sessions = openSessions();
  let bound = options.port ?? 0;
  const desk = await openDesk(options);
  const server = await startServer(options, { desk, sessions, port: () => bound }).catch(
    (error: unknown) => {
      closeDesk(desk);
      throw error;
    },
  );
  const { port } = server.address() as AddressInfo;
  bound = port;
  const abort = new AbortController();
  follow(desk, abort.signal);
  return {
    address: () => `http://127.0.0.1:${port}/open/${sessions.issue()}`,
    port,
    desk,
    close: () =>
      new Promise((done) => {
        abort.abort();
        closeDesk(desk);
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
};
