import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { recordChanges } from "../../src/case/record.ts";
import { starterCase, temporaryFolder } from "../temporary.ts";
import { serve } from "./serve.ts";

test("300 requests at once, while the case is read anew twice, are all answered from one state or the other", async () => {
  const folder = starterCase();
  const { ask, workbench } = await serve(folder);
  await ask("/api/contests");
  const paths = ["/api/contests", "/api/tabulations", "/api/houses", "/api/issues", "/api/tables"];
  const answers: Promise<string>[] = [];
  const refreshed: Promise<void>[] = [];
  for (let index = 0; index < 300; index += 1) {
    const path = paths[index % paths.length];
    answers.push(ask(path).then(async (one) => `${one.status} ${one.ok || (await one.text())}`));
    if (index % 120 !== 119) continue;
    writeFileSync(join(folder, "claims", `new-${index}.md`), "---\nclaim: New\n---\n");
    refreshed.push(workbench.desk.live.refresh());
    await answers[index - 80];
  }
  expect(new Set(await Promise.all(answers))).toEqual(new Set(["200 true"]));
  await Promise.all(refreshed);
});

test("a write that a crash cut short is completed when the case is opened, before anybody sees it", async () => {
  const folder = starterCase();
  const memory = temporaryFolder();
  const first = await serve(folder, { memory });
  await first.workbench.desk.writer.begin("Sana Iqbal");
  const writer = await first.workbench.desk.writer.writer();
  await recordChanges(writer, { reason: "As it is" });
  await first.workbench.close();
  const ledger = join(folder, "ledger.jsonl");
  const whole = readFileSync(ledger, "utf8");
  const offset = whole.lastIndexOf("\n", whole.length - 2) + 1;
  const text = whole.slice(offset);
  writeFileSync(ledger, whole.slice(0, offset + 40));
  const intent = JSON.stringify({ offset, text, changes: [] });
  writeFileSync(join(folder, ".mandate", "intent.json"), intent);
  const { read } = await serve(folder, { memory });
  expect(await read("/api/verify", { method: "POST" })).toMatchObject({ ok: true, problems: [] });
  expect(readFileSync(ledger, "utf8")).toBe(whole);
});
