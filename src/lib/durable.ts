import { randomUUID } from "node:crypto";
import { mkdir, open, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";

/** Makes the names in a folder durable (POSIX asks for it after a rename; Windows does it by itself). */
export const syncFolder = async (folder: string): Promise<void> => {
  if (process.platform === "win32") return;
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};

/** A new file with these bytes, on the disk when the promise resolves; gone again if it fails. */
export const writeNewFile = async (
  file: string,
  bytes: Uint8Array,
  mode = 0o644,
): Promise<void> => {
  await mkdir(dirname(file), { recursive: true });
  const handle = await open(file, "wx", mode);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } catch (error) {
    await handle.close();
    await rm(file, { force: true });
    throw error;
  }
  await handle.close();
};

/**
 * Replaces or creates a file: readers see the old bytes or the new ones, never a part, and so does the disk
 * after a power cut.
 */
export const replaceFile = async (file: string, bytes: Uint8Array, mode = 0o644): Promise<void> => {
  const temporary = join(dirname(file), `.${randomUUID()}.tmp`);
  await writeNewFile(temporary, bytes, mode);
  try {
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  await syncFolder(dirname(file));
};
