import { readFileSync } from "node:fs";
import { findPackageJSON } from "node:module";

/** The installed version of a package, for the record of what decoded a file. */
export const packageVersion = (name: string): string => {
  const manifest = findPackageJSON(name, import.meta.url);
  if (manifest === undefined) throw new Error(`${name} has no package.json`);
  return (JSON.parse(readFileSync(manifest, "utf8")) as { version: string }).version;
};
