// Draws the pictures of the forensic tests on a thread of its own: they resample for seconds, and whoever asked may go away.
import { join } from "node:path";
import { parentPort, workerData } from "node:worker_threads";
import { openCase } from "../case/open.ts";
import { pictures } from "../forensics/pictures/pictures.ts";
import { PUBLISHED_SEED } from "../forensics/publish.ts";
import { loadStations } from "../forensics/stations/stations.ts";
import { wordingFor } from "../forensics/wording/wording-for.ts";
import { errorToJson, MandateError } from "../lib/error.ts";
import { loadTabulations } from "../results/load.ts";
import type { Drawn, PicturesMessage, PicturesWork } from "./pictures.ts";

const { folder, tabulation, language } = workerData as PicturesWork;

const draw = async (): Promise<Drawn> => {
  const { root, descriptors, meta } = await openCase(folder);
  const { tables } = await loadTabulations({
    root,
    descriptors: descriptors.filter(({ id }) => id === tabulation),
    parties: meta.parties.map(({ id }) => id),
    cache: join(root, ".mandate", "results"),
  });
  const { stations, subject } = await loadStations(tables, { tabulation });
  const wording = wordingFor(language);
  const drawn = pictures({ stations, subject, results: [], seed: PUBLISHED_SEED, wording });
  return {
    subject,
    stations: stations.size,
    otherwise: wording.pictures.otherwise,
    pictures: drawn,
  };
};

const answer = (message: PicturesMessage): void => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port, not a window
  parentPort?.postMessage(message);
};

try {
  answer({ drawn: await draw() });
} catch (error) {
  if (!(error instanceof MandateError)) throw error;
  answer({ problem: errorToJson(error) });
}
