import type { AddCommand } from "../command.ts";

/** `mandate query`: one SELECT over the case, locked as checks are. */
export const query: AddCommand = (command, io) => {
  command
    .argument("<sql>", "the query, in quotes")
    .argument("[folder]", "the case folder", ".")
    .option("--json", "print the rows as JSON")
    .option("--seconds <n>", "time limit", Number, 10)
    .addHelpText(
      "after",
      "\nExamples:\n" +
        "  mandate query \"from seats_won('na-2024-form47')\" examples/pakistan-2024\n" +
        '  mandate query "select * from tabulations" --json',
    )
    .action(async (sql: string, folder: string, options: { json?: boolean; seconds: number }) => {
      const [{ openIsolate }, { rowsText }, { jsonCell }, { printProblems }] = await Promise.all([
        import("../../tables/isolate.ts"),
        import("../grid.ts"),
        import("../../claims/json.ts"),
        import("../errors.ts"),
      ]);
      const isolate = await openIsolate(folder, { query: sql });
      try {
        // A file that could not be used is missing from the rows: whoever reads them must know.
        printProblems(isolate.problems, io);
        const { columns, rows } = await isolate.query(sql, { seconds: options.seconds });
        const names = columns.map(({ name }) => name);
        const records = rows.map((row) =>
          Object.fromEntries(row.map((cell, index) => [names[index], jsonCell(cell)])),
        );
        io.stdout.write(
          options.json
            ? `${JSON.stringify(records, null, 2)}\n`
            : `${rowsText(names, rows, io.paint)}\n`,
        );
      } finally {
        isolate.close();
      }
    });
};
