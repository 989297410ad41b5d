import { homedir } from "node:os";
import { join } from "node:path";

type Environment = Record<string, string | undefined>;

/**
 * Where a user's key and memory of ledgers are kept: `MANDATE_CONFIG`, else the system's place for such things
 * (XDG base directories; %APPDATA% on Windows). Never inside a case: a case is given away.
 */
export const configFolder = (env: Environment = process.env): string => {
  if (env.MANDATE_CONFIG) return env.MANDATE_CONFIG;
  if (process.platform === "win32" && env.APPDATA) return join(env.APPDATA, "Mandate");
  return join(env.XDG_CONFIG_HOME || join(homedir(), ".config"), "mandate");
};
