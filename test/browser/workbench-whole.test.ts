import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openWorkbench, type Workbench } from "../../src/server/listen.ts";
import { builtWeb } from "../../src/server/web.ts";
import { launch } from "./browser.ts";
import { settings, visit } from "./workbench.ts";

const folder = mkdtempSync(join(tmpdir(), "mandate-whole-"));
const files = join(folder, "files");

const article = `Officials question the count in Northport

NORTHPORT, 12 May 2024 - Election commissioner Ayesha Malik said that turnout had reached 61 percent in Northport.

"The sheets from two stations were changed after the count," opposition candidate Daniyal Khan told reporters on Sunday.

Khan alleged that the returning officer had refused to hand over copies of the sheets.
`;

const results = [
  "station,registered,valid,rejected,Ayla Shah,Daniyal Khan",
  ...Array.from({ length: 30 }, (_, index) => {
    const [a, b] = [200 + 7 * index, 180 + 5 * index];
    return `${index + 1},${900 + index},${a + b},${3 + (index % 4)},${a},${b}`;
  }),
].join("\n");

/** Six seconds of a tone as 16-bit PCM in a RIFF file. */
const recording = (): Buffer => {
  const rate = 8000;
  const data = Buffer.alloc(rate * 2 * 6);
  for (let at = 0; at < data.length / 2; at++)
    data.writeInt16LE(Math.round(8000 * Math.sin((2 * Math.PI * 440 * at) / rate)), at * 2);
  const head = Buffer.alloc(44);
  head.write("RIFF", 0);
  head.writeUInt32LE(36 + data.length, 4);
  head.write("WAVEfmt ", 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(rate, 24);
  head.writeUInt32LE(rate * 2, 28);
  head.writeUInt16LE(2, 32);
  head.writeUInt16LE(16, 34);
  head.write("data", 36);
  head.writeUInt32LE(data.length, 40);
  return Buffer.concat([head, data]);
};

let browser: Browser;
let workbench: Workbench;
beforeAll(async () => {
  mkdirSync(files);
  writeFileSync(join(files, "article.txt"), article);
  writeFileSync(join(files, "northport.csv"), results);
  writeFileSync(join(files, "call.wav"), recording());
  mkdirSync(join(folder, "case"));
  workbench = await openWorkbench({
    folder: join(folder, "case"),
    web: await builtWeb(),
    memory: join(folder, "config"),
  });
  browser = await launch();
}, 120_000);
afterAll(async () => {
  await browser.close();
  await workbench.close();
  rmSync(folder, { recursive: true, force: true });
});

test("from an empty folder to a published, verified case, by visible labels alone", async () => {
  const { page, expectSound } = await visit(browser, workbench, settings[0]);
  // Within the file's own entry: "Last change", elsewhere on the page, soon names the same files.
  const entry = (file: string) => page.getByRole("listitem").filter({ hasText: file });
  const view = (name: string) =>
    page.getByRole("navigation").getByRole("link", { name, exact: true }).click();

  await page.getByRole("heading", { name: "Begin a case" }).waitFor();
  await page.getByLabel("Your name, for the ledger").fill("Sana Iqbal");
  await page.getByRole("button", { name: "Sign as this person" }).click();
  await page.getByLabel("Title of the case").fill("Northport 2024");
  await page.getByLabel("What is in dispute").fill("Were sheets changed after the count?");
  await expectSound("whole-1-begin");
  await page.getByRole("button", { name: "Create the case" }).click();
  await page.getByRole("heading", { level: 1, name: "Northport 2024" }).waitFor();

  await view("Evidence");
  await page.getByLabel("Obtained from").fill("A polling agent");
  await page
    .getByLabel("Choose files")
    .setInputFiles(["article.txt", "northport.csv", "call.wav"].map((name) => join(files, name)));
  for (const name of ["article.txt", "northport.csv", "call.wav"])
    await page
      .getByRole("region", { name: "Drop files here" })
      .getByText(`${name} was taken in.`, { exact: true })
      .waitFor();
  await expectSound("whole-2-evidence");

  await page.getByRole("button", { name: "Read as results" }).click();
  await page.getByLabel("What is it, in words?").fill("Sheets of Northport");
  await page.getByLabel("Who issued these figures?").fill("A polling agent");
  await page.getByLabel("Stage of counting").fill("form-45");
  await page.getByLabel("Polling day").fill("2024-05-10");
  await page.getByLabel("The race").fill("Northport");
  await page.getByRole("button", { name: "Propose again" }).click();
  await expect
    .poll(() => page.getByRole("textbox", { name: "Proposed reading" }).inputValue())
    .toContain("Sheets of Northport");
  await expectSound("whole-3-reading");
  await page.getByRole("button", { name: "Use this reading" }).click();
  await entry("northport.csv").getByText("results/northport.yaml").waitFor();

  await page.getByRole("button", { name: "Find its statements" }).click();
  await entry("article.txt").getByText("statements/article.jsonl").waitFor();
  await view("Statements");
  const statement = page.getByRole("article").filter({ hasText: "turnout" }).first();
  await statement.getByRole("button", { name: "Confirm" }).click();
  await statement.getByText("confirmed").waitFor();
  await page.getByRole("article").filter({ hasText: "refused" }).first().focus();
  await page.keyboard.press("y");
  await page
    .getByRole("article")
    .filter({ hasText: "refused" })
    .first()
    .getByText("confirmed")
    .waitFor();
  await statement.getByRole("button", { name: "Correct" }).click();
  await page.getByLabel("Note").fill("Heard by two reporters.");
  await page.getByRole("button", { name: "Save and confirm" }).click();
  await statement.getByText("Heard by two reporters.").waitFor();
  await expectSound("whole-4-statements");

  await view("Recordings");
  await page.getByRole("link", { name: "call.wav" }).click();
  const place = page.getByRole("slider", { name: "call.wav" });
  await place.waitFor({ timeout: 60_000 });
  await page.getByText("Whose voice it is, nothing here can prove.").waitFor();
  await page.getByRole("button", { name: "Play", exact: true }).click();
  await expect
    .poll(async () => Number(await place.getAttribute("aria-valuenow")))
    .toBeGreaterThan(0);
  await page.getByRole("button", { name: "Pause", exact: true }).click();
  await expectSound("whole-4-recording");
  await view("Statements");

  await statement.getByRole("link", { name: "Make a claim of it" }).click();
  await page.getByLabel("Short name of the file").fill("turnout");
  await page.getByRole("button", { name: "Begin" }).click();
  await page.getByRole("textbox", { name: "The claim’s file" }).click();
  await page.keyboard.press("Control+End");
  await page.keyboard.insertText(
    "\n```sql check\nselect sum(valid + rejected) * 100 // sum(registered) as percent,\n  sum(valid + rejected) * 100 // sum(registered) = 61 as holds\nfrom sheets\n```\n",
  );
  // The draft's own row, beside the editor that holds the same word.
  await page.getByRole("columnheader", { name: "percent" }).waitFor();
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("Saved.", { exact: true }).waitFor();
  await expectSound("whole-5-claim");

  await view("Claims");
  await page
    .getByRole("link", { name: /turnout/i })
    .first()
    .click();
  await page.locator(".verdict").getByText("supported").waitFor();
  await expectSound("whole-6-finding");

  await view("Results");
  await page.getByRole("link", { name: "Sheets of Northport" }).click();
  await page.getByRole("table", { name: "Sheets" }).waitFor();
  await expectSound("whole-7-sheets");

  await view("Overview");
  await page.getByRole("button", { name: "Write the report" }).click();
  await page.getByRole("main").getByText("The report was written.").waitFor();
  const [report] = await Promise.all([
    page.context().waitForEvent("page"),
    page.getByRole("link", { name: "Read it" }).click(),
  ]);
  await report.getByRole("heading", { level: 1, name: "Northport 2024" }).waitFor();
  await report.close();

  await view("Ledger");
  await page.getByRole("button", { name: "Verify everything" }).click();
  await page.getByRole("main").getByText("Everything is what it was").waitFor();
  await expectSound("whole-8-ledger");
  await page.context().close();

  const ledger = readFileSync(join(folder, "case", "ledger.jsonl"), "utf8");
  expect(ledger.match(/"actor":"Sana Iqbal"/g)?.length).toBeGreaterThan(8);
  expect(readFileSync(join(folder, "case", "exhibits", "northport.csv"), "utf8")).toBe(results);
}, 180_000);
