import { join, relative, resolve, sep } from "node:path";
import { MandateError } from "../lib/error.ts";
import { recordingsIn, stemsOf } from "./beside.ts";

/** A recording of a case, and where what is said of it stands. */
export interface CaseRecording {
  /** Path in the case. */
  recording: string;
  path: string;
  /** `transcripts/NAME`, without an ending. */
  stem: string;
}

/** Finds a recording by its path in the case, its name, or its path from here. Fails `recording/not-in-case`. */
export const findRecording = async (root: string, named: string): Promise<CaseRecording> => {
  const all = await recordingsIn(root);
  const here = relative(root, resolve(named)).split(sep).join("/");
  const recording = all.find((one) => [named, `exhibits/${named}`, here].includes(one));
  if (recording) {
    const stem = stemsOf(recording, all).at(-1) as string;
    return { recording, path: join(root, recording), stem };
  }
  throw new MandateError({
    code: "recording/not-in-case",
    kind: "usage",
    message: `The case has no recording “${named}” in exhibits/`,
    fix: all.length > 0 ? `It has: ${all.join(", ")}.` : "Take one in with mandate add.",
  });
};
