import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { lookedAt, onMediaCase } from "./opened.ts";
import { settings, visit } from "./workbench.ts";

const on = onMediaCase();

const [desk] = settings;

const timeOf = async (page: Page): Promise<number> =>
  Number(await page.getByRole("slider").getAttribute("aria-valuenow"));
const read = (path: string): string => readFileSync(join(on.media.folder, path), "utf8");

describe("listening in the browser", { timeout: 180_000 }, () => {
  test("voices are found without names, and named by a person with grounds", async () => {
    const { page, open, errors } = await visit(on.browser, on.media.workbench, desk);
    await open("/recordings/broadcast.wav");
    await lookedAt(page);
    const voices = page.getByRole("region", { name: "Who speaks when" });
    await voices.getByText("Nobody has looked for voices yet.").waitFor();
    await voices.getByLabel("How many speak").fill("2");
    await voices.getByRole("button", { name: "Find voices" }).click();
    await voices
      .getByText("nobody has said whose voice it is")
      .first()
      .waitFor({ timeout: 60_000 });
    await voices
      .getByRole("button", { name: /^voice-1: / })
      .first()
      .click();
    await voices.getByRole("button", { name: "Say whose voice voice-1 is" }).click();
    const form = voices.getByRole("form", { name: "Say whose voice voice-1 is" });
    expect(await form.getByLabel("Who says so").inputValue()).toBe("Sana Iqbal");
    await form.getByLabel("Whose voice (purported)").fill("<b>A. Khan</b>");
    await form.getByLabel("On what grounds").fill("introduced by name");
    await form.getByRole("button", { name: "Write it down" }).click();
    await voices.getByText("<b>A. Khan</b>").waitFor();
    await voices.getByText("introduced by name").waitFor();
    expect(read("transcripts/broadcast.speakers.yaml")).toContain("introduced by name");
    expect(errors).toEqual([]);
    await page.context().close();
  });

  test("a person's judgement rests on what was seen, and is theirs", async () => {
    const { page, open, errors } = await visit(on.browser, on.media.workbench, desk);
    await open("/recordings/broadcast.wav");
    await lookedAt(page);
    const review = page.getByRole("region", { name: "What you make of it" });
    await review.getByText("Nobody has judged it yet.").waitFor();
    await review.getByRole("button", { name: "Judge it" }).click();
    await review.getByLabel("Category").selectOption("EditedOrCroppedContent");
    await review.getByLabel("Why, in a sentence").fill("A moment is muted");
    await review.getByRole("checkbox").first().check();
    await review.getByRole("button", { name: "Write it down" }).click();
    await review.getByText("judged by Sana Iqbal").waitFor({ timeout: 60_000 });
    await review.getByText("A moment is muted").waitFor();
    expect(existsSync(join(on.media.folder, "transcripts/broadcast.review.yaml"))).toBe(true);
    expect(errors).toEqual([]);
    await page.context().close();
  });

  test("search goes to the second at which a word is heard, and to what was seen", async () => {
    const { page, open, errors } = await visit(on.browser, on.media.workbench, desk);
    await open("/recordings/clip.wav");
    await lookedAt(page);
    await open("/");
    await page.keyboard.press("/");
    await page.keyboard.type("asked signed");
    await page.getByRole("option", { name: /heard.*nobody asked who had signed/ }).waitFor();
    await page.keyboard.press("Enter");
    await lookedAt(page);
    await expect.poll(() => timeOf(page)).toBe(4);
    await page.keyboard.press("Control+k");
    await page.keyboard.type("script>alert");
    await page.getByRole("option", { name: /heard/ }).click();
    await expect.poll(() => timeOf(page)).toBe(8);
    await page.keyboard.press("Control+k");
    await page.keyboard.type("article.txt");
    await page.getByRole("option", { name: /exhibit.*article.txt/ }).waitFor();
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: "Evidence" }).waitFor();
    const focus = "document.activeElement?.id";
    await expect.poll(() => page.evaluate(focus)).toBe("exhibits/article.txt");
    expect(errors).toEqual([]);
    await page.context().close();
  });
});

describe.each(settings.filter((_, i) => i % 3 === 0 || i === 6))("its forms, $name", (setting) => {
  test("fit, are accessible, log no error and ask no other host", {
    timeout: 120_000,
  }, async () => {
    const { page, open, expectSound } = await visit(on.browser, on.media.workbench, setting);
    await open("/recordings/broadcast.wav");
    await lookedAt(page);
    await page.locator("section[aria-labelledby=voices] li > button").first().click();
    await page.locator("section[aria-labelledby=review] > button").click();
    await page.locator("section[aria-labelledby=voices]").scrollIntoViewIfNeeded();
    await expectSound("listening-voices");
    await page.locator("section[aria-labelledby=review] form").scrollIntoViewIfNeeded();
    await expectSound("listening-review");
    await page.keyboard.press("Control+k");
    await page.keyboard.type("sheets");
    await page.locator("[role=option]").first().waitFor();
    await expectSound("palette-found");
    await page.context().close();
  });
});
