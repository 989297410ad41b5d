import { join } from "node:path";

/** Endings of recordings: only these are opened, and then for what their bytes are. */
const sound =
  /\.(opus|og[gav]|spx|m4[abv]|mp4|mov|mp[23]|mpga|wav|rf64|w64|flac|web[ma]|amr|awb|3gpp?|3g2|aif[fc]?|wm[av]|asf|aac|e?ac3|caf|au|mk[av]|avi|flv|mpe?g|vob|m?ts|m2ts|wv|dss|ds2)$/i;

/** Whether a file's name says that it is a recording. */
export const isRecordingName = (name: string): boolean => sound.test(name);

/** Folder of a case for what is derived from recordings. */
export const recordingsCache = (root: string): string => join(root, ".mandate", "recordings");
