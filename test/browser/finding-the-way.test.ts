import { appendFileSync, cpSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { recordChanges } from "../../src/case/record.ts";
import { accessibilityViolations, scrollsSideways } from "./browser.ts";
import { onCase } from "./opened.ts";
import { type Setting, settings, visit } from "./workbench.ts";

const example = join(import.meta.dirname, "..", "..", "examples", "pakistan-2024");
const on = onCase((folder) => {
  cpSync(example, folder, { recursive: true });
});

beforeAll(async () => {
  const { writer } = on.workbench.desk;
  await writer.begin("Sana Iqbal");
  await recordChanges(await writer.writer(), { reason: "As it was shipped" });
});

const [desk] = settings;
const phone = settings.find(({ name }) => name === "phone-ur-dark") as Setting;

const focused = (page: Page): Promise<string> =>
  page.evaluate("document.activeElement?.className || document.activeElement?.tagName");

test("whoever types fast and presses Enter goes to what they typed", async () => {
  const { page, open, errors } = await visit(on.browser, on.workbench, desk);
  await open("/");
  await page.keyboard.press("Control+k");
  await page.keyboard.type("NA-236");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: "NA-236" }).waitFor();
  expect(errors).toEqual([]);
  await page.context().close();
});

test("search has no violation, full or empty, and gives the focus back", async () => {
  const { page, open } = await visit(on.browser, on.workbench, phone);
  await open("/");
  await page.getByRole("button", { name: "تلاش" }).focus();
  await page.keyboard.press("Enter");
  const search = page.getByRole("dialog", { name: "تلاش" });
  await search.getByRole("option").first().waitFor();
  expect(await accessibilityViolations(page)).toEqual([]);
  await search.getByRole("combobox").fill("no such thing anywhere");
  await search.getByText("کچھ نہیں ملا۔").waitFor();
  expect(await accessibilityViolations(page)).toEqual([]);
  await search.getByRole("combobox").fill("");
  await page.keyboard.press("Escape");
  await expect.poll(() => search.count()).toBe(0);
  expect(await focused(page)).toBe("find");
  await page.context().close();
});

test("a view that is opened is named, stands at its top, and has the focus", async () => {
  const { page, open } = await visit(on.browser, on.workbench, desk);
  await open("/");
  const title = await page.title();
  await page.evaluate("scrollTo(0, 900)");
  await page.keyboard.press("g");
  await page.keyboard.press("h");
  await page.getByRole("heading", { level: 1, name: "Seats" }).waitFor();
  await expect.poll(() => page.title()).toBe(`Seats · ${title}`);
  expect(await page.evaluate("scrollY")).toBe(0);
  expect(await focused(page)).toBe("MAIN");
  await page.context().close();
});

test("on a phone the view that is open is in sight among the others", async () => {
  const { page, open } = await visit(on.browser, on.workbench, phone);
  await open("/ledger");
  const link = page.getByRole("navigation").getByRole("link", { name: "کھاتا" });
  const box = await link.boundingBox();
  expect(box?.x).toBeGreaterThanOrEqual(0);
  expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(phone.width);
  await page.context().close();
});

test.each([
  "/claims/nothing",
  "/contests/Nowhere",
  "/recordings/nothing.wav",
  "/results/na-2024-form47/sheets/999999",
  "/nothing/here",
])("what is not there says so under a heading, in the reader's language: %s", async (path) => {
  for (const [setting, heading] of [
    [desk, "This cannot be shown"],
    [phone, "یہ دکھایا نہیں جا سکتا"],
  ] as const) {
    const { page, open } = await visit(on.browser, on.workbench, setting);
    await open(path);
    await page.getByRole("heading", { level: 1, name: heading }).waitFor();
    expect(await accessibilityViolations(page)).toEqual([]);
    await page.context().close();
  }
});

test("dates stand as they are written among Urdu words", async () => {
  const { page, open } = await visit(on.browser, on.workbench, phone);
  await open("/claims/not-even-third");
  await page.locator("bdi", { hasText: /^2024-02-28$/ }).waitFor();
  const direction =
    "getComputedStyle([...document.querySelectorAll('bdi')].find((one) => one.textContent === '2024-02-28')).direction";
  expect(await page.evaluate(direction)).toBe("ltr");
  await page.context().close();
});

test("two elections that use the same names for their seats are no disagreement", async () => {
  const { page, open } = await visit(on.browser, on.workbench, desk);
  await open("/contests");
  const row = page.getByRole("row", { name: /^NA-236/ });
  await page.getByRole("searchbox").fill("NA-236");
  await row.getByText("differs").waitFor();
  // PTI won it in 2018 and a candidate it backed in 2024: each election's accounts agree.
  await page.getByRole("searchbox").fill("NA-2");
  const quiet = page.getByRole("row", { name: /^NA-2 / });
  await quiet.getByText("na-2018-winners").waitFor();
  expect(await quiet.getByText("differs").count()).toBe(0);
  await page.context().close();
});

test("the ledger on a phone, in Urdu: what was changed outside, verify, checkpoint, the whole case", async () => {
  const { page, open } = await visit(on.browser, on.workbench, phone);
  appendFileSync(join(on.folder, "claims", "one-ministry.md"), "\nBy hand.\n");
  await open("/ledger");
  await page.getByRole("button", { name: "سب کی تصدیق کریں" }).click();
  await page.getByText("سب کچھ ویسا نہیں جیسا تھا۔").waitFor();
  await page.locator("summary", { hasText: "باہر کی تبدیلیاں درج کریں" }).click();
  await page.getByLabel("کیوں، کھاتے کے لیے").fill("ایک جملہ بڑھایا");
  await page.getByRole("button", { name: "باہر کی تبدیلیاں درج کریں" }).click();
  await page.getByText("1 اندراج کیے گئے۔").waitFor();
  await page.getByRole("listitem").filter({ hasText: "ایک جملہ بڑھایا" }).waitFor();
  await page.getByRole("button", { name: "سب کی تصدیق کریں" }).click();
  await page.getByText(/^سب کچھ ویسا ہی ہے/).waitFor();
  await page.getByRole("button", { name: "نشانِ تصدیق پر دستخط کریں" }).click();
  await page.getByText("اسے کسی اور کو دیں").waitFor();
  await page.getByRole("button", { name: "پورے کیس کی گٹھڑی بنائیں" }).click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: /^case\.zip/ }).click(),
  ]);
  expect(await download.failure()).toBeNull();
  expect(await accessibilityViolations(page)).toEqual([]);
  expect(await scrollsSideways(page)).toBe(false);
  await page.context().close();
});
