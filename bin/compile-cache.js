// What Node compiled of Mandate is kept for the next start, in the user's own cache folder: never in a shared one, since
// what lies there is run.
import module from "node:module";
import { homedir } from "node:os";
import { join } from "node:path";

const cacheFolder = ({ XDG_CACHE_HOME, LOCALAPPDATA } = process.env) =>
  process.platform === "win32" && LOCALAPPDATA
    ? join(LOCALAPPDATA, "Mandate", "compiled")
    : join(XDG_CACHE_HOME || join(homedir(), ".cache"), "mandate", "compiled");

/** Turns the cache on, for this process and those it starts. Where it cannot be written, starting is only slower. */
export const keepCompiled = () => {
  if (process.env.NODE_COMPILE_CACHE || process.env.NODE_DISABLE_COMPILE_CACHE) return;
  const folder = cacheFolder();
  module.enableCompileCache(folder);
  process.env.NODE_COMPILE_CACHE = folder;
};
