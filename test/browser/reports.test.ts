import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { onMediaCase } from "./opened.ts";
import { settings, visit } from "./workbench.ts";

const on = onMediaCase();

const [desk] = settings;

const read = (path: string): string => readFileSync(join(on.media.folder, path), "utf8");
const write = (path: string, text: string): void =>
  writeFileSync(join(on.media.folder, path), text);

const card = (page: Page, id: string) => page.getByRole("article", { name: id, exact: true });

/** Selects words of the report, as a mouse would. The page's policy lets no text run as script in it: asked from outside. */
const selectWords = async (page: Page, words: string): Promise<void> => {
  const found = await page.evaluate(`(() => {
    const box = document.querySelector(".report-text .article");
    const walker = document.createTreeWalker(box, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const start = node.nodeValue.indexOf(${JSON.stringify(words)});
      if (start < 0) continue;
      document.getSelection().setBaseAndExtent(node, start, node, start + ${words.length});
      return true;
    }
    return false;
  })()`);
  expect(found, `“${words}” stands in one piece`).toBe(true);
};

describe.each(settings)("the reports, $name", (setting) => {
  test("fit, are accessible, log no error and ask no other host", {
    timeout: 120_000,
  }, async () => {
    const { page, open, expectSound } = await visit(on.browser, on.media.workbench, setting);
    await open("/statements");
    await card(page, "article#1").waitFor();
    await expectSound("reports");
    await card(page, "article#1").focus();
    await page.keyboard.press("e");
    await page.locator("form.statement-form").waitFor();
    await expectSound("reports-correcting");
    await page.context().close();
  });
});

describe("reports by keyboard and by visible labels", { timeout: 120_000 }, () => {
  test("a statement is corrected in place: its parts marked anew, its chain changed, kept in its line and the ledger", async () => {
    const { page, open, errors } = await visit(on.browser, on.media.workbench, desk);
    await open("/statements");
    await card(page, "article#1").focus();
    await page.keyboard.press("e");
    const form = page.getByRole("form", { name: "Correct article#1" });
    const text = form.getByRole("textbox", { name: "The text around it" });
    await expect
      .poll(() =>
        text.evaluate((area) => (area as unknown as { selectionEnd: number }).selectionEnd),
      )
      .toBeGreaterThan(0);
    await text.evaluate((area) => {
      const field = area as unknown as {
        value: string;
        setSelectionRange: (from: number, to: number) => void;
      };
      const from = field.value.indexOf("turnout");
      field.setSelectionRange(from, from + "turnout had reached 61 percent".length);
    });
    await text.press("Alt+3");
    expect(await form.getByLabel("What is said, in one sentence").inputValue()).toBe(
      "turnout had reached 61 percent",
    );
    await form.getByLabel("What the words commit the speaker to").selectOption("claims");
    await form.getByRole("button", { name: "Add a link" }).click();
    await form.getByRole("textbox", { name: "Name" }).last().fill("the tally centre");
    await page.keyboard.press("Control+Enter");
    await form.waitFor({ state: "detached" });
    await card(page, "article#1").getByText("the tally centre").waitFor();
    await card(page, "article#1").getByText("confirmed").waitFor();
    await expect.poll(() => page.evaluate("document.activeElement.id")).toBe("article#1");
    const saved = JSON.parse(read("statements/article.jsonl").split("\n")[0]);
    expect(saved.body).toMatchObject({ force: "claim", madeBy: "person", status: "confirmed" });
    expect(saved.body.parts.at(-1).exact).toBe("turnout had reached 61 percent");
    expect(read("ledger.jsonl")).toContain("article#1 corrected");
    expect(errors).toEqual([]);
    await page.context().close();
  });

  test("selected words become a statement", async () => {
    const { page, open, errors } = await visit(on.browser, on.media.workbench, desk);
    await open("/statements");
    await page.getByRole("group", { name: "article.txt" }).waitFor();
    await selectWords(page, "The sheets were changed after the count");
    await page.getByRole("button", { name: "Add the selected words as a statement" }).click();
    const form = page.getByRole("form", { name: "Add a statement" });
    expect(await form.getByLabel("What is said, in one sentence").inputValue()).toBe(
      "The sheets were changed after the count",
    );
    await form.getByRole("button", { name: "Add a link" }).click();
    await form.getByRole("textbox", { name: "Name" }).fill("Daniyal Khan");
    await form.getByRole("button", { name: "Save and confirm" }).click();
    await card(page, "article#2").getByText("Daniyal Khan").waitFor();
    const [, added] = read("statements/article.jsonl").split("\n");
    expect(JSON.parse(added)).toMatchObject({
      target: { selector: [{ exact: "The sheets were changed after the count" }, {}] },
      body: { madeBy: "person", status: "confirmed" },
    });
    await page
      .getByRole("group", { name: "article.txt" })
      .locator("a.said.confirmed")
      .last()
      .waitFor();
    expect(errors).toEqual([]);
    await page.context().close();
  });

  test("the graph filters by what statements came through, and stands as a list too", async () => {
    const { page, open } = await visit(on.browser, on.media.workbench, desk);
    await open("/statements");
    const graph = page.getByRole("group", { name: "Where it all comes from" });
    await graph.getByRole("button", { name: "Ayesha Malik" }).click();
    await page.getByText("Only what came through").waitFor();
    await expect.poll(() => page.getByRole("article").count()).toBe(1);
    await page.getByText("The same as a list").click();
    await page.getByRole("listitem").filter({ hasText: "→" }).first().waitFor();
    await page.getByRole("link", { name: "Show all" }).click();
    await expect.poll(() => page.getByRole("article").count()).toBeGreaterThan(1);
    await page.context().close();
  });

  test("markup in every field is shown as the text it is", async () => {
    const { page, open, errors } = await visit(on.browser, on.media.workbench, desk);
    await open("/statements");
    await card(page, "talk#1").getByText("<img src=x").first().waitFor();
    await card(page, "talk#1").getByRole("button", { name: "Correct" }).click();
    await page.getByRole("form", { name: "Correct talk#1" }).waitFor();
    expect(await page.locator("main img, main script").count()).toBe(0);
    expect(errors).toEqual([]);
    await page.context().close();
  });
});

describe("two who edit the same", { timeout: 120_000 }, () => {
  test("a statement changed meanwhile is laid beside one's own correction, and nothing is overwritten unseen", async () => {
    const { page, open } = await visit(on.browser, on.media.workbench, desk);
    await open("/statements");
    await card(page, "talk#1").getByRole("button", { name: "Correct" }).click();
    const form = page.getByRole("form", { name: "Correct talk#1" });
    await form.getByLabel("Note").fill("My own note.");
    const before = read("statements/talk.jsonl");
    const theirs = JSON.parse(before);
    theirs.body.statement = "Their own wording.";
    write("statements/talk.jsonl", `${JSON.stringify(theirs)}\n`);
    await form.getByRole("button", { name: "Save and confirm" }).click();
    const conflict = form.getByRole("alert");
    await conflict.getByText("Their own wording.").first().waitFor();
    await conflict.getByText("note: My own note.").waitFor();
    expect(read("statements/talk.jsonl")).toBe(`${JSON.stringify(theirs)}\n`);
    await conflict.getByRole("button", { name: "Drop my changes" }).click();
    await expect
      .poll(() => form.getByLabel("What is said, in one sentence").inputValue())
      .toBe("Their own wording.");
    await form.getByLabel("Note").fill("My own note.");
    await form.getByRole("button", { name: "Save and confirm" }).click();
    await form.waitFor({ state: "detached" });
    expect(JSON.parse(read("statements/talk.jsonl")).body).toMatchObject({
      statement: "Their own wording.",
      note: "My own note.",
    });
    await page.context().close();
  });

  test("a claim changed meanwhile is shown three ways; either version can be kept, on the record", async () => {
    const { page, open, errors, expectSound } = await visit(on.browser, on.media.workbench, desk);
    await open("/claims/two/edit");
    const editor = page.getByRole("textbox", { name: "The claim’s file" });
    const first = read("claims/two.md");
    const mine = first.replace("The first version.", "The version I wrote.");
    const theirs = first.replace("Two is more than one", "Two is more than one, they say");
    await editor.click();
    await page.keyboard.press("Control+a");
    await page.keyboard.insertText(mine);
    write("claims/two.md", theirs);
    await page.getByRole("button", { name: "Save" }).click();
    const conflict = page.getByRole("alert").filter({ hasText: "changed" });
    await conflict.getByRole("textbox").first().waitFor();
    await conflict.getByText("they say").waitFor();
    await conflict.getByText("The version I wrote.").waitFor();
    expect(read("claims/two.md")).toBe(theirs);
    // The refused save is an answer of status 409, which the browser itself writes to its console.
    expect(errors.splice(0)).toEqual([expect.stringContaining("409 (Conflict)")]);
    await expectSound("conflict");
    await conflict.getByRole("button", { name: "Save my text as it stands" }).click();
    await expect.poll(() => read("claims/two.md")).toBe(mine);
    await conflict.waitFor({ state: "detached" });

    await editor.click();
    await page.keyboard.press("Control+End");
    await page.keyboard.insertText("\nOnce more.\n");
    write("claims/two.md", theirs);
    await page.getByRole("button", { name: "Save" }).click();
    await conflict.getByRole("button", { name: "Drop my changes" }).click();
    await expect.poll(() => editor.textContent()).toContain("they say");
    expect(await editor.textContent()).not.toContain("Once more.");
    expect(read("claims/two.md")).toBe(theirs);
    await page.context().close();
  });
});
