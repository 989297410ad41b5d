import { mkdtemp, readFile, realpath, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { makeElection } from "../../../bench/results/make.ts";
import { asker, open } from "../../../test/results.ts";
import { tabulationSchema } from "../../model/tabulation.ts";
import { loadTabulations } from "../load.ts";
import { reconcileTables } from "../reconcile.ts";
import { attemptBulk } from "./attempt.ts";

const descriptor = (id: string, candidates: readonly string[]) => ({
  id,
  file: `${id}.yaml`,
  value: tabulationSchema.parse({
    title: "T",
    issuer: "I",
    stage: "s",
    level: "station",
    election: "2024-01-01",
    data: `${id}.csv`,
    columns: { contest: "contest", station: "station", registered: "registered", valid: "valid" },
    candidates: candidates.map((column) => ({ column })),
  }),
});

test("in bulk and through the tables, the reconciliation is the same", async () => {
  const root = await realpath(await mkdtemp(join(tmpdir(), "mandate-attempt-")));
  const { candidates } = await makeElection(root, 60_000, 5);
  // Fewer rows than a bulk file has, but with what was planted: every 30th, and those around a difference.
  for (const id of ["a", "b"]) {
    const [header, ...lines] = (await readFile(join(root, `${id}.csv`), "utf8"))
      .trimEnd()
      .split("\n");
    const kept = lines.filter((line) =>
      /,S(?:\d*[05]0|\d*0{3}[0-9]|10012|20019|30026|40033|50024|50023|1|2),/.test(line),
    );
    // A swap and a transposition, for what explains them.
    const turned = kept.map((line, i) => {
      const cells = line.split(",");
      if (id === "b" && i === 3) [cells[5], cells[6]] = [cells[6], cells[5]];
      if (id === "b" && i === 4) cells[7] = cells[7].split("").toReversed().join("");
      return cells.join(",");
    });
    await writeFile(join(root, `${id}.csv`), `${[header, ...turned].join("\n")}\n`);
  }
  const [a, b] = [descriptor("a", candidates), descriptor("b", candidates)];
  const bulk = await attemptBulk({ root, cache: join(root, "cache"), parties: [], a, b, from: 0 });
  const { tables } = await loadTabulations({ root, descriptors: [a, b], parties: [] });
  const sandbox = await open(tables);
  const careful = await reconcileTables(
    asker(() => sandbox),
    "a",
    "b",
  );
  sandbox.close();
  const sorted = (found: typeof careful | undefined) =>
    found && {
      ...found,
      differences: found.differences.map((one) => JSON.stringify(one)).toSorted(),
      stationsOnlyA: found.stationsOnlyA.map((one) => JSON.stringify(one)).toSorted(),
      stationsOnlyB: found.stationsOnlyB.map((one) => JSON.stringify(one)).toSorted(),
    };
  expect(careful.differences.length).toBeGreaterThan(5);
  expect(careful.differences.some(({ likely }) => likely === "columns swapped")).toBe(true);
  expect(sorted(bulk)).toEqual(sorted(careful));
});
