import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "..");
const AREAS =
  /^(?:bundle|checkpoint|diff|disk|exhibits|key|ledger|path|pdf|report|timestamp)\/|^case\/(?:conflict|exists|original)$/;

/** Every code of custody that the sources can give. */
const codesInSources = (): string[] => {
  const files = globSync("src/**/*.ts", { cwd: root }).filter((file) => !file.endsWith(".test.ts"));
  const codes = files.flatMap((file) => {
    const text = readFileSync(join(root, file), "utf8");
    return [...text.matchAll(/"([a-z]+\/[a-z-]+)"/g)].map(([, code]) => code);
  });
  return [...new Set(codes)].filter((code) => AREAS.test(code)).sort();
};

test("every code of custody is in docs/errors.md, and no other", () => {
  const page = readFileSync(join(root, "docs/errors.md"), "utf8");
  const [table] = page.slice(page.indexOf("## Codes of custody")).split("## Other codes");
  const rows = table.split("\n").filter((line) => line.startsWith("| `"));
  const cells = rows.map((line) => line.split("|")[1]).join(" ");
  const documented = [...cells.matchAll(/`([a-z]+\/[a-z-]+)`/g)];
  expect(documented.map(([, code]) => code).sort()).toEqual(codesInSources());
});
