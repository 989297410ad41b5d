import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { builtWeb } from "../../src/server/web.ts";
import { report } from "../ratio.ts";
import { firstScreenBytes } from "./bytes.ts";
import { generatedCase } from "./generated.ts";
import { benchOverview } from "./overview.ts";
import { benchSheets } from "./sheets.ts";
import { benchThreeHours } from "./three-hours.ts";
import { importUganda } from "./uganda.ts";

/**
 * The workbench's budgets: bytes of the first screen, the overview of the shipped case, and the sheet tables of Uganda 2021 and
 * of 90,000 generated stations, three hours of sound.
 */
const root = join(import.meta.dirname, "..", "..");
const uganda = join(root, "..", "shared", "data", "uganda-2021", "stations.csv");

const memory = mkdtempSync(join(tmpdir(), "mandate-bench-"));
const web = await builtWeb(() => console.log("building the page …"));
report("first screen, compressed", firstScreenBytes(web) / 1000, { most: 200, unit: "kB" });

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu"],
});

await benchOverview(browser);

const makeUganda = async (): Promise<string> => {
  const at = join(memory, "uganda");
  mkdirSync(join(at, "results"), { recursive: true });
  writeFileSync(join(at, "case.yaml"), "title: Uganda 2021\nquestion: What do the sheets show?\n");
  cpSync(uganda, join(at, "results", "stations.csv"));
  await importUganda(at);
  return at;
};

if (existsSync(uganda)) {
  const folder = await makeUganda();
  await benchSheets(browser, { name: "Uganda 2021", folder, web, memory, typed: "KAMPALA" });
} else {
  console.error("MISSED Uganda 2021: no ../shared/data/uganda-2021 on this machine");
  process.exitCode = 1;
}

const folder = generatedCase();
await benchSheets(browser, { name: "90,000 sheets", folder, web, memory, typed: "C-236" });
rmSync(folder, { recursive: true, force: true });
await benchThreeHours(browser, { folder: memory, web });

await browser.close();
rmSync(memory, { recursive: true, force: true });
process.exit();
