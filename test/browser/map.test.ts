import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { onCase } from "./opened.ts";
import { settings, visit } from "./workbench.ts";

/** A made-up country: wards side by side, with a bent border between them. */
const ward = (contest: string, from: number, to: number) => ({
  type: "Feature",
  properties: { contest },
  geometry: {
    type: "Polygon",
    coordinates: [
      [
        [from, 24],
        [to, 24],
        [to + 0.2, 24.5],
        [to, 25],
        [from, 25],
        [from + 0.2, 24.5],
        [from, 24],
      ],
    ],
  },
});
const features = [
  ward("North", 67, 67.6),
  ward("Centre", 67.6, 68.2),
  ward("<b>Elsewhere</b>", 68.2, 68.6),
];

const on = onCase((folder) => {
  cpSync(join(import.meta.dirname, "..", "..", "templates", "starter"), folder, {
    recursive: true,
  });
  mkdirSync(join(folder, "geometry"));
  const text = JSON.stringify({ type: "FeatureCollection", features });
  writeFileSync(join(folder, "geometry", "wards.geojson"), text);
  writeFileSync(join(folder, "geometry", "broken.geojson"), '{\n"type": }');
});

describe("maps of a case that brings geometry", () => {
  test("are reached from the results, and show who is first, turnout and difference, each with a legend and a table", {
    timeout: 60_000,
  }, async () => {
    const { page, open, errors } = await visit(on.browser, on.workbench, settings[0]);
    await open("/results");
    await page.getByRole("link", { name: "Maps" }).click();
    await page.getByRole("heading", { level: 1, name: "Maps" }).waitFor();
    await page.getByText("geometry/broken.geojson:2").waitFor();
    await page
      .getByRole("img", { name: /Map of geometry\/wards\.geojson: who is first/ })
      .waitFor();
    const legend = page.getByRole("list", { name: "What the colours mean" });
    const table = page.getByRole("group", { name: "The same as a table" });
    await page.getByLabel("Tabulation").selectOption("declared");
    await legend.getByRole("listitem").first().waitFor();
    await expect.poll(() => table.getByRole("row").count()).toBeGreaterThan(2);
    await page.getByLabel("The map shows").selectOption({ label: "turnout" });
    await page.getByRole("img", { name: /turnout/ }).waitFor();
    await page.getByLabel("The map shows").selectOption({ label: "difference" });
    await page.getByRole("img", { name: /difference/ }).waitFor();
    await page.getByLabel("Against").waitFor();
    await table.getByRole("link", { name: "North" }).click();
    await page.getByRole("heading", { level: 1, name: "North" }).waitFor();
    expect(errors).toEqual([]);
    await page.context().close();
  });

  test.each(settings.filter(({ name }) => !name.startsWith("4k")))(
    "fit and are accessible, $name",
    {
      timeout: 60_000,
    },
    async (setting) => {
      const { page, open, expectSound } = await visit(on.browser, on.workbench, setting);
      for (const kind of ["winner", "turnout", "difference"]) {
        await open(`/map?kind=${kind}&tab=declared`);
        await page.getByRole("img").first().waitFor();
        await expectSound(`map-${kind}`);
      }
      await page.context().close();
    },
  );
});
