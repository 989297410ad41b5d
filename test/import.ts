import { mkdtemp, realpath, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { parse } from "yaml";
import type { Cell, Table } from "../src/model/table.ts";
import { tabulationSchema } from "../src/model/tabulation.ts";
import { proposeDescriptor } from "../src/results/import.ts";
import { loadTabulations } from "../src/results/load.ts";

const facts = {
  title: "T",
  issuer: "I",
  stage: "final",
  election: "2020-01-01",
  contest: "President",
};

const rowsOf = (tables: readonly Table[], name: string): (readonly Cell[])[] =>
  tables.flatMap((table) =>
    table.spec.name === name && "rows" in table ? Array.from(table.rows) : [],
  );

/** Imports files as they are, without a hand's touch, and loads what was proposed. */
export const importAll = async (files: string[], data: string) => {
  const imported = await proposeDescriptor({
    files: files.map((path) => ({ file: basename(path), path })),
    data,
    facts,
  });
  const value = tabulationSchema.parse(parse(imported.yaml));
  const root = await realpath(files[0].slice(0, files[0].lastIndexOf("/")));
  const { tables, problems } = await loadTabulations({
    root,
    descriptors: [{ id: "t", file: "t.yaml", value }],
  });
  const sums: Record<string, number> = {};
  for (const row of rowsOf(tables, "votes"))
    sums[String(row[3])] = (sums[String(row[3])] ?? 0) + Number(row[4] ?? 0);
  const serious = problems.filter(({ code }) => code !== "results/unknown-party");
  return {
    ...imported,
    value,
    tables,
    sums,
    codes: serious.map(({ code }) => code),
    rows: (name: string) => rowsOf(tables, name),
  };
};

/** The same of one file made of a text; bytes keep their encoding. */
export const importText = async (name: string, text: string | Uint8Array) => {
  const folder = await mkdtemp(join(tmpdir(), "mandate-import-"));
  await writeFile(join(folder, name), text);
  return importAll([join(folder, name)], name);
};
