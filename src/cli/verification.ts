import type { Paint } from "../lib/tty.ts";
import type { Verification } from "../model/ledger.ts";
import { plainLine } from "./plain.ts";

const problemText = (problem: Verification["problems"][number], paint: Paint): string => {
  const { kind, message, entry, since, fix } = problem;
  const facts = [
    entry === undefined ? undefined : `entry ${entry}`,
    since && `whole at ${since}; changed after that`,
  ].filter(Boolean);
  return [
    `${paint("red", kind)}: ${plainLine(message)}`,
    ...(facts.length > 0 ? [`  ${facts.join("; ")}`] : []),
    ...(fix ? [`  ${plainLine(fix)}`] : []),
  ].join("\n");
};

/** A verification for a reader: problems first, then what stands, then what it cannot show. */
export const verificationText = (result: Verification, paint: Paint): string => {
  const lines = result.problems.map((problem) => problemText(problem, paint));
  lines.push(...result.notices.map(({ message }) => `note: ${plainLine(message)}`));
  const { entries, files, bytes, head, root, actors } = result;
  const verdict = result.ok
    ? paint("green", "Nothing was altered")
    : paint("red", `${result.problems.length} problem${result.problems.length === 1 ? "" : "s"}`);
  lines.push(`${verdict}: ${entries} entries, ${files} files, ${bytes} bytes.`);
  lines.push(`head ${head}`, `root ${root}`);
  lines.push(
    ...actors.map(
      ({ name, key, entries: count }) => `signed by ${plainLine(name)} (${key}): ${count} entries`,
    ),
  );
  lines.push("", ...result.limits);
  return lines.join("\n");
};
