import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { openWorkbench } from "../../src/server/listen.ts";
import { builtWeb } from "../../src/server/web.ts";
import { starterCase, temporaryFolder } from "../temporary.ts";
import { launch } from "./browser.ts";
import { settings, visit } from "./workbench.ts";

let browser: Browser;
let web: string;
beforeAll(async () => {
  web = await builtWeb();
  browser = await launch();
}, 120_000);
afterAll(() => browser.close());

/** Says so, if it is ever run: in an attribute, as an element, and as what ends a script. */
const bad = `"><img src=x onerror="window.pwned=1"><script>window.pwned=1</script>`;
const quoted = JSON.stringify(bad);
const inCsv = `"${bad.replaceAll('"', '""')}"`;

const statement = {
  id: "talk#1",
  type: "Annotation",
  target: { source: "https://example.org", title: bad },
  body: {
    statement: bad,
    chain: [{ kind: "person", name: bad }, { kind: "publication" }],
    madeBy: "machine",
  },
};

/** A case whose every text is an attack: titles, names, contests, stations, candidates, prose, file names. */
const hostileCase = (): string => {
  const folder = starterCase();
  const read = (path: string): string => readFileSync(join(folder, path), "utf8");
  return starterCase({
    "case.yaml": read("case.yaml")
      .replace("title: A recount in Northport", `title: ${quoted}`)
      .replace(/question: .*/, `question: ${quoted}`)
      .replace("name: Lantern Party", `name: ${quoted}`)
      .replace("name: Northport Council", `name: ${quoted}`)
      .replace(
        /alliances: \[\].*/,
        `alliances: [{ id: all, name: ${quoted}, members: [{ party: Lantern }] }]`,
      ),
    "results/declared.yaml": read("results/declared.yaml")
      .replace(/title: .*/, `title: ${quoted}`)
      .replace(/issuer: .*/, `issuer: ${quoted}\nnote: ${quoted}`),
    "results/declared.csv": read("results/declared.csv")
      .replaceAll("North", inCsv)
      .replaceAll("Ada Quay", inCsv),
    "results/sheets.csv": read("results/sheets.csv").replaceAll("North,1", `North,${inCsv}`),
    "claims/bad.md": `---\nclaim: ${quoted}\ntitle: ${quoted}\nstatements: [talk#1]\nsettle: ${quoted}\n---\n${bad}\n\n\`\`\`sql check\nselect '${bad}' as words, true as holds\n\`\`\`\n`,
    "statements/talk.jsonl": `${JSON.stringify(statement)}\n`,
    "exhibits/<img src=x onerror=window.pwned=1>.txt": bad,
  });
};

const views = [
  "/",
  "/claims",
  "/claims/bad",
  "/claims/bad/edit",
  "/statements",
  "/results",
  "/results/declared",
  "/results/sheets",
  "/reconcile?a=declared&b=sheets",
  "/issues",
  "/contests",
  "/contests/North",
  `/contests/${encodeURIComponent(bad)}`,
  "/seats",
  "/exhibits",
  "/ledger",
];

test("script in every text and file name of a case is shown as text, in every view", {
  timeout: 240_000,
}, async () => {
  const workbench = await openWorkbench({
    folder: hostileCase(),
    web,
    memory: temporaryFolder(),
  });
  onTestFinished(() => workbench.close());
  const { page, open, errors, foreign } = await visit(browser, workbench, settings[0]);
  let seen = 0;
  for (const path of views) {
    await open(path);
    await page.waitForLoadState("networkidle", { timeout: 2000 }).catch(() => {});
    expect(await page.evaluate("window.pwned"), path).toBeUndefined();
    expect(await page.evaluate("document.querySelectorAll('[onerror]').length"), path).toBe(0);
    if (await page.getByText("onerror=").count()) seen += 1;
    expect(errors, path).toEqual([]);
    expect(foreign, path).toEqual([]);
  }
  // The attack stood there to be read: had the case not opened, nothing would have been tested.
  expect(seen).toBeGreaterThan(10);
  await page.context().close();
});
