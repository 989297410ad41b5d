// Draws the pictures of the forensic tests on a thread of its own: they resample for seconds, and whoever asked may go away.
import { join } from "node:path";
import { parentPort, workerData } from "node:worker_threads";
import { openCase } from "../case/open.ts";
import { pictures } from "../forensics/pictures/pictures.ts";
import { PUBLISHED_SEED } from "../forensics/publish.ts";
import { loadStations } from "../forensics/stations.ts";
import { errorToJson, MandateError } from "../lib/error.ts";
import { loadTabulations } from "../results/load.ts";

const { folder, tabulation } = workerData as { folder: string; tabulation: string };

const draw = async () => {
  const { root, descriptors, meta } = await openCase(folder);
  const { tables } = await loadTabulations({
    root,
    descriptors: descriptors.filter(({ id }) => id === tabulation),
    parties: meta.parties.map(({ id }) => id),
    cache: join(root, ".mandate", "results"),
  });
  const { stations, subject } = await loadStations(tables, { tabulation });
  const drawn = pictures({ stations, subject, results: [], seed: PUBLISHED_SEED });
  return { subject, stations: stations.size, pictures: drawn };
};

try {
  parentPort?.postMessage({ drawn: await draw() });
} catch (error) {
  if (!(error instanceof MandateError)) throw error;
  parentPort?.postMessage({ problem: errorToJson(error) });
}
