import { MandateError } from "../../lib/error.ts";

/** `bundle/exists`: something stands where a bundle, or the case of one, should go. */
export const alreadyThere = (target: string): MandateError =>
  new MandateError({
    code: "bundle/exists",
    kind: "usage",
    message: `${target} exists already, and was not touched`,
    at: { file: target },
    fix: "Give another name, of something that does not exist yet.",
  });
