import { join } from "node:path";
import type { Case, Descriptor } from "../../case/open.ts";
import { MandateError } from "../../lib/error.ts";
import { nearest } from "../../lib/suggest.ts";
import type { Cell } from "../../model/table.ts";
import type { Reconciliation } from "../../results/reconcile.ts";
import type { Isolate } from "../../tables/isolate.ts";
import type { AddCommand } from "../command.ts";
import type { Io } from "../io.ts";

interface Options {
  json?: boolean;
  rows: number;
}

const find = (descriptors: readonly Descriptor[], id: string): Descriptor => {
  const found = descriptors.find((descriptor) => descriptor.id === id);
  if (found) return found;
  const ids = descriptors.map((descriptor) => descriptor.id);
  const near = nearest(id, ids);
  throw new MandateError({
    code: "results/no-tabulation",
    kind: "usage",
    message: `there is no tabulation “${id}”`,
    fix: near ? `Did you mean “${near}”?` : `The case has: ${ids.join(" · ")}`,
  });
};

const limits = { rows: 1_000_000, characters: 200_000_000, seconds: 120 };

const reconcileCase = async (
  opened: Case,
  a: Descriptor,
  b: Descriptor,
): Promise<Reconciliation> => {
  const [{ openIsolate }, { reconcileTwo }] = await Promise.all([
    import("../../tables/isolate.ts"),
    import("../../results/reconcile-two.ts"),
  ]);
  const { root, meta } = opened;
  const cache = join(root, ".mandate", "results");
  let isolate: Isolate | undefined;
  try {
    return await reconcileTwo(
      { root, cache, parties: meta.parties.map(({ id }) => id), a, b },
      async () => {
        const tables = (isolate = await openIsolate(root));
        return async (sql) => {
          const { columns, rows } = await tables.query(sql, limits);
          return rows.map((row) =>
            Object.fromEntries(row.map((cell, i) => [columns[i].name, cell])),
          );
        };
      },
    );
  } finally {
    isolate?.close();
  }
};

const signed = (count: number | null): string =>
  count === null ? "–" : `${count > 0 ? "+" : ""}${count}`;

const list = (names: readonly string[], most: number): string =>
  names.length === 0
    ? "none"
    : `${names.length}: ${names.slice(0, most).join(", ")}${names.length > most ? ", …" : ""}`;

const summary = (found: Reconciliation, a: string, b: string, rows: number): string[] => {
  const places = (of: Reconciliation["stationsOnlyA"]) =>
    list(
      of.map(({ contest, station }) => (station === null ? contest : `${contest} ${station}`)),
      rows,
    );
  return [
    `Contests only in ${a}: ${list(found.contestsOnlyA, rows)}`,
    `Contests only in ${b}: ${list(found.contestsOnlyB, rows)}`,
    `Stations only in ${a}: ${places(found.stationsOnlyA)}`,
    `Stations only in ${b}: ${places(found.stationsOnlyB)}`,
    `Contests led by another: ${list(found.changed, rows)}`,
    `Contests where the leaders' names are not matched: ${list(found.open, rows)}`,
    `Figures that differ: ${found.differences.length}`,
  ];
};

const print = async (
  found: Reconciliation,
  { a, b }: { a: string; b: string },
  rows: number,
  io: Io,
): Promise<void> => {
  const { rowsText } = await import("../grid.ts");
  io.stdout.write(`${summary(found, a, b, rows).join("\n")}\n`);
  if (found.differences.length > 0) {
    const cells = found.differences
      .slice(0, rows)
      .map((d): Cell[] => [d.contest, d.station, d.candidate, d.a, d.b, d.likely]);
    io.stdout.write(
      `${rowsText(["contest", "station", "candidate", a, b, "likely"], cells, io.paint)}\n`,
    );
  }
  const net = found.net.map((one): Cell[] => [one.who, one.a, one.b, signed(one.difference)]);
  io.stdout.write(`\nNet\n${rowsText(["who", a, b, "difference"], net, io.paint)}\n`);
  if (found.names.length === 0) return;
  io.stdout.write(
    "\nPerhaps one person spelt twice; confirm in the descriptor under names.candidates, if so\n",
  );
  const names = found.names.slice(0, rows).map((n): Cell[] => [n.contest, n.from, n.to, n.score]);
  io.stdout.write(`${rowsText(["contest", a, b, "likeness"], names, io.paint)}\n`);
};

/** `mandate reconcile`: every difference between two tabulations, both ways, and whose result it changes. */
export const reconcile: AddCommand = (command, io) => {
  command
    .argument("<a>", "a tabulation: the name of its file in results/")
    .argument("<b>", "another")
    .argument("[folder]", "the case folder", ".")
    .option("--json", "print every difference as JSON")
    .option("--rows <n>", "rows to print of each list", Number, 20)
    .addHelpText(
      "after",
      "\nExamples:\n" +
        "  mandate reconcile preliminary final my-case\n" +
        "  mandate reconcile form-45 form-47 --json > differences.json",
    )
    .action(async (a: string, b: string, folder: string, options: Options) => {
      const { openCase } = await import("../../case/open.ts");
      const opened = await openCase(folder);
      const both = { a: find(opened.descriptors, a), b: find(opened.descriptors, b) };
      const { progressOn } = await import("../../lib/tty.ts");
      const progress = progressOn(io.stderr);
      progress.update("reconciling");
      const found = await reconcileCase(opened, both.a, both.b);
      progress.end();
      if (options.json) io.stdout.write(`${JSON.stringify(found, null, 2)}\n`);
      else await print(found, { a, b }, options.rows, io);
    });
};
