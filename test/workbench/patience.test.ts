import { createServer, type RequestListener, request, type Server } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { setTimeout } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import { limit } from "../../src/server/security/patience.ts";

const IDLE = 1000;

/** A server of these limits, and its port. */
const listening = async (answer: RequestListener): Promise<number> => {
  const server: Server = createServer({ connectionsCheckingInterval: 50 }, answer);
  limit(server, { headers: 1000, idle: IDLE });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return (server.address() as AddressInfo).port;
};

const ended = (port: number, head: string): Promise<void> =>
  new Promise((done) => {
    const socket = connect(port, "127.0.0.1", () => socket.write(head));
    socket.on("error", () => {});
    socket.once("close", () => done());
  });

test("work that takes longer than a client may stay silent is waited for", async () => {
  const port = await listening((_, response) => {
    void setTimeout(2.5 * IDLE).then(() => response.end("done"));
  });
  expect(
    await (await fetch(`http://127.0.0.1:${port}/`, { method: "POST", body: "x" })).text(),
  ).toBe("done");
});

test("a client that sends half a body and no more is cut off", async () => {
  let heard = 0;
  const port = await listening((incoming) => void incoming.on("data", () => (heard += 1)));
  await ended(port, "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nhalf");
  expect(heard).toBe(1);
});

test("a client that asks and does not read what comes is cut off", async () => {
  const given: PromiseWithResolvers<void> = Promise.withResolvers();
  const port = await listening((_, response) => {
    response.once("close", () => given.resolve());
    const more = (): void => {
      while (!response.destroyed && response.write(Buffer.alloc(1e6)));
      response.once("drain", more);
    };
    more();
  });
  const socket = connect(port, "127.0.0.1", () =>
    socket.write("GET / HTTP/1.1\r\nHost: x\r\n\r\n"),
  );
  socket.pause();
  socket.on("error", () => {});
  onTestFinished(() => void socket.destroy());
  await given.promise;
});

test("a body may take longer than a client may stay silent, as long as it keeps coming", async () => {
  const port = await listening((incoming, response) => {
    let size = 0;
    incoming.on("data", (part: Buffer) => (size += part.length));
    incoming.once("end", () => response.end(String(size)));
  });
  const text = new Promise<string>((done, fail) => {
    const sent = request({ port, host: "127.0.0.1", method: "PUT" }, (answer) => {
      answer.once("data", (part: Buffer) => done(String(part)));
    });
    sent.once("error", fail);
    void (async () => {
      for (let part = 0; part < 10; part += 1) {
        sent.write("x");
        await setTimeout(IDLE / 6);
      }
      sent.end();
    })();
  });
  expect(await text).toBe("10");
});
