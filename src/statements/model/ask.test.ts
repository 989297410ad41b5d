import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { readStatements } from "../read.ts";
import { modelFromEnv, modelStatements } from "./ask.ts";

const text = "The PTI claimed that it won. At the gate Aslam was certain of fraud.";
const own = readStatements(text, { name: "t", source: "exhibits/t.txt" });

let server: Server | undefined;
const seen: { body: string; authorization: string | undefined }[] = [];

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  let body = "";
  for await (const chunk of request) body += String(chunk);
  return body;
};

/** A server of our own that answers as an OpenAI-compatible one does. */
const serve = async (answer: string, status = 200): Promise<string> => {
  server = createServer((request, response) => {
    void (async () => {
      seen.push({ body: await bodyOf(request), authorization: request.headers.authorization });
      response.writeHead(status, { "content-type": "application/json" });
      response.end(answer);
    })();
  });
  await new Promise<void>((resolve) => {
    server?.listen(0, "127.0.0.1", resolve);
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
};

const completion = (content: unknown): string =>
  JSON.stringify({ choices: [{ message: { content: JSON.stringify(content) } }] });

const ask = (url: string) =>
  modelStatements(text, {
    name: "t",
    source: "exhibits/t.txt",
    model: { url, model: "small", key: "k" },
    known: own,
  });

afterEach(() => {
  server?.close();
  server = undefined;
  seen.length = 0;
});

describe("a language model, over real HTTP", () => {
  it("adds what stands in the text, marked, and drops what does not", async () => {
    const url = await serve(
      completion({
        statements: [
          {
            exact: "certain of fraud",
            cue: "was certain",
            force: "believe",
            chain: [{ kind: "person", name: "Aslam" }],
          },
          { exact: "words nobody wrote", chain: [{ kind: "person", name: "Aslam" }] },
          { exact: "it won", chain: [{ kind: "party", name: "PTI" }] },
        ],
      }),
    );
    const { statements, notes } = await ask(url);
    expect(statements).toHaveLength(1);
    expect(statements[0]?.body).toMatchObject({
      statement: "certain of fraud",
      status: "proposed",
      madeBy: "machine",
      model: "small",
      flags: ["proposed by a language model"],
      chain: [{ kind: "publication" }, { kind: "person", name: "Aslam" }],
    });
    expect(notes.join()).toMatch(/1 of its statements were dropped/);
    expect(seen[0]?.authorization).toBe("Bearer k");
    expect(JSON.parse(seen[0]?.body ?? "{}").model).toBe("small");
  });

  it.each([
    [
      "prose instead of JSON",
      JSON.stringify({ choices: [{ message: { content: "Sure!" } }] }),
      200,
    ],
    [
      "a chain without kinds",
      completion({ statements: [{ exact: "it won", chain: [{ name: "x" }] }] }),
      200,
    ],
    ["no completion", "{}", 200],
    ["an error", "{}", 500],
  ])("refuses %s", async (_what, answer, status) => {
    await expect(ask(await serve(answer, status))).rejects.toMatchObject({ code: "model/answer" });
  });

  it("is off unless configured", () => {
    expect(modelFromEnv({})).toBeUndefined();
    expect(() => modelFromEnv({ MANDATE_LLM_URL: "http://localhost" })).toThrow(/without a model/);
    expect(modelFromEnv({ MANDATE_LLM_URL: "http://localhost", MANDATE_LLM_MODEL: "m" })).toEqual({
      url: "http://localhost",
      model: "m",
    });
  });
});
