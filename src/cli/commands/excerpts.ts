import { existsSync } from "node:fs";
import type { Command } from "commander";
import type { Library } from "../../recordings/excerpts/library.ts";
import type { Match } from "../../recordings/excerpts/match.ts";
import type { AddCommand } from "../command.ts";
import type { Io } from "../io.ts";

interface FindOptions {
  json?: boolean;
  library: string;
}

const LIBRARY = ".mandate/excerpts.lib";

const withLibrary = async <T>(path: string, task: (library: Library) => Promise<T>): Promise<T> => {
  const { Library } = await import("../../recordings/excerpts/library.ts");
  const library = await Library.openIn(path);
  try {
    return await task(library);
  } finally {
    library.close();
  }
};

/** A search of the library, which is not made where there is none; `known` is how many recordings are in it. */
const inLibrary = async (
  path: string,
  search: (library: Library) => Promise<Match[]>,
): Promise<{ known: number; matches: Match[] }> => {
  if (!existsSync(path)) return { known: 0, matches: [] };
  return withLibrary(path, async (library) => ({
    known: library.references.length,
    matches: await search(library),
  }));
};

const emptyNote = (path: string): string =>
  `note: the library ${path} holds nothing to search in: mandate excerpts add takes recordings into it\n`;

const addAdd = (parent: Command, io: Io): void => {
  parent
    .command("add")
    .summary("take recordings into the library of what may be found again")
    .argument("<file...>", "speeches, broadcasts, other leaks")
    .option("--library <file>", "the library", LIBRARY)
    .action(async (files: string[], { library: path }: FindOptions) => {
      const { indexRecording } = await import("../../recordings/excerpts/recordings.ts");
      const { withProgress } = await import("../../lib/tty.ts");
      await withLibrary(path, (library) =>
        withProgress(io.stderr, async (progress) => {
          let added = 0;
          for (const [i, file] of files.entries()) {
            progress.update(`listening to ${file}`, i, files.length);
            if (await indexRecording(library, file, file)) added++;
          }
          const hours = (library.frames / 50 / 3600).toFixed(2);
          io.stdout.write(
            `${added} added, ${files.length - added} were there; ${library.references.length} recordings, ${hours} hours\n`,
          );
        }),
      );
    });
};

const addFind = (parent: Command, io: Io): void => {
  parent
    .command("find")
    .summary("where any part of a clip occurs in the library, and twice within itself")
    .argument("<clip>", "a recording")
    .option("--library <file>", "the library", LIBRARY)
    .option("--json", "print the matches as JSON")
    .action(async (clip: string, { library: path, json }: FindOptions) => {
      const { findRecording, repeatsInRecording } = await import(
        "../../recordings/excerpts/recordings.ts"
      );
      const { matchesText } = await import("../matches.ts");
      const { withProgress } = await import("../../lib/tty.ts");
      const { known, matches, repeats } = await withProgress(io.stderr, async (progress) => {
        progress.update(`looking for ${clip} in the library`);
        const found = await inLibrary(path, (library) => findRecording(library, clip));
        progress.update(`looking for what stands twice in ${clip}`);
        return { ...found, repeats: await repeatsInRecording(clip) };
      });
      if (known === 0) io.stderr.write(emptyNote(path));
      io.stdout.write(
        json ? `${JSON.stringify({ matches, repeats }, null, 2)}\n` : matchesText(matches, repeats),
      );
    });
};

/** `mandate excerpts`: recycled and spliced speech, found by its sound. */
export const excerpts: AddCommand = (command, io) => {
  const parent = command.addHelpText(
    "after",
    "\nExamples:\n  mandate excerpts add speeches/*.mp3\n  mandate excerpts find exhibits/leak.opus",
  );
  addAdd(parent, io);
  addFind(parent, io);
};
