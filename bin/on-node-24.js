// `node bin/on-node-24.js scripts/x.ts …`: runs one of the project's own scripts on Node 24.
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { onNode24 } from "./node-24.js";

if (onNode24()) {
  const [script, ...rest] = process.argv.slice(2);
  process.argv.splice(1, process.argv.length - 1, resolve(script), ...rest);
  await import(pathToFileURL(resolve(script)).href);
}
