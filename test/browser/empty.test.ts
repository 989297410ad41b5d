import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { onCase } from "./opened.ts";
import { settings, visit } from "./workbench.ts";

const on = onCase((folder) => {
  writeFileSync(
    join(folder, "case.yaml"),
    "title: Northport 2024\nquestion: Were sheets changed after the count?\n",
  );
});

const views = ["/", "/claims", "/statements", "/results", "/contests", "/reconcile"];
const names = { "en-GB": "Evidence", "ur-PK": "شواہد" } as Record<string, string>;

const shown = settings.filter(({ name }) => ["desk", "desk-ur", "phone-ur-dark"].includes(name));

test.each(shown)(
  "a view with nothing in it leads to where something is put in, $name",
  {
    timeout: 120_000,
  },
  async (setting) => {
    const { page, open, expectSound } = await visit(on.browser, on.workbench, setting);
    for (const path of views) {
      await open(path);
      const way = page.getByRole("main").getByRole("link", { name: names[setting.locale] });
      await way.waitFor();
      expect(await way.getAttribute("href")).toBe("/exhibits");
      await expectSound(`empty-${path.slice(1) || "overview"}`);
    }
    await page.context().close();
  },
);

test("the fields for where a file is from hold a line of words", { timeout: 60_000 }, async () => {
  const { page, open } = await visit(on.browser, on.workbench, settings[0]);
  await open("/exhibits");
  await page.getByLabel("Your name, for the ledger").fill("Sana Iqbal");
  await page.getByRole("button", { name: "Sign as this person" }).click();
  for (const label of ["Obtained from", "How it was obtained", "Choose files"]) {
    const field = page.getByRole("region", { name: "Drop files here" }).getByLabel(label);
    await field.waitFor();
    expect((await field.boundingBox())?.width, label).toBeGreaterThan(120);
  }
  await page.context().close();
});
