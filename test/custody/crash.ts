import { spawn } from "node:child_process";
import { access, mkdir, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { ledgerOf } from "../../src/case/write.ts";
import { signerOf } from "../../src/ledger/key.ts";
import { verifyCase } from "../../src/ledger/verify.ts";
import type { Entry } from "../../src/model/ledger.ts";
import { verifyAny } from "../../src/report/bundle/verify.ts";

export type Mode = "append" | "intake" | "write" | "bundle";

/** Milliseconds in which a kill may fall: time enough for an act or two on a slow disk. */
export const killWindow: Record<Mode, number> = {
  append: 120,
  write: 300,
  intake: 400,
  bundle: 600,
};

const writerFile = join(import.meta.dirname, "writer.ts");

/** Starts a writer and collects what it acknowledges; `stop` is called when it is ready. */
export const runWriter = (
  { mode, root, key, count }: { mode: Mode; root: string; key: string; count: number },
  stop?: (kill: () => void) => void,
): Promise<{ acknowledged: string[]; stderr: string; code: number | null }> =>
  new Promise((resolve) => {
    const pem = Buffer.from(key).toString("base64");
    const child = spawn(process.execPath, [writerFile, mode, root, pem, String(count)]);
    let out = "";
    let stderr = "";
    let ready = false;
    child.stderr.on("data", (data) => (stderr += data));
    child.stdout.on("data", (data) => {
      out += data;
      if (!ready && out.includes("ready\n")) {
        ready = true;
        stop?.(() => child.kill("SIGKILL"));
      }
    });
    child.on("close", (code) => {
      const whole = out.slice(0, out.lastIndexOf("\n") + 1).split("\n");
      const acknowledged = whole.flatMap((line) =>
        line.startsWith("ack ") ? [line.slice(4)] : [],
      );
      resolve({ acknowledged, stderr, code });
    });
  });

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

/** Whether what a writer acknowledged is there: the entry, the file with its entry, the bundle. */
const isKept = async (
  said: string,
  { mode, root, entries }: { mode: Mode; root: string; entries: readonly Entry[] },
): Promise<boolean> => {
  const [sequence, ...rest] = said.split(" ");
  const what = rest.join(" ");
  if (mode === "append") return entries[Number(sequence) - 1]?.reason === what;
  if (mode === "bundle") return exists(what);
  return entries.some(({ path }) => path === what) && exists(join(root, what));
};

/** Every bundle that bears its name is whole; what is unfinished has another name. Cleans up. */
const bundleFaults = async (folder: string): Promise<string[]> => {
  const names = (await readdir(folder)).filter((name) => !name.startsWith("."));
  const checks = names.map(async (name) => {
    const { problems } = await verifyAny(join(folder, name), { now: Date.now });
    return problems.map(({ message }) => `${name}: ${message}`);
  });
  const faults = (await Promise.all(checks)).flat();
  await rm(folder, { recursive: true });
  await mkdir(folder);
  return faults;
};

/**
 * Kills a writer `after` milliseconds into its work, then writes to the case as the next command would. Returns
 * everything that is not as it must be: an acknowledged act lost, a file without its entry, a broken ledger.
 */
export const killOnce = async (
  { mode, root, key }: { mode: Mode; root: string; key: string },
  after: number,
): Promise<{ faults: string[]; acknowledged: number }> => {
  const { acknowledged, stderr } = await runWriter({ mode, root, key, count: 1e6 }, (kill) => {
    void sleep(after).then(kill);
  });
  const faults = stderr === "" ? [] : [`the writer failed by itself: ${stderr}`];
  const ledger = ledgerOf({ root, signer: signerOf("Next", key), now: Date.now });
  await ledger.append({ drafts: [{ act: "note", reason: "the next command" }] });
  const { problems } = await verifyCase(root, { now: Date.now });
  faults.push(...problems.map(({ message }) => message));
  const entries = await Array.fromAsync(ledger.entries());
  for (const said of acknowledged) {
    if (!(await isKept(said, { mode, root, entries })))
      faults.push(`acknowledged and lost: ${said}`);
  }
  if (mode === "bundle") faults.push(...(await bundleFaults(`${root}-bundles`)));
  return { faults, acknowledged: acknowledged.length };
};
