import type { AddCommand } from "../command.ts";

/** `mandate tables`: the tables and macros that checks are written in. */
export const tables: AddCommand = (command, io) => {
  command
    .argument("[folder]", "the case folder", ".")
    .option("--json", "print them as JSON")
    .addHelpText("after", "\nExample:\n  mandate tables examples/pakistan-2024")
    .action(async (folder: string, { json }: { json?: boolean }) => {
      const { openIsolate } = await import("../../tables/isolate.ts");
      const { describeTables } = await import("../../tables/describe.ts");
      const isolate = await openIsolate(folder);
      try {
        const { specs, macros } = isolate;
        io.stdout.write(
          json
            ? `${JSON.stringify({ tables: specs, macros }, null, 2)}\n`
            : `${describeTables(specs, macros, io.paint)}\n`,
        );
      } finally {
        isolate.close();
      }
    });
};
