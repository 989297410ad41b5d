import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { jpeg, jpegWithExif, position, tiff } from "../device-notes.ts";
import { caseWithPictures } from "../sheet-pictures.ts";
import { serve } from "./serve.ts";

test("the workbench that writes the report says which pictures it holds back", async () => {
  const folder = caseWithPictures({
    "sheets/North/1.jpg": jpegWithExif(tiff(position)),
    "sheets/North/2.jpg": jpeg,
  });
  const { read } = await serve(folder);
  const written = await read("/api/report", { method: "POST" });
  expect(written.address).toBe("/report/index.html");
  expect(written.heldBack).toEqual([
    {
      code: "report/picture-place",
      message: "a picture is held back from the report: its file says where it was taken",
      at: { file: "exhibits/sheets/sheets/North/1.jpg" },
      fix: expect.stringContaining("1.jpg.custody.yaml"),
    },
  ]);
  const copies = join(folder, "report", "media", "sheets", "sheets", "North");
  expect([existsSync(join(copies, "1.jpg")), existsSync(join(copies, "2.jpg"))]).toEqual([
    false,
    true,
  ]);
});
