import { globSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { expect, test } from "vitest";

const web = join(import.meta.dirname, "..", "web", "src");

/** Classes that a file of styles says something of by themselves: `.page {`, not `.page h1 {`. */
const classesOf = (file: string): string[] =>
  Array.from(
    readFileSync(join(web, file), "utf8")
      .replaceAll(/\/\*[^]*?\*\//g, "")
      .matchAll(/([^{}]+)\{/g),
  ).flatMap(([, selectors]) =>
    selectors.split(",").flatMap((one) => /^\s*\.([a-z0-9-]+)\s*$/.exec(one)?.[1] ?? []),
  );

test("no two views name a class alike: one would lay the other out", () => {
  const files = globSync("**/*.css", { cwd: web }).filter(
    (file) => basename(file) !== "narrow.css",
  );
  expect(files.length).toBeGreaterThan(10);
  const byClass = new Map<string, Set<string>>();
  for (const file of files)
    for (const name of classesOf(file))
      byClass.set(name, (byClass.get(name) ?? new Set()).add(file));
  const shared = [...byClass].filter(([, owners]) => owners.size > 1).map(([name]) => name);
  expect(byClass.size).toBeGreaterThan(100);
  expect(shared).toEqual([]);
});
