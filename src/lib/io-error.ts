import { MandateError } from "./error.ts";

const explanations: Record<string, { code: `${string}/${string}`; says: string; fix: string }> = {
  ENOSPC: { code: "disk/full", says: "the disk is full", fix: "Free some space and try again." },
  EDQUOT: { code: "disk/full", says: "the disk quota is used up", fix: "Free some space." },
  EFBIG: { code: "disk/full", says: "the file would be larger than allowed", fix: "Free space." },
  EROFS: { code: "disk/read-only", says: "the disk is read-only", fix: "Copy the case elsewhere." },
  EACCES: {
    code: "disk/read-only",
    says: "you may not write there",
    fix: "Change the folder's permissions, or work on a copy of the case.",
  },
  EPERM: {
    code: "disk/read-only",
    says: "the system does not permit it",
    fix: "Change the folder's permissions, or work on a copy of the case.",
  },
  ENOENT: { code: "disk/missing", says: "there is no such file", fix: "Check the name." },
};

/** The system's reason for refusing, such as ENOSPC; undefined for what is not a system error. */
export const errnoOf = (error: unknown): string | undefined =>
  error instanceof Error && "code" in error && typeof error.code === "string"
    ? error.code
    : undefined;

/**
 * A system error as one a user can act on: full disk, read-only folder, missing file. Everything else comes
 * back as it went in. `doing` completes “While …”.
 */
export const explainIo = (error: unknown, doing: string, file: string): unknown => {
  const known = explanations[errnoOf(error) ?? ""];
  if (!known) return error;
  return new MandateError({
    code: known.code,
    kind: "system",
    message: `While ${doing}: ${known.says}; nothing was changed`,
    at: { file },
    fix: known.fix,
    cause: error,
  });
};
