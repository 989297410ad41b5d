import { MandateError } from "../lib/error.ts";
import type { Io } from "./io.ts";

/** A new passphrase: from MANDATE_PASSPHRASE, or asked for twice at a terminal. */
export const newPassphrase = async (io: Io): Promise<string> => {
  if (io.env.MANDATE_PASSPHRASE) return io.env.MANDATE_PASSPHRASE;
  const { isCancel, password } = await import("@clack/prompts");
  const first = process.stdin.isTTY ? await password({ message: "New passphrase" }) : undefined;
  const second = first ? await password({ message: "The same again" }) : undefined;
  if (first && !isCancel(first) && first === second) return first;
  throw new MandateError({
    code: "key/passphrase",
    kind: "usage",
    message: "No passphrase was given, or the two were not the same",
    fix: "Type it twice at a terminal, or set MANDATE_PASSPHRASE.",
  });
};
