import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { Socket } from "node:net";

/** How long a client may take to send its headers, and may stay silent, in milliseconds. */
export interface Patience {
  headers: number;
  idle: number;
}

export const defaultPatience: Patience = { headers: 5000, idle: 30_000 };

const MOST_CONNECTIONS = 1024;

/** All of the request has come and nothing of the answer has gone: the silence is ours. */
const isOurs = (request: IncomingMessage, response: ServerResponse): boolean =>
  request.complete && !response.headersSent;

/**
 * Slow clients hold a connection, never the server: headers must come soon, and silence ends a connection, unless it is the server
 * that is at work. A file of many gigabytes may take as long as it needs while it keeps coming, so that the whole of a request has no limit.
 */
export const limit = (server: Server, { headers, idle }: Patience): void => {
  const answering = new WeakMap<Socket, () => boolean>();
  server.headersTimeout = headers;
  server.requestTimeout = 0;
  server.keepAliveTimeout = Math.min(5000, idle);
  server.maxConnections = MOST_CONNECTIONS;
  server.maxHeadersCount = 100;
  server.on("request", (request, response) =>
    answering.set(request.socket, () => isOurs(request, response)),
  );
  server.setTimeout(idle, (socket) => {
    // The answer's first byte starts the clock anew: whoever does not read it is cut off too.
    if (!answering.get(socket)?.()) socket.destroy();
  });
};
