import { existsSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { runCli } from "../../test/run-cli.ts";
import { caseWithPictures, png } from "../../test/sheet-pictures.ts";
import { sha256 } from "../lib/hash.ts";
import { hiddenExhibits, isHiddenCopy } from "./bundle/hidden-exhibits.ts";
import { en } from "./messages/en.ts";
import { picturesIn, printPage } from "./print.ts";
import { withoutPictures } from "./sheet-section.ts";

const report = async (folder: string, id = "every-sheet"): Promise<string> => {
  const { code, err } = await runCli(["report", folder]);
  expect([code, err]).toEqual([0, ""]);
  return readFileSync(join(folder, "report", "claims", `${id}.html`), "utf8");
};

const figures = (page: string): string[] =>
  [...page.matchAll(/<figure class="scan"[\s\S]*?<\/figure>/g)].map(([one]) => one);

test("a sheet whose figures a check shows stands beside its pictures, byte for byte and with their hash", async () => {
  const folder = caseWithPictures({
    "sheets/North/1.PNG": png,
    "sheets/North/1.2.png": png,
    "sheets/East___b_/3.png": png,
    "sheets/North/9.png": png,
    "declared/North.png": png,
  });
  const page = await report(folder);
  expect(figures(page)).toHaveLength(4);
  const [first, second, other, own] = figures(page);
  expect(first).toContain('src="../media/sheets/sheets/North/1.PNG"');
  expect(first).toContain(
    'alt="Picture said to be of the sheet: North, station 1 (Polling-station sheets in hand) page 1 of 2. ',
  );
  expect(first).toContain(sha256(png));
  expect(second).toContain("page 2 of 2");
  expect(other).toContain("East&quot;&gt;&lt;b&gt;, station 3");
  expect(own).toContain("<bdi>exhibits/sheets/declared/North.png</bdi>");
  expect(own).toContain(
    'alt="Picture said to be of the sheet: North (Declared result of 3 May 2025). ',
  );
  const copy = readFileSync(join(folder, "report", "media", "sheets", "sheets", "North", "1.PNG"));
  expect(copy.equals(png)).toBe(true);
  expect(existsSync(join(folder, "report", "media", "sheets", "sheets", "North", "9.png"))).toBe(
    false,
  );
  expect(await report(folder)).toBe(page);
});

test("what is restricted, no picture, or leads out of the case is not copied, and the page says why", async () => {
  const folder = caseWithPictures({
    "sheets/North/1.png": png,
    "sheets/North/1.png.custody.yaml": "preservation:\n  access: the agent is at risk\n",
    "sheets/North/2.png": "<svg onload=alert(1)>",
    "sheets/East___b_/4.png": png,
  });
  symlinkSync("/etc/hostname", join(folder, "exhibits", "sheets", "sheets", "East___b_", "3.png"));
  const page = await report(folder);
  const [restricted, noPicture, outside, ...more] = figures(page);
  expect(more).toEqual([]);
  expect(outside).toContain("path/outside");
  expect(restricted).toContain("Its custody file restricts access");
  expect(page).not.toContain("at risk");
  expect(noPicture).toContain("scan/not-an-image");
  expect(page).not.toContain("<img");
  expect(existsSync(join(folder, "report", "media"))).toBe(false);
});

test("a claim that shows no sheet has no pictures, and neither has a case without any", async () => {
  const folder = caseWithPictures({ "sheets/North/1.png": png });
  expect(figures(await report(folder, "boxes-were-moved"))).toEqual([]);
  const none = await report(caseWithPictures({}));
  expect(none).not.toContain('class="scans"');
});

test("a bundle that withholds a picture holds neither its copy nor its hash in a page", async () => {
  const page = await report(
    caseWithPictures({ "sheets/North/1.png": png, "sheets/North/2.png": png }),
  );
  const hidden = hiddenExhibits(["exhibits/sheets/sheets/North/1.png", "claims/x.md"], {
    files: [{ path: "exhibits/sheets/sheets/North/1.png", reason: "r" }],
    spans: [],
    names: [],
  });
  expect(hidden).toEqual(["exhibits/sheets/sheets/North/1.png"]);
  expect(figures(withoutPictures(page, hidden))).toEqual([figures(page)[1]]);
  expect(withoutPictures(page, ["exhibits/other.png"])).toBe(page);
  expect(isHiddenCopy("report/media/sheets/sheets/North/1.png", hidden)).toBe(true);
  expect(isHiddenCopy("report/media/sheets/sheets/North/2.png", hidden)).toBe(false);
});

test("in the printed document the pictures stand in it, and lead nowhere", async () => {
  const files = new Map([
    ["claims/a.html", await report(caseWithPictures({ "sheets/North/1.png": png }))],
  ]);
  const [path, ...more] = picturesIn(files);
  expect([path, ...more]).toEqual(["media/sheets/sheets/North/1.png"]);
  const printed = printPage({ title: "T", files, messages: en, pictures: new Map([[path, png]]) });
  expect(printed).toContain(`src="data:image/png;base64,${png.toString("base64")}"`);
  expect(printed).not.toContain("../media/");
});
