import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { starterCase } from "../temporary.ts";
import { serve } from "./serve.ts";

const json = { "content-type": "application/json" };

interface Told {
  type: string;
  line?: { id: string };
}

/** Events of the server as they come, until one passes. */
const hear = async (response: Response, wanted: (event: Told) => boolean): Promise<Told[]> => {
  const seen: Told[] = [];
  let text = "";
  const decoder = new TextDecoder();
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk as Uint8Array, { stream: true });
    const blocks = text.split("\n\n");
    text = blocks.pop() ?? "";
    for (const block of blocks) {
      const data = /^data: (\{.*)$/m.exec(block)?.[1];
      if (data) seen.push(JSON.parse(data));
    }
    if (seen.some(wanted)) return seen;
  }
  return seen;
};

test("a file edited outside is told, and the findings follow", async () => {
  const folder = starterCase();
  const { ask, read, workbench } = await serve(folder);
  await workbench.desk.live.checked();
  expect((await read("/api/overview")).findings).toHaveLength(3);
  const abort = new AbortController();
  onTestFinished(() => abort.abort());
  const events = await ask("/api/events", { signal: abort.signal });
  writeFileSync(join(folder, "claims", "another.md"), "---\nclaim: Another claim\n---\n");
  const seen = await hear(events, ({ type }) => type === "findings");
  expect(seen).toContainEqual({
    type: "changed",
    files: expect.arrayContaining(["claims/another.md"]),
  });
  const { findings } = await read("/api/overview");
  expect(findings).toHaveLength(4);
});

test("a case never seen here lists its claims at once, and each finding is told as it is made", async () => {
  const { ask, read, workbench } = await serve(starterCase());
  const abort = new AbortController();
  onTestFinished(() => abort.abort());
  const events = await ask("/api/events", { signal: abort.signal });
  const first = await read("/api/overview");
  const known = [...first.findings, ...first.pending].map(({ id }: { id: string }) => id);
  expect(first).toMatchObject({ fresh: false, title: expect.any(String) });
  expect(known).toHaveLength(3);
  const told = await hear(events, ({ type }) => type === "findings");
  const lines = told.flatMap(({ line }) => (line ? [line.id] : []));
  const before = first.findings.map(({ id }: { id: string }) => id);
  expect(new Set([...before, ...lines])).toEqual(new Set(known));
  await workbench.desk.live.checked();
  const whole = await read("/api/overview");
  expect(whole).toMatchObject({ fresh: true, pending: [], version: 1 });
  expect(whole.findings).toHaveLength(3);
});

test("a page that begins to listen late is told which version it should have", async () => {
  const { ask, workbench } = await serve(starterCase());
  await workbench.desk.live.checked();
  const abort = new AbortController();
  onTestFinished(() => abort.abort());
  const events = await ask("/api/events", { signal: abort.signal });
  const told = await hear(events, ({ type }) => type === "hello");
  expect(told).toContainEqual({ type: "hello", version: 1 });
});

test("what changed since last time is told, and only that", async () => {
  const folder = starterCase();
  const first = await serve(folder);
  await first.ask("/api/claims/declared-seats");
  expect((await first.read("/api/overview")).seen).toBeUndefined();
  await first.workbench.close();
  writeFileSync(join(folder, "claims", "another.md"), "---\nclaim: Another claim\n---\n");
  const second = await serve(folder);
  await second.ask("/api/claims/another");
  const { findings, seen } = await second.read("/api/overview");
  expect(seen).toMatch(/^\d{4}-/);
  expect(
    findings.filter((one: { isNew: boolean; before?: string }) => one.isNew || one.before),
  ).toMatchObject([{ id: "another", isNew: true }]);
});

test("a draft runs with the limits of a check, and says where it is wrong", async () => {
  const { read } = await serve(starterCase());
  const draft = async (sql: string) => {
    const text = `---\nclaim: A draft\n---\n\n\`\`\`sql check\n${sql}\n\`\`\`\n`;
    const body = JSON.stringify({ id: "draft", text });
    return read("/api/drafts", { method: "POST", headers: json, body });
  };
  expect((await draft("select 1 as one, true as holds")).line.outcome).toBe("supported");
  const wrong = await draft("select 1 as one, tru as holds");
  expect(wrong.line.outcome).toBe("broken");
  expect(wrong.checks[0].problem.at).toMatchObject({ file: "claims/draft.md", line: 6 });
  expect((await draft("select * from read_csv('/etc/passwd')")).line.outcome).toBe("broken");
});

test("a draft that is stopped says so, and the next one runs", async () => {
  const { ask, read } = await serve(starterCase());
  const run = (sql: string) => {
    const text = `---\nclaim: A draft\n---\n\n\`\`\`sql check\n${sql}\n\`\`\`\n`;
    const body = JSON.stringify({ id: "draft", text });
    return read("/api/drafts", { method: "POST", headers: json, body });
  };
  await run("select true as holds");
  const slow = run(
    "with recursive n(i) as (select 1 union all select i + 1 from n where i < 100000000) select max(i) > 0 as holds from n",
  );
  await new Promise((done) => setTimeout(done, 500));
  expect((await ask("/api/drafts", { method: "DELETE" })).status).toBe(200);
  expect((await slow).checks[0].problem.code).toBe("job/cancelled");
  expect((await run("select true as holds")).line.outcome).toBe("supported");
});
