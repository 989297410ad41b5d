import { randomUUID } from "node:crypto";
import { mkdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { withholdSchema } from "../report/bundle/withhold.ts";
import { writeBundle } from "../report/bundle/write.ts";
import { bundledNotice } from "../report/held-back.ts";
import { LEAVING } from "./arriving.ts";
import type { Desk } from "./desk.ts";

/** A bundle made, waiting to be fetched. */
interface Made {
  id: string;
  size: number;
  files: number;
  /** What to look at before it is given away. */
  warnings: ReturnType<typeof bundledNotice>[];
}

/** Where the bundle of an id waits. */
export const bundleFile = (root: string, id: string): string => join(root, LEAVING, id, "case.zip");

/**
 * Bundles the case as a job that can be cancelled, on the case's own disk and never whole in memory. One waits at a time: a new one
 * takes the place of the last. Fails as `writeBundle` does.
 */
export const makeBundle = ({ live, jobs, now }: Desk): Promise<Made> =>
  jobs.start({
    kind: "bundle",
    label: "bundling",
    run: async ({ signal, progress }) => {
      const { root, meta } = (await live.checked()).opened;
      const id = randomUUID();
      await rm(join(root, LEAVING), { recursive: true, force: true });
      await mkdir(join(root, LEAVING, id), { recursive: true });
      try {
        const { files, telling } = await writeBundle({
          root,
          target: bundleFile(root, id),
          title: meta.title,
          description: meta.question,
          withhold: withholdSchema.parse({}),
          now,
          signal,
          onProgress: (done, total) => progress("bundling", done, total),
        });
        const { size } = await stat(bundleFile(root, id));
        return { id, size, files, warnings: telling.map(bundledNotice) };
      } catch (error) {
        await rm(join(root, LEAVING, id), { recursive: true, force: true });
        throw error;
      }
    },
  }).outcome;
