import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { deflateSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { onCase } from "./opened.ts";
import { settings, visit } from "./workbench.ts";

const sheets = `ward,station,registered,valid,rejected,Lantern,Harbour
North,1,450,290,4,140,150
North,2,430,275,2,130,145
`;

const crcTable = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value >>> 0;
});
const crc = (bytes: Uint8Array): number => {
  let value = 0xffffffff;
  for (const byte of bytes) value = crcTable[(value ^ byte) & 255] ^ (value >>> 8);
  return (value ^ 0xffffffff) >>> 0;
};
const chunk = (type: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(type), data]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(data.length, 0);
  ends.writeUInt32BE(crc(body), 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
};

/** A page with ruled lines, 420 by 594: higher than wide, so that turning it shows. */
const page = (): Buffer => {
  const [width, height] = [420, 594];
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 0], 8);
  const rows = Buffer.alloc(height * (width + 1), 250);
  for (let row = 0; row < height; row++) {
    rows[row * (width + 1)] = 0;
    if (row % 33 === 0) rows.fill(60, row * (width + 1) + 30, row * (width + 1) + width - 30);
  }
  return Buffer.concat([
    Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
    chunk("IHDR", head),
    chunk("IDAT", deflateSync(rows)),
    chunk("IEND", Buffer.alloc(0)),
  ]);
};

const on = onCase((folder) => {
  cpSync(join(import.meta.dirname, "..", "..", "templates", "starter"), folder, {
    recursive: true,
  });
  writeFileSync(join(folder, "results", "sheets.csv"), sheets);
  const scans = join(folder, "exhibits", "sheets", "sheets", "North");
  mkdirSync(scans, { recursive: true });
  writeFileSync(join(scans, "1.png"), page());
  writeFileSync(join(scans, "1.2.jpg"), "<svg><script>alert(1)</script></svg>");
});

describe("the table of sheets", () => {
  test("shows what is typed for, in one table, also once the pictures stand under it", {
    timeout: 60_000,
  }, async () => {
    const { page, open, errors } = await visit(on.browser, on.workbench, settings[0]);
    await open("/results");
    await page.locator('main a[href="/results/sheets"]').first().click();
    const table = page.getByRole("table", { name: "Sheets", exact: true });
    await table.getByRole("row", { name: /North/ }).nth(1).waitFor();
    await page.getByRole("button", { name: "Draw them" }).waitFor();
    const field = page.getByLabel("Find a contest, station or region");
    for (const [typed, rows] of [
      ["nowhere", "1"],
      ["north", "3"],
    ]) {
      await field.fill(typed);
      await expect
        .poll(async () => {
          const tables = await table.all();
          return Promise.all(tables.map((each) => each.getAttribute("aria-rowcount")));
        })
        .toEqual([rows]);
    }
    expect(errors).toEqual([]);
    await page.context().close();
  });
});

describe("a sheet beside its picture", () => {
  test("is reached from the table, and looked at by keyboard: larger, turned, whole again", {
    timeout: 60_000,
  }, async () => {
    const { page, open, errors } = await visit(on.browser, on.workbench, settings[0]);
    await open("/results/sheets");
    await page.getByRole("row", { name: /North/ }).first().getByRole("link", { name: "1" }).click();
    await page.getByRole("heading", { level: 1, name: "North, station 1" }).waitFor();
    const picture = page.getByRole("img", { name: /Picture of the sheet of North, station 1/ });
    await expect
      .poll(() => picture.evaluate((image: { naturalWidth: number }) => image.naturalWidth))
      .toBe(420);
    await page.getByRole("row", { name: /Valid/ }).getByText("290").waitFor();
    await page.getByText(/1\.2\.jpg is not shown/).waitFor();
    const viewer = page.getByRole("group", { name: "Picture of the sheet" });
    await viewer.focus();
    const wideBefore = (await picture.boundingBox())?.width ?? 0;
    await page.keyboard.press("+");
    await page.getByRole("status").filter({ hasText: "125 %, turned by 0°" }).waitFor();
    expect((await picture.boundingBox())?.width).toBeGreaterThan(wideBefore * 1.2);
    await page.keyboard.press("r");
    await page.getByRole("status").filter({ hasText: "turned by 90°" }).waitFor();
    const turned = await picture.boundingBox();
    expect(turned?.width).toBeGreaterThan(turned?.height ?? Infinity);
    await page.keyboard.press("0");
    await page.getByRole("status").filter({ hasText: "100 %, turned by 0°" }).waitFor();
    expect(errors).toEqual([]);
    await page.context().close();
  });

  test.each(settings.filter(({ name }) => !name.startsWith("4k")))(
    "fits and is accessible, $name",
    {
      timeout: 60_000,
    },
    async (setting) => {
      const { page, open, expectSound } = await visit(on.browser, on.workbench, setting);
      await open("/results/sheets/sheets/1");
      await page.getByRole("img").waitFor();
      await expectSound("sheet");
      await open("/results/sheets/sheets/2");
      await page.getByText("exhibits/sheets/sheets/North/2.jpg").waitFor();
      await expectSound("sheet-without-picture");
      await page.context().close();
    },
  );
});
