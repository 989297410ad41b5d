import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { lookedAt, onMediaCase } from "./opened.ts";
import { settings, visit } from "./workbench.ts";

const on = onMediaCase();

const [desk] = settings;

/** How many of a canvas's pixels are drawn on. */
const inked = (page: Page, selector: string): Promise<number> =>
  page.locator(selector).evaluate((element) => {
    const canvas = element as unknown as {
      width: number;
      height: number;
      getContext: (kind: "2d") => {
        getImageData: (...at: number[]) => { data: Uint8ClampedArray };
      };
    };
    const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
    let count = 0;
    for (let at = 3; at < data.length; at += 4) if (data[at] > 0) count += 1;
    return count / (canvas.width * canvas.height);
  });

const timeOf = async (page: Page): Promise<number> =>
  Number(await page.getByRole("slider").getAttribute("aria-valuenow"));

describe.each(settings)("the views of recordings, $name", (setting) => {
  test("fit, are accessible, log no error and ask no other host", {
    timeout: 240_000,
  }, async () => {
    const { page, open, expectSound } = await visit(on.browser, on.media.workbench, setting);
    await open("/recordings/broadcast.wav");
    await lookedAt(page);
    await expectSound("recording");
    await open("/recordings/clip.wav");
    await lookedAt(page);
    await expectSound("recording-with-transcript");
    await open("/recordings");
    await expectSound("recordings");
    await open("/recordings/clip.wav/with/broadcast.wav");
    await lookedAt(page, 2);
    await expectSound("comparison");
    await page.context().close();
  });
});

describe("a recording in the browser", { timeout: 180_000 }, () => {
  test("is opened from the list, drawn, and named for who cannot see it", async () => {
    const { page, open, errors } = await visit(on.browser, on.media.workbench, desk);
    await open("/");
    await page.keyboard.press("g");
    await page.keyboard.press("a");
    await page.getByRole("heading", { level: 1, name: "Recordings" }).waitFor();
    await page.getByRole("link", { name: "clip.wav" }).click();
    await lookedAt(page);
    await page.getByRole("slider", { name: "Place in the recording: clip.wav" }).waitFor();
    await expect.poll(() => inked(page, ".surface .waveform")).toBeGreaterThan(0.02);
    await expect.poll(() => inked(page, ".surface .spectrogram canvas")).toBeGreaterThan(0.9);
    await page.getByText("Whose voice it is, nothing here can prove.").waitFor();
    const left = async (selector: string) => {
      const box = await page.locator(selector).first().boundingBox();
      return [box?.x, box?.width];
    };
    // One axis for all: what is seen stands under the second in which it is heard.
    expect(await left(".lanes")).toEqual(await left(".surface"));
    expect(errors).toEqual([]);
    await page.context().close();
  });

  test("plays, seeks, marks and repeats a stretch by keyboard alone", async () => {
    const { page, open } = await visit(on.browser, on.media.workbench, desk);
    await open("/recordings/clip.wav");
    await lookedAt(page);
    await page.getByRole("slider").focus();
    await page.keyboard.press("Space");
    await page.getByRole("button", { name: "Pause" }).waitFor();
    await expect.poll(() => timeOf(page)).toBeGreaterThan(0);
    await page.keyboard.press("Space");
    await page.getByRole("button", { name: "Play" }).waitFor();
    await page.keyboard.press("Home");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    await expect.poll(() => timeOf(page)).toBe(2);
    await page.keyboard.press("[");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("]");
    const stretch = page.getByRole("group", { name: "Marked stretch" });
    await stretch.getByText("0:02.00–0:03.00").waitFor();
    await page.keyboard.press("l");
    await expect
      .poll(() => stretch.getByRole("button", { name: "Repeat" }).getAttribute("aria-pressed"))
      .toBe("true");
    await page.keyboard.press("Space");
    // Two seconds of a stretch of one: had it not turned back it would be past its end.
    await page.waitForTimeout(2000);
    const now = await timeOf(page);
    expect(now).toBeGreaterThanOrEqual(2);
    expect(now).toBeLessThanOrEqual(3);
    await page.getByLabel("Speed").selectOption("0.5");
    expect(await page.getByLabel("Speed").inputValue()).toBe("0.5");
    await page.context().close();
  });

  test("its transcript follows, seeks, is searched, and names speakers as purported", async () => {
    const { page, open } = await visit(on.browser, on.media.workbench, desk);
    await open("/recordings/clip.wav");
    await lookedAt(page);
    const cues = page.getByRole("group", { name: "Transcript" });
    await cues.getByText("B. Officer").waitFor();
    await cues.getByText("(purported)").first().waitFor();
    await cues.getByRole("button", { name: "nobody asked" }).click();
    await expect.poll(() => timeOf(page)).toBe(4);
    const current = cues.locator("[aria-current=true]");
    await expect.poll(() => current.textContent()).toContain("nobody asked");
    await page.getByRole("slider").focus();
    await page.keyboard.press("Home");
    await expect.poll(() => current.textContent()).toContain("They told us");
    await page.getByRole("searchbox", { name: "Find in it" }).fill("officer");
    await page.getByText("1 of 3 cues").waitFor();
    await page.getByRole("searchbox", { name: "Find in it" }).fill("");
    await cues.getByText("<script>alert(1)</script>").waitFor();
    expect(await cues.locator("img, script").count()).toBe(0);
    await page.context().close();
  });

  test("shows what was seen as regions, each with its evidence and what else it may be", async () => {
    const { page, open } = await visit(on.browser, on.media.workbench, desk);
    await open("/recordings/broadcast.wav");
    await lookedAt(page);
    const seen = page.getByRole("region", { name: "What is seen in it" });
    await seen.getByText("Figure:").first().waitFor();
    await seen.getByText("Or else:").first().waitFor();
    await seen.getByText("never a verdict").waitFor();
    const inOthers = page.getByRole("group", { name: "In others" });
    await inOthers.getByRole("button").first().click();
    await expect.poll(() => timeOf(page)).toBeGreaterThan(8);
    await page
      .getByRole("region", { name: "In other recordings" })
      .getByText("stands in")
      .first()
      .waitFor();
    await page.context().close();
  });

  test("in a coding no browser plays is heard as the server decoded it", async () => {
    const { page, open } = await visit(on.browser, on.media.workbench, desk);
    await open("/recordings/call.wav");
    await lookedAt(page);
    await page.getByRole("button", { name: "Play", exact: true }).click();
    await expect.poll(() => timeOf(page)).toBeGreaterThan(0);
    await page.context().close();
  });

  test("is laid beside another where both sound the same, and x changes between them", async () => {
    const { page, open } = await visit(on.browser, on.media.workbench, desk);
    await open("/recordings/broadcast.wav");
    await lookedAt(page);
    await open("/recordings/clip.wav/with/broadcast.wav");
    await lookedAt(page, 2);
    const [clip, broadcast] = [
      page.getByRole("slider", { name: "clip.wav" }),
      page.getByRole("slider", { name: "broadcast.wav" }),
    ];
    const seconds = async (slider: typeof clip): Promise<number> =>
      Number(await slider.getAttribute("aria-valuenow"));
    await expect.poll(() => seconds(broadcast)).toBe(10);
    expect(await seconds(clip)).toBe(0);
    await clip.focus();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("x");
    await expect.poll(() => seconds(broadcast)).toBeGreaterThanOrEqual(12);
    const playing = page.getByRole("region", { name: "Player: broadcast.wav" });
    await playing.getByRole("button", { name: "Pause" }).waitFor();
    await page.context().close();
  });
});
