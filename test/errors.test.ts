import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "..");
const page = readFileSync(join(root, "docs/errors.md"), "utf8");

/** Every code of the page's tables. */
const documented = [
  ...page
    .split("\n")
    .filter((line) => line.startsWith("| `"))
    .join("\n")
    .matchAll(/`([a-z]+\/[a-z-]+)`/g),
].map(([, code]) => code);

const areaOf = (code: string): string => code.slice(0, code.indexOf("/"));

/** Every code that the sources can give: what stands at `code:`, and all of an area that has a code on the page. */
const inSources = (): string[] => {
  const areas = new Set(documented.map(areaOf));
  const files = globSync("src/**/*.ts", { cwd: root }).filter((file) => !file.endsWith(".test.ts"));
  const codes = files.flatMap((file) => {
    const text = readFileSync(join(root, file), "utf8");
    const given = [...text.matchAll(/code: "([a-z]+\/[a-z-]+)"/g)];
    const named = [...text.matchAll(/"([a-z]+\/[a-z-]+)"/g)].filter(([, code]) =>
      areas.has(areaOf(code)),
    );
    return [...given, ...named].map(([, code]) => code);
  });
  return [...new Set(codes)].sort();
};

test("every code is in docs/errors.md once, and no other", () => {
  expect([...documented].sort()).toEqual(inSources());
});
