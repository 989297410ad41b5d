import { existsSync } from "node:fs";
import { readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { MandateError } from "../lib/error.ts";
import { sha256 } from "../lib/hash.ts";

/** The folder `web` of the checkout, or of the installed package. */
const webFolder = (): string => {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, "web"))) {
    if (dirname(folder) === folder) throw new Error("the package lacks web/");
    folder = dirname(folder);
  }
  return join(folder, "web");
};

const STAMP = "sources.sha256";

/** A hash over the page's sources and the versions of what it is made with. */
const stampOf = async (web: string): Promise<string> => {
  const names = (await readdir(join(web, "src"), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  const files = [
    ...names,
    join(web, "index.html"),
    join(web, "vite.config.ts"),
    join(web, "..", "package-lock.json"),
  ];
  const hashes = await Promise.all(files.map(async (file) => sha256(await readFile(file))));
  return sha256(hashes.join("\n"));
};

const cannotBuild = (cause: unknown): MandateError =>
  new MandateError({
    code: "server/no-web",
    kind: "system",
    message: "the page of the workbench is not built, and cannot be built here",
    fix: "In a checkout, run npm install (without --omit=dev) and try again.",
    cause,
  });

/** Built beside its place and then put there whole, so that a build that is stopped leaves nothing half-done. */
const build = async (web: string, stamp: string): Promise<void> => {
  const fresh = join(web, `dist-${process.pid}`);
  try {
    const vite = await import("vite");
    await vite.build({
      configFile: join(web, "vite.config.ts"),
      build: { outDir: fresh },
    });
    await writeFile(join(fresh, STAMP), stamp);
    await rm(join(web, "dist"), { recursive: true, force: true });
    await rename(fresh, join(web, "dist"));
  } catch (error) {
    // Two that build at once: whoever came first has put the same page there.
    if ((await readStamp(web)) !== stamp) throw cannotBuild(error);
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
};

const readStamp = (web: string): Promise<string | undefined> =>
  readFile(join(web, "dist", STAMP), "utf8").catch(() => undefined);

/**
 * The folder of the built page. A checkout builds it when its sources have changed, without any network; the published package brings
 * it along. `onBuild` is called when there is something to wait for. Fails `server/no-web`.
 */
export const builtWeb = async (onBuild: () => void = () => {}): Promise<string> => {
  const web = webFolder();
  const dist = join(web, "dist");
  const sources = await stat(join(web, "src")).catch(() => undefined);
  if (!sources) return dist;
  const stamp = await stampOf(web);
  if ((await readStamp(web)) === stamp) return dist;
  onBuild();
  await build(web, stamp);
  return dist;
};
