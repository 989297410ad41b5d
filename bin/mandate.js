#!/usr/bin/env node
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { keepCompiled } from "./compile-cache.js";
import { onNode24 } from "./node-24.js";

if (onNode24()) {
  keepCompiled();
  // A checkout runs its sources; the published package has only what `tsc` made of them.
  const source = new URL("../src/cli/main.ts", import.meta.url);
  const entry = existsSync(fileURLToPath(source))
    ? source
    : new URL("../dist/cli/main.js", import.meta.url);
  // A reader that has seen enough (mandate query … | head) closes the pipe: that is no error.
  process.stdout.on("error", (error) => process.exit(error.code === "EPIPE" ? 0 : 6));
  const { main } = await import(entry.href);
  process.exitCode = await main(process.argv.slice(2));
}
