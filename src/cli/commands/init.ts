import type { AddCommand } from "../command.ts";

/** `mandate init`: a small working case to change into one's own. */
export const init: AddCommand = (command, io) => {
  command
    .argument("<folder>", "a new folder")
    .addHelpText("after", "\nExample:\n  mandate init my-case && mandate check my-case")
    .action(async (folder: string) => {
      const { initCase } = await import("../../case/init.ts");
      await initCase(folder);
      io.stdout.write(
        `Made a case in ${folder}. Next:\n  mandate check ${folder}\n  mandate report ${folder}\n`,
      );
    });
};
