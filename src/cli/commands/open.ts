import { resolve } from "node:path";
import type { AddCommand } from "../command.ts";
import { plainLine } from "../plain.ts";

/** `mandate open`: a bundle back into a case. */
export const open: AddCommand = (program, io) => {
  program
    .command("open")
    .summary("make a case folder of a bundle, after checking every byte of it")
    .argument("<bundle>", "a bundle's folder or zip")
    .argument("<folder>", "a new folder")
    .addHelpText("after", "\nExample:\n  mandate open my-case.zip my-case")
    .action(async (source: string, folder: string) => {
      const [{ openBundle }, { configFolder }, { caseRoot }, { progressOn }] = await Promise.all([
        import("../../report/bundle/open.ts"),
        import("../../ledger/config-folder.ts"),
        import("../writer.ts"),
        import("../../lib/tty.ts"),
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
    });
};
