import { createWriteStream } from "node:fs";
import { mkdir, open, readdir, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { type Entry, openPromise } from "yauzl";
import { ZipFile } from "yazl";
import { MandateError } from "../../lib/error.ts";

/** Zip times are local and coarse: a fixed one, so that the same bundle is the same bytes. */
const DATE = new Date(2000, 0, 1);

/** Packs a folder into a zip under one top folder, as RFC 8493 section 4 asks; same files, same bytes. */
export const zipFolder = async (folder: string, target: string, top: string): Promise<void> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  const zip = new ZipFile();
  for (const file of files.sort()) {
    const path = `${top}/${file.slice(folder.length + 1).replaceAll("\\", "/")}`;
    zip.addFile(file, path, { mtime: DATE, mode: 0o100644, forceDosTimestamp: true });
  }
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(target));
  await using written = await open(target, "r");
  await written.sync();
};

/** No bundle of ours holds as many; a zip that says so is an attack. */
const limits = { files: 100_000, bytes: 200e9 };

const hostile = (zip: string, why: string): MandateError =>
  new MandateError({
    code: "bundle/hostile-zip",
    kind: "input",
    message: `The zip was not unpacked: ${why}`,
    at: { file: zip },
    fix: "Do not trust it. Ask for it again from whom you had it.",
  });

const isSafe = (name: string): boolean =>
  !name.includes("\\") &&
  !name.includes("\0") &&
  !/^[A-Za-z]:|^\//.test(name) &&
  name
    .split("/")
    .every(
      (part, at, all) => part !== ".." && part !== "." && (part !== "" || at === all.length - 1),
    );

const isLink = ({ externalFileAttributes }: Entry): boolean =>
  ((externalFileAttributes >>> 16) & 0o170000) === 0o120000;

/**
 * Unpacks a zip into an empty folder. Names that lead outside, links, and more bytes than stated are refused
 * (`bundle/hostile-zip`); what is no zip fails `bundle/no-zip`.
 */
export const unzipTo = async (zip: string, folder: string): Promise<void> => {
  const opened = await openPromise(zip, {
    strictFileNames: true,
    validateEntrySizes: true,
    lazyEntries: true,
    autoClose: false,
  }).catch((cause: unknown) => {
    throw new MandateError({
      code: "bundle/no-zip",
      message: "This is not a zip, or is damaged",
      at: { file: zip },
      cause,
    });
  });
  try {
    let files = 0;
    let bytes = 0;
    for await (const entry of opened.eachEntry()) {
      files += 1;
      bytes += entry.uncompressedSize;
      if (!isSafe(entry.fileName))
        throw hostile(zip, `a file of it would go to “${entry.fileName}”`);
      if (isLink(entry)) throw hostile(zip, `“${entry.fileName}” is a link`);
      if (files > limits.files || bytes > limits.bytes) throw hostile(zip, "it is too large");
      if (entry.fileName.endsWith("/")) continue;
      const target = join(folder, entry.fileName);
      await mkdir(dirname(target), { recursive: true });
      await pipeline(
        await opened.openReadStreamPromise(entry),
        createWriteStream(target, { flags: "wx" }),
      );
    }
  } finally {
    opened.close();
  }
};

/** The folder of a bag: the folder itself, or the one folder in it. */
export const bagRoot = async (folder: string): Promise<string | undefined> => {
  const isBag = (at: string) =>
    stat(join(at, "bagit.txt")).then(
      (info) => info.isFile(),
      () => false,
    );
  if (await isBag(folder)) return folder;
  const names = await readdir(folder);
  const inner = join(folder, names[0] ?? ".");
  return names.length === 1 && (await isBag(inner)) ? inner : undefined;
};
