import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { lookedAt, onMediaCase } from "./opened.ts";
import { settings, visit } from "./workbench.ts";

const on = onMediaCase();

const [desk] = settings;

const read = (path: string): string => readFileSync(join(on.media.folder, path), "utf8");
const clip = "transcripts/clip.vtt";

const editing = async (page: Page, button: string) => {
  await lookedAt(page);
  await page.getByRole("button", { name: button }).click();
  const editor = page.getByRole("group", { name: "Correct the transcript" });
  await editor.waitFor();
  return editor;
};

const saved = (page: Page) => page.getByRole("button", { name: "Correct it" }).waitFor();

describe.each(settings)("correcting a transcript, $name", (setting) => {
  test("fits, is accessible, logs no error and asks no other host", {
    timeout: 120_000,
  }, async () => {
    const { page, open, expectSound } = await visit(on.browser, on.media.workbench, setting);
    await open("/recordings/clip.wav");
    await lookedAt(page);
    await page.locator(".transcript-head button").click();
    await page.locator(".cue-form textarea").waitFor();
    await expectSound("transcript-editor");
    await page.locator(".transcript-editor").scrollIntoViewIfNeeded();
    await expectSound("transcript-editor-below");
    await page.context().close();
  });
});

describe("a transcript in the browser", { timeout: 120_000 }, () => {
  test("is corrected by keyboard: words, times, speaker; split, joined; saved and taken back", async () => {
    const before = read(clip);
    const { page, open, errors } = await visit(on.browser, on.media.workbench, desk);
    await open("/recordings/clip.wav");
    const editor = await editing(page, "Correct it");
    await page.keyboard.press("End");
    await page.keyboard.type(" tonight");
    await page.keyboard.press("Control+Enter");
    const second = editor.getByRole("group", { name: "Cue 2 at 0:04.0" });
    await second.getByLabel("What is heard").waitFor();
    for (let step = 0; step < "and nobody".length; step += 1)
      await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Alt+s");
    const third = editor.getByRole("group", { name: "Cue 3 at" });
    await expect
      .poll(() => third.getByLabel("What is heard").inputValue())
      .toBe("asked who had signed them");
    await third.getByLabel("Start", { exact: true }).fill("0:05.5");
    await third.getByLabel("Speaker (purported)").fill("C. Clerk");
    await page.keyboard.press("Alt+j");
    await editor.getByRole("button", { name: "Step back" }).click();
    await editor.getByText("cues differ from the file").waitFor();
    await editor.getByLabel("Why (for the ledger)").fill("Heard with headphones");
    await page.keyboard.press("Control+s");
    await saved(page);
    const after = read(clip);
    expect(after).toContain("They told us to hand over the sheets tonight");
    expect(after).toContain("00:00:05.500 --> 00:00:08.000\n<v C. Clerk>asked who had signed them");
    expect(after).toContain("corrected by Sana Iqbal");
    expect(read("ledger.jsonl").trim().split("\n").at(-1)).toContain("Heard with headphones");
    const told = page.getByRole("region", { name: "Last change" });
    await told.getByText("Heard with headphones").waitFor();
    await page.locator("body").click({ position: { x: 700, y: 5 } });
    await page.keyboard.press("Control+z");
    await told.getByText("Taken back: Heard with headphones").waitFor();
    expect(read(clip)).toBe(before);
    await told.getByRole("button", { name: "Do it again" }).click();
    await expect.poll(() => read(clip)).toBe(after);
    await told.getByText("Done again").waitFor();
    expect(errors).toEqual([]);
    await page.context().close();
  });

  test("takes times from where the sound is and from the marked stretch, adds and deletes cues", async () => {
    const { page, open } = await visit(on.browser, on.media.workbench, desk);
    await open("/recordings/clip.wav");
    const editor = await editing(page, "Correct it");
    await page.getByRole("slider").focus();
    await page.keyboard.press("Home");
    for (let step = 0; step < 12; step += 1) await page.keyboard.press("ArrowRight");
    await page.keyboard.press("[");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("]");
    await editor.getByRole("button", { name: "Add a cue where the sound is" }).click();
    const form = editor.getByRole("group", { name: /^Cue \d at 0:12.0$/ });
    expect(await form.getByLabel("End", { exact: true }).inputValue()).toBe("0:13.000");
    await editor.getByRole("button", { name: "Save the transcript" }).click();
    await editor.getByRole("alert").getByText("has no words").waitFor();
    await form.getByLabel("What is heard").fill("سب نے دستخط کیے");
    await form.getByLabel("End", { exact: true }).fill("no time");
    await form.getByLabel("What is heard").focus();
    expect(await form.getByLabel("End", { exact: true }).inputValue()).toBe("0:13.000");
    await page.getByRole("slider").focus();
    await page.keyboard.press("ArrowLeft");
    await form.getByRole("button", { name: "Start here" }).click();
    await editor.getByRole("button", { name: /hand over the sheets/ }).click();
    await editor
      .getByRole("group", { name: "Cue 1 at" })
      .getByRole("button", { name: "Delete" })
      .click();
    await editor.getByRole("button", { name: "Save the transcript" }).click();
    await saved(page);
    expect(read(clip)).toContain("سب نے دستخط کیے");
    expect(read(clip)).not.toContain("hand over the sheets");
    await page.context().close();
  });

  test("is begun by listening where there is none", async () => {
    const { page, open, expectSound } = await visit(on.browser, on.media.workbench, desk);
    await open("/recordings/broadcast.wav");
    const editor = await editing(page, "Begin a transcript");
    await editor.getByText("No cue yet").waitFor();
    await editor.getByRole("button", { name: "Add a cue where the sound is" }).click();
    await page.keyboard.type("<b>Good</b> evening");
    await page.keyboard.press("Alt+n");
    await page.keyboard.type("this is the news");
    await page.keyboard.press("Control+s");
    await saved(page);
    const cues = page.getByRole("group", { name: "Transcript" });
    await cues.getByText("<b>Good</b> evening").waitFor();
    expect(read("transcripts/broadcast.vtt")).toContain("Source: Sana Iqbal");
    const told = page.getByRole("region", { name: "Last change" });
    await told.getByRole("button", { name: "Undo" }).waitFor();
    await expectSound("undo-told");
    await told.getByRole("button", { name: "Undo" }).click();
    await page.getByRole("button", { name: "Begin a transcript" }).waitFor();
    expect(existsSync(join(on.media.folder, "transcripts/broadcast.vtt"))).toBe(false);
    await page.context().close();
  });

  test("that somebody else changed is shown in three versions, and nothing is lost", async () => {
    const { page, open } = await visit(on.browser, on.media.workbench, desk);
    await open("/recordings/clip.wav");
    const editor = await editing(page, "Correct it");
    await page.keyboard.press("End");
    await page.keyboard.type(" mine");
    const theirs = read(clip).replace("script", "SCRIPT");
    writeFileSync(join(on.media.folder, clip), theirs);
    await editor.getByRole("button", { name: "Save the transcript" }).click();
    await editor.getByRole("heading", { name: "The file now" }).waitFor();
    await editor.getByRole("heading", { name: "Your text" }).waitFor();
    expect(read(clip)).toBe(theirs);
    await editor.getByRole("button", { name: "Save my text as it stands" }).click();
    await saved(page);
    expect(read(clip)).toContain(" mine");
    writeFileSync(join(on.media.folder, clip), theirs);
    await page.locator("body").click({ position: { x: 700, y: 5 } });
    await page.keyboard.press("Control+z");
    await page.getByText("This cannot be taken back:").waitFor();
    expect(read(clip)).toBe(theirs);
    await page.context().close();
  });

  test("left with changes unsaved, the page asks first", async () => {
    rmSync(join(on.media.folder, "transcripts/broadcast.vtt"), { force: true });
    const { page, open } = await visit(on.browser, on.media.workbench, desk);
    await open("/recordings/clip.wav");
    const editor = await editing(page, "Correct it");
    await page.keyboard.type("x");
    const asked: string[] = [];
    page.on("dialog", (dialog) => {
      asked.push(dialog.message());
      void (asked.length === 1 ? dialog.dismiss() : dialog.accept());
    });
    await page.getByRole("link", { name: "Ledger" }).click();
    await expect.poll(() => asked.length).toBe(1);
    await editor.waitFor();
    await editor.getByRole("button", { name: "Leave without saving" }).click();
    await saved(page);
    expect(asked[0]).toContain("is not saved");
    await page.context().close();
  });
});
