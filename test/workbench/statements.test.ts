import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { starterCase } from "../temporary.ts";
import { type Served, serve } from "./serve.ts";

const text = "😀 Officials met.\nKhan said the sheets were changed.\n";
/** Code points: the first character is two of UTF-16's. */
const at = (words: string): { start: number; end: number } => {
  const points = Array.from(text);
  const start = Array.from(text.slice(0, text.indexOf(words))).length;
  expect(points.slice(start, start + Array.from(words).length).join("")).toBe(words);
  return { start, end: start + Array.from(words).length };
};

const draft = {
  statement: "the sheets were changed",
  cue: "said",
  force: "say",
  chain: [{ kind: "publication" }, { kind: "person", name: "Khan" }],
  recordings: [],
  results: false,
  parts: [
    { role: "source", ...at("Khan") },
    { role: "cue", ...at("said") },
    { role: "content", ...at("the sheets were changed") },
  ],
};

const send = (method: string, body: unknown): RequestInit => ({
  method,
  headers: { "content-type": "application/json" },
  body: JSON.stringify(body),
});

const line = (id: string, more: object = {}): string =>
  JSON.stringify({
    id,
    type: "Annotation",
    made_with: "another program",
    target: { source: "https://example.org/a", title: "A" },
    body: { statement: "It rained.", chain: [{ kind: "publication" }], madeBy: "machine", ...more },
  });

const open = async (files: Record<string, string> = {}): Promise<Served & { folder: string }> => {
  const folder = starterCase(files);
  mkdirSync(join(folder, "exhibits"), { recursive: true });
  writeFileSync(join(folder, "exhibits", "article.txt"), text);
  // A save tests the case anew: on a busy machine that is a long silence.
  const served = await serve(folder, { patience: { headers: 60_000, idle: 110_000 } });
  await served.ask("/api/identity", send("POST", { name: "Sana Iqbal" }));
  return { ...served, folder };
};

const linesOf = (folder: string, name: string): string[] =>
  readFileSync(join(folder, "statements", `${name}.jsonl`), "utf8").split("\n");

describe("a statement added from a text", () => {
  test("stands where it was selected, in code points, confirmed by a person and in the ledger", async () => {
    const { read, folder } = await open();
    const added = await read("/api/statements", send("POST", { exhibit: "article.txt", draft }));
    expect(added).toMatchObject({ id: "article#1", source: "exhibits/article.txt", draft });
    const [first] = linesOf(folder, "article");
    const saved = JSON.parse(first);
    expect(saved.target.selector).toEqual([
      {
        type: "TextQuoteSelector",
        exact: "Khan said the sheets were changed",
        prefix: "😀 Officials met.\n",
        suffix: ".\n",
      },
      { type: "TextPositionSelector", ...at("Khan said the sheets were changed") },
    ]);
    expect(saved.body).toMatchObject({ status: "confirmed", madeBy: "person" });
    expect(saved.body.parts[0]).toEqual({ role: "source", ...at("Khan"), exact: "Khan" });
    const again = await read("/api/statements", send("POST", { exhibit: "article.txt", draft }));
    expect(again.id).toBe("article#2");
    const verified = await read("/api/verify", { method: "POST" });
    const own = ({ path }: { path?: string }): boolean => path === "statements/article.jsonl";
    expect(verified.files).toBeGreaterThan(0);
    expect(verified.problems.filter(own)).toEqual([]);
    const ledger = readFileSync(join(folder, "ledger.jsonl"), "utf8");
    expect(ledger).toContain("article#2 added by a person");
  });

  test("is refused where it lies outside of the text, or marks nothing, or the text is not there", async () => {
    const { ask } = await open();
    const post = async (exhibit: string, parts: unknown): Promise<number> =>
      (await ask("/api/statements", send("POST", { exhibit, draft: { ...draft, parts } }))).status;
    expect(await post("article.txt", [])).toBe(422);
    expect(await post("article.txt", [{ role: "content", start: 3, end: 3 }])).toBe(422);
    expect(await post("article.txt", [{ role: "content", start: 3, end: 3000 }])).toBe(422);
    expect(await post("article.txt", [{ role: "content", start: -1, end: 3 }])).toBe(400);
    expect(await post("nothing.txt", draft.parts)).toBe(404);
    expect(await post("../case.yaml", draft.parts)).toBe(400);
  });
});

describe("a statement corrected in place", () => {
  test("changes its own line alone, keeps what other programs wrote, and is confirmed", async () => {
    const { read, folder } = await open({
      "statements/talk.jsonl": `${line("talk#1")}\n\nnot a statement\n${line("talk#2", { flags: ["late"] })}`,
    });
    const edit = await read("/api/statements/talk%232");
    const corrected = {
      ...edit.draft,
      statement: "It rained in Lahore.",
      force: "claim",
      chain: [{ kind: "publication" }, { kind: "recording", name: "recording 1", cue: "heard" }],
      recordings: ["recording 1"],
      results: true,
      note: "Seen again.",
    };
    const { version } = edit;
    const after = await read(
      "/api/statements/talk%232",
      send("PUT", { version, draft: corrected }),
    );
    expect(after.draft).toEqual(corrected);
    const [first, empty, other, second] = linesOf(folder, "talk");
    expect([first, empty, other]).toEqual([line("talk#1"), "", "not a statement"]);
    expect(JSON.parse(second)).toMatchObject({
      made_with: "another program",
      target: { title: "A" },
      body: {
        status: "confirmed",
        madeBy: "person",
        flags: ["late"],
        restsOn: [{ recording: "recording 1" }, { results: true }],
      },
    });
    expect(readFileSync(join(folder, "ledger.jsonl"), "utf8")).toContain("talk#2 corrected");
  });

  test("is refused where somebody changed it meanwhile, and nothing is lost", async () => {
    const { ask, read, folder } = await open({ "statements/talk.jsonl": `${line("talk#1")}\n` });
    const { version, draft } = await read("/api/statements/talk%231");
    const theirs = `${line("talk#1", { note: "by hand" })}\n`;
    writeFileSync(join(folder, "statements", "talk.jsonl"), theirs);
    const answer = await ask(
      "/api/statements/talk%231",
      send("PUT", { version, draft: { ...draft, statement: "Mine." } }),
    );
    expect(answer.status).toBe(409);
    expect(await answer.json()).toMatchObject({ code: "case/conflict" });
    expect(readFileSync(join(folder, "statements", "talk.jsonl"), "utf8")).toBe(theirs);
    // The other lines may change: they are nobody's business here.
    writeFileSync(
      join(folder, "statements", "talk.jsonl"),
      `${line("talk#1")}\n${line("talk#9")}\n`,
    );
    const put = send("PUT", { version, draft: { ...draft, statement: "Mine." } });
    expect((await ask("/api/statements/talk%231", put)).status).toBe(200);
  });

  test("marks moved in the text move its span; the same marks leave it as it was", async () => {
    const { read, folder } = await open();
    const { version } = await read(
      "/api/statements",
      send("POST", { exhibit: "article.txt", draft }),
    );
    const parts = [{ role: "content", ...at("changed") }];
    await read(
      "/api/statements/article%231",
      send("PUT", { version, draft: { ...draft, parts, quoted: "direct" } }),
    );
    const saved = JSON.parse(linesOf(folder, "article")[0]);
    expect(saved.target.selector[1]).toMatchObject(at("changed"));
    expect(saved.body.quoted).toBe("direct");
  });

  test("a statement that would not be one is refused, naming what is wrong", async () => {
    const { ask, read } = await open({ "statements/talk.jsonl": `${line("talk#1")}\n` });
    const { version, draft } = await read("/api/statements/talk%231");
    const put = (change: object) =>
      ask("/api/statements/talk%231", send("PUT", { version, draft: { ...draft, ...change } }));
    for (const change of [
      { chain: [{ kind: "person" }] },
      { chain: [{ kind: "person", id: "../../etc" }] },
      { statement: "  " },
      { force: "lie" },
    ]) {
      const answer = await put(change);
      expect(answer.status, JSON.stringify(change)).toBeGreaterThanOrEqual(400);
      expect(answer.status, JSON.stringify(change)).toBeLessThan(500);
    }
  });
});

describe("attacks on the routes of statements", () => {
  test("no id leads out of the statements, nor does a link", async () => {
    const { ask, folder } = await open({ "claims/x.jsonl": `${line("x#1")}\n` });
    mkdirSync(join(folder, "statements"), { recursive: true });
    writeFileSync(join(folder, "..", "secret.jsonl"), `${line("secret#1")}\n`);
    symlinkSync(join(folder, "..", "secret.jsonl"), join(folder, "statements", "secret.jsonl"));
    for (const id of [
      "..%2fclaims%2fx%231",
      "%2e%2e%2fx%231",
      "..%5cx%231",
      "secret%231",
      "%00%231",
    ]) {
      const answer = await ask(`/api/statements/${id}`);
      expect(answer.status, id).toBeGreaterThanOrEqual(400);
      expect(await answer.text(), id).not.toContain("It rained");
      const put = send("PUT", { version: "x", draft });
      expect((await ask(`/api/statements/${id}`, put)).status, id).toBeGreaterThanOrEqual(400);
    }
  });

  test("another origin and a form are refused", async () => {
    const { ask } = await open({ "statements/talk.jsonl": `${line("talk#1")}\n` });
    const evil = { "content-type": "application/json", origin: "https://evil.example" };
    const body = JSON.stringify({ exhibit: "article.txt", draft });
    expect((await ask("/api/statements", { method: "POST", headers: evil, body })).status).toBe(
      403,
    );
    const put = { method: "PUT", headers: evil, body: JSON.stringify({ version: "x", draft }) };
    expect((await ask("/api/statements/talk%231", put)).status).toBe(403);
    const form = { method: "POST", body: new URLSearchParams({ exhibit: "article.txt" }) };
    expect((await ask("/api/statements", form)).status).toBe(415);
  });

  test("markup in every field comes back as the text it is", async () => {
    const { read } = await open();
    const bad = '<img src=x onerror="alert(1)">';
    const nasty = {
      ...draft,
      statement: bad,
      cue: bad,
      hedge: bad,
      note: bad,
      recordings: [bad],
      chain: [{ kind: "person", name: bad, cue: bad }],
    };
    const added = await read(
      "/api/statements",
      send("POST", { exhibit: "article.txt", draft: nasty }),
    );
    expect(added.draft).toEqual(nasty);
  });
});
