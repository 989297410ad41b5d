import { resolve } from "node:path";
import type { Io } from "./io.ts";
import { plainLine } from "./plain.ts";

/** A bundle (a folder or a zip) back into a case in a new folder, after checking every byte of it. */
export const unpackBundle = async (source: string, folder: string, io: Io): Promise<void> => {
  const [{ openBundle }, { configFolder }, { caseRoot }, { progressOn }] = await Promise.all([
    import("../report/bundle/open.ts"),
    import("../ledger/config-folder.ts"),
    import("./writer.ts"),
    import("../lib/tty.ts"),
  ]);
  const progress = progressOn(io.stderr);
  const verified = await openBundle(await caseRoot(source), resolve(folder), {
    now: Date.now,
    memory: configFolder(io.env),
    onProgress: (label, done, total) => progress.update(`checking ${label}`, done, total),
  });
  progress.end();
  io.stdout.write(
    `${folder}: ${verified.files} files, ${verified.entries} entries, nothing altered\n`,
  );
  for (const { message } of verified.notices) io.stdout.write(`note: ${plainLine(message)}\n`);
  io.stdout.write(`${verified.limits.join("\n")}\n`);
};
