import { join } from "node:path";
import { pair, report, timeCommand } from "../ratio.ts";

/** Start-up of the command line over a bare Node, and the shipped case over start-up. */
const root = join(import.meta.dirname, "..", "..");
const cli = join(root, "bin", "mandate.js");
const node = process.execPath;

const help = (): number => timeCommand(node, [cli, "--help"]);
const start = pair(help, () => timeCommand(node, ["-e", "0"]));
report("mandate --help over node -e 0", start.difference, { most: 150, unit: "ms" });

const check = pair(
  () => timeCommand(node, [cli, "check", join(root, "examples", "pakistan-2024")]),
  help,
);
report("checking the shipped case, over start-up", check.difference, { most: 2000, unit: "ms" });
console.log(
  `node -e 0 ${start.b.toFixed(0)} ms, --help ${start.a.toFixed(0)} ms, check ${check.a.toFixed(0)} ms`,
);
