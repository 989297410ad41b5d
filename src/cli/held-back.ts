import { formatPlace, type MandateError } from "../lib/error.ts";
import { heldBackNotice, type PictureHeldBack } from "../report/held-back.ts";
import type { Io } from "./io.ts";
import { plain, plainLine } from "./plain.ts";

/** `warning code: message`, then the place and what to do, each on a line of its own. */
export const warningText = ({ code, message, at, fix }: MandateError): string =>
  [
    `warning ${code}: ${plainLine(message)}`,
    ...(at ? [`  at ${plainLine(formatPlace(at))}`] : []),
    ...(fix === undefined ? [] : [`  ${plainLine(fix)}`]),
  ].join("\n");

/** Says on stderr which pictures a report does not hold since their files tell more than the picture, and what to do. */
export const warnHeldBack = (
  heldBack: readonly PictureHeldBack[],
  { stderr }: Pick<Io, "stderr">,
): void => {
  for (const one of heldBack) stderr.write(`${plain(warningText(heldBackNotice(one)))}\n`);
};
