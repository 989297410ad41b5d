import { MandateError } from "../../lib/error.ts";
import type { ReturnRow } from "../../results/write/rows.ts";
import type { AddCommand } from "../command.ts";

const formats = ["openelections", "nist-json", "nist-xml"] as const;

interface Options {
  format: string;
  generated?: string;
}

const noTabulation = (id: string): MandateError =>
  new MandateError({
    code: "results/no-tabulation",
    kind: "usage",
    message: `there is no tabulation “${id}”, or it has no votes`,
    fix: 'mandate query "select tabulation from tabulations" lists them.',
  });

const run = async (
  tab: string,
  folder: string,
  { format, generated }: Options,
): Promise<string> => {
  if (!(formats as readonly string[]).includes(format)) {
    throw new MandateError({
      code: "results/format",
      kind: "usage",
      message: `“${format}” is no format to write`,
      fix: `Give --format ${formats.join(" | ")}.`,
    });
  }
  const [{ openIsolate, readFolder }, { returnRowsSql }] = await Promise.all([
    import("../../tables/isolate.ts"),
    import("../../results/write/rows.ts"),
  ]);
  const reading = readFolder(folder);
  const isolate = await openIsolate(folder, { read: () => reading });
  try {
    const { columns, rows } = await isolate.query(returnRowsSql(tab), {
      rows: 2_000_000,
      characters: 400_000_000,
      seconds: 120,
    });
    const described = (await reading).opened.descriptors.find(({ id }) => id === tab)?.value;
    if (!described || rows.length === 0) throw noTabulation(tab);
    const plain = (cell: unknown): unknown => (typeof cell === "bigint" ? Number(cell) : cell);
    const returns = rows.map(
      (row) =>
        Object.fromEntries(
          row.map((cell, i) => [columns[i].name, plain(cell)]),
        ) as unknown as ReturnRow,
    );
    if (format === "openelections")
      return (await import("../../results/write/openelections.ts")).openElectionsCsv(returns);
    const { nistReport, nistXmlReport } = await import("../../results/write/nist.ts");
    const { title, issuer, election } = described;
    const facts = {
      title,
      issuer,
      election,
      generated: generated ?? `${described.as_of ?? election}T00:00:00Z`,
    };
    return format === "nist-xml"
      ? nistXmlReport(facts, returns)
      : `${JSON.stringify(nistReport(facts, returns), null, 2)}\n`;
  } finally {
    isolate.close();
  }
};

/** `mandate export results`: a tabulation in a format others read. */
export const exportCommand: AddCommand = (command, io) => {
  command
    .addHelpText("after", "\nExample:\n  mandate export results final my-case > final.csv")
    .command("results")
    .summary("write a tabulation as OpenElections CSV or NIST SP 1500-100")
    .argument("<tabulation>", "the name of its file in results/")
    .argument("[folder]", "the case folder", ".")
    .option("--format <format>", formats.join(", "), "openelections")
    .option(
      "--generated <time>",
      "time of the report, ISO 8601; absent: the day the figures stood so",
    )
    .addHelpText(
      "after",
      "\nExamples:\n  mandate export results final my-case > final.csv\n  mandate export results final --format nist-xml > final.xml",
    )
    .action(async (tab: string, folder: string, options: Options) => {
      io.stdout.write(await run(tab, folder, options));
    });
};
