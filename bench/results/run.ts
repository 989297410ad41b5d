// All benches of the results stage; fails where one of them does.
import { spawnSync } from "node:child_process";
import { join } from "node:path";

for (const bench of ["uganda.ts", "touch.ts", "scale.ts"]) {
  const { status } = spawnSync(process.execPath, [join(import.meta.dirname, bench)], {
    stdio: "inherit",
  });
  if (status !== 0) process.exitCode = 1;
}
