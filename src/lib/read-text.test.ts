import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "../../test/temporary.ts";
import { readTextWithin } from "./read-text.ts";

test("a text is read whole, and only from a plain file that is not too large", async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "a.md"), "سلام\n");
  mkdirSync(join(folder, "b.md"));
  expect(await readTextWithin(folder, "a.md", 100)).toEqual({ file: "a.md", text: "سلام\n" });
  const refused = (file: string, most = 100) => expect(readTextWithin(folder, file, most)).rejects;
  await refused("a.md", 4).toMatchObject({ code: "file/too-large" });
  await refused("b.md").toMatchObject({ code: "file/not-plain" });
  await refused("c.md").toMatchObject({ code: "file/missing" });
});

test("a pipe that nobody writes to is refused, not waited for", async () => {
  const folder = temporaryFolder();
  execFileSync("mkfifo", [join(folder, "pipe.md")]);
  await expect(readTextWithin(folder, "pipe.md", 100)).rejects.toMatchObject({
    code: "file/not-plain",
  });
});
