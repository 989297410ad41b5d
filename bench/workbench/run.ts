import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { openWorkbench } from "../../src/server/listen.ts";
import { builtWeb } from "../../src/server/web.ts";
import { report } from "../ratio.ts";
import { firstScreenBytes } from "./bytes.ts";
import { benchOverview } from "./overview.ts";

/** The workbench's budgets: bytes of the first screen, the overview of the shipped case, and the sheets of Uganda 2021. */
const root = join(import.meta.dirname, "..", "..");
const uganda = join(root, "..", "shared", "data", "uganda-2021", "stations.csv");
const SCROLL_MS = 4000;

const folder = mkdtempSync(join(tmpdir(), "mandate-bench-"));
const web = await builtWeb(() => console.log("building the page …"));
report("first screen, compressed", firstScreenBytes(web) / 1000, { most: 200, unit: "kB" });

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu"],
});

await benchOverview(browser);

const makeUganda = (): string => {
  const at = join(folder, "uganda");
  mkdirSync(join(at, "results"), { recursive: true });
  writeFileSync(join(at, "case.yaml"), "title: Uganda 2021\nquestion: What do the sheets show?\n");
  cpSync(uganda, join(at, "results", "stations.csv"));
  return at;
};

const frames = `new Promise((done) => {
  const box = document.querySelector(".sheets");
  const start = performance.now();
  let count = 0;
  const step = (now) => {
    count += 1;
    box.scrollTop += 90;
    if (now - start < ${SCROLL_MS}) requestAnimationFrame(step);
    else done((count * 1000) / (now - start));
  };
  requestAnimationFrame(step);
})`;

if (existsSync(uganda)) {
  const at = makeUganda();
  const { importUganda } = await import("./uganda.ts");
  await importUganda(at);
  const workbench = await openWorkbench({ folder: at, web, memory: folder });
  const page = await (
    await browser.newContext({ viewport: { width: 1440, height: 900 } })
  ).newPage();
  await page.goto(workbench.address());
  await page.getByRole("heading", { level: 1, name: "Uganda 2021" }).waitFor();
  await page.getByRole("navigation").getByRole("link", { name: "Results" }).click();
  const link = page.locator(".card-title a").first();
  await link.waitFor();
  const start = await page.evaluate("performance.now()");
  await link.click();
  await page.locator('.sheets .body [role="cell"]', { hasText: /\S/ }).first().waitFor();
  const painted = Number(await page.evaluate("performance.now()")) - Number(start);
  const rows = Number(await page.locator(".sheets").getAttribute("aria-rowcount")) - 1;
  console.log(`       ${rows} sheets`);
  report("sheet table, first paint", painted, { most: 1000, unit: "ms" });
  const rate = Number(await page.evaluate(frames));
  // Said as milliseconds a frame, so that less is better: 20 ms are 50 frames a second.
  report("sheet table, a frame while scrolling", 1000 / rate, { most: 20, unit: "ms" });
  await workbench.close();
} else {
  console.error("MISSED sheet table: no ../shared/data/uganda-2021 on this machine");
  process.exitCode = 1;
}
await browser.close();
rmSync(folder, { recursive: true, force: true });
process.exit();
