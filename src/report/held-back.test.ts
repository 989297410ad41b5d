import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { smallCase, temporaryFolder } from "../../test/custody/folder.ts";
import { jpeg, jpegWithExif, position, tiff } from "../../test/device-notes.ts";
import { runCli } from "../../test/run-cli.ts";
import { caseWithPictures } from "../../test/sheet-pictures.ts";
import { sha256 } from "../lib/hash.ts";

const placed = jpegWithExif(tiff([[0x013b, "Amna Khan\0"], ...position]));

const custody = (bytes: Buffer, more = ""): string => `exhibit: 1.jpg
original_name: IMG_1.jpg
sha256: ${sha256(bytes)}
size: ${bytes.length}
type: image/jpeg
taken_in: { at: "2025-05-04T08:00:00Z", by: Amna, key: none }
empty: []
${more}`;

const reported = async (folder: string, args = ["report"]) => {
  const { code, err } = await runCli([...args.slice(0, 1), folder, ...args.slice(1)]);
  const page = readFileSync(join(folder, "report", "claims", "every-sheet.html"), "utf8");
  const copied = existsSync(join(folder, "report", "media", "sheets", "sheets", "North", "1.jpg"));
  return { code, err, page, copied };
};

test("a picture whose file says where and by whom it was taken is held back, named with its hash and no more", async () => {
  const folder = caseWithPictures({
    "sheets/North/1.jpg": placed,
    "sheets/North/1.2.jpg": jpeg,
  });
  const { code, err, page, copied } = await reported(folder);
  expect([code, copied]).toEqual([0, false]);
  expect(page).toContain("its file says where it was taken; names a person.");
  expect(page).toContain(`<bdi>exhibits/sheets/sheets/North/1.jpg</bdi>`);
  expect(page).toContain(sha256(placed));
  expect(`${page}${err}`).not.toContain("Amna");
  expect(err).toContain(
    "warning report/picture-place: a picture is held back from the report: its file says where it was taken; names a person\n  at exhibits/sheets/sheets/North/1.jpg\n",
  );
  expect(err).toContain("exhibits/sheets/sheets/North/1.jpg.custody.yaml");
  expect(err.match(/report\/picture-place/g)).toHaveLength(1);
  // The page beside it has no such notes, and is copied as ever.
  const copy = readFileSync(join(folder, "report/media/sheets/sheets/North/1.2.jpg"));
  expect(copy.equals(jpeg)).toBe(true);
  expect((await reported(folder, ["check", "--report"])).err).toContain("report/picture-place");
});

test("the page says so in Urdu", async () => {
  const folder = caseWithPictures({ "sheets/North/1.jpg": placed });
  const file = join(folder, "case.yaml");
  writeFileSync(file, readFileSync(file, "utf8").replace("language: en", "language: ur"));
  const { page } = await reported(folder);
  expect(page).toContain("بتاتی ہے کہ یہ کہاں لی گئی؛ کسی شخص کا نام بتاتی ہے۔");
  expect(page).toContain(sha256(placed));
});

test("a reason in the custody file of these very bytes lets the picture out as it is", async () => {
  const beside = (text: string) =>
    caseWithPictures({
      "sheets/North/1.jpg": placed,
      "sheets/North/1.jpg.custody.yaml": text,
    });
  const reason = "publish_metadata: Amna Khan signs for her pictures\n";
  const allowed = await reported(beside(custody(placed, reason)));
  expect([allowed.copied, allowed.err]).toEqual([true, ""]);
  expect(allowed.page).not.toContain("signs for her pictures");
  // Nobody said so; it was said of other bytes; who may see it is restricted all the same.
  expect((await reported(beside(custody(placed)))).copied).toBe(false);
  expect((await reported(beside(custody(jpeg, reason)))).copied).toBe(false);
  const restricted = custody(placed, `${reason}preservation: { access: the court alone }\n`);
  expect((await reported(beside(restricted))).page).toContain("Its custody file restricts access");
});

test("a bundle holds originals, and names those that tell more than their picture, by the same rule", async () => {
  const { root } = await smallCase();
  const sheets = "exhibits/sheets/sheets/North";
  mkdirSync(join(root, sheets), { recursive: true });
  writeFileSync(join(root, sheets, "1.jpg"), placed);
  writeFileSync(join(root, sheets, "2.jpg"), jpeg);
  const bundled = async (name: string): Promise<string> => {
    const target = join(await temporaryFolder(), name);
    const { code, err } = await runCli(["bundle", target, "--case", root]);
    expect(code).toBe(0);
    expect(readFileSync(join(target, "data", sheets, "1.jpg")).equals(placed)).toBe(true);
    return err;
  };
  const err = await bundled("first");
  expect(err).toContain(
    `warning report/picture-place: a picture is in the bundle byte for byte: its file says where it was taken; names a person\n  at ${sheets}/1.jpg\n  Withhold it`,
  );
  expect(err).not.toContain("2.jpg");
  const allowed = custody(placed, "publish_metadata: It is mine\n");
  writeFileSync(join(root, sheets, "1.jpg.custody.yaml"), allowed);
  expect(await bundled("second")).toBe("");
});
