import { join } from "node:path";

/** Endings of recordings: only these are opened, and then for what their bytes are. */
const sound =
  /\.(opus|ogg|oga|m4a|mp4|mp3|wav|flac|webm|amr|3gp|aiff?|aifc|wma|aac|caf|au|mka|mkv)$/i;

/** Whether a file's name says that it is a recording. */
export const isRecordingName = (name: string): boolean => sound.test(name);

/** Folder of a case for what is derived from recordings. */
export const recordingsCache = (root: string): string => join(root, ".mandate", "recordings");
