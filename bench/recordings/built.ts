import { execFileSync } from "node:child_process";
import { copyFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

const root = resolve(import.meta.dirname, "../..");

/**
 * once.ts and what it imports, compiled into a folder as the package is built: what people install has no types to strip, and reading
 * the compiler that strips them costs more processor than decoding an hour of WAV. Returns the script's path; a type error fails.
 */
export const builtOnce = (folder: string): string => {
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  copyFileSync(join(root, "package.json"), join(folder, "package.json"));
  const config = join(folder, "tsconfig.json");
  const compilerOptions = { noEmit: false, rootDir: root, outDir: folder };
  const files = [join(root, "bench/recordings/once.ts")];
  const include = [join(root, "src/**/*.d.ts")];
  writeFileSync(
    config,
    JSON.stringify({ extends: join(root, "tsconfig.json"), compilerOptions, files, include }),
  );
  const tsc = join(root, "node_modules/typescript/bin/tsc");
  execFileSync(process.execPath, [tsc, "-p", config], { stdio: ["ignore", 2, "inherit"] });
  return join(folder, "bench/recordings/once.js");
};
