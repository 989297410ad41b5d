import { renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { proposeDescriptor } from "../../src/results/import.ts";

/** Reads stations.csv of a case as Mandate itself proposes to: the sheets of Uganda 2021. */
export const importUganda = async (folder: string): Promise<void> => {
  const { yaml } = await proposeDescriptor({
    files: [{ file: "stations.csv", path: join(folder, "results", "stations.csv") }],
    data: "stations.csv",
    facts: {
      title: "Tally sheets, 2021",
      issuer: "Electoral Commission of Uganda",
      stage: "tally",
      election: "2021-01-14",
      contest: "President",
    },
  });
  const file = join(folder, "results", "stations.yaml");
  writeFileSync(`${file}.new`, yaml);
  renameSync(`${file}.new`, file);
};
