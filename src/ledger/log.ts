import type { Entry } from "../model/ledger.ts";

const words: Record<Entry["act"], (entry: Entry) => string> = {
  open: () => "opened this ledger",
  admit: ({ about }) => `admitted the key of ${about?.name ?? "someone"} (${about?.key})`,
  retire: ({ about }) => `retired the key of ${about?.name ?? "someone"} (${about?.key})`,
  add: ({ path }) => `took in ${path}`,
  write: ({ path }) => `wrote ${path}`,
  move: ({ path, from }) => `moved ${from} to ${path}`,
  remove: ({ path }) => `removed ${path}`,
  checkpoint: ({ path }) => `signed the checkpoint ${path}`,
  timestamp: ({ path, about }) =>
    `had ${about?.authority ?? "an authority"} put its time to ${path}`,
  recover: () => "set aside what a crash had left",
  note: ({ path }) => (path ? `noted on ${path}` : "noted"),
};

const bytes = (size: number): string =>
  size < 1000
    ? `${size} bytes`
    : size < 1e6
      ? `${(size / 1000).toFixed(1)} kB`
      : `${(size / 1e6).toFixed(1)} MB`;

/** A moment of the ledger for a reader: to the second, and by which clock. */
export const momentInWords = (time: string): string => `${time.slice(0, 19).replace("T", " ")} UTC`;

/** What a redacted copy adds: who left something out, and why. */
const withheldWords = ({ withheld }: Entry): string =>
  withheld ? ` [in part withheld by ${withheld.by}: ${withheld.reason}]` : "";

/** One entry in plain words: number, time, who, what, why. */
export const entryInWords = (entry: Entry): string => {
  const { sequence, time, actor, reason, sha256, size } = entry;
  const what = words[entry.act](entry);
  const file = sha256 ? ` (${bytes(size ?? 0)}, SHA-256 ${sha256.slice(0, 12)}…)` : "";
  return `${sequence}. ${momentInWords(time)}: ${actor} ${what}${file}${reason ? `: ${reason}` : ""}${withheldWords(entry)}`;
};

/** The paths a file has had, as far back as its moves go. */
const namesOf = (entries: readonly Entry[], path: string): Set<string> => {
  const names = new Set([path]);
  for (const { act, from, path: to } of entries.toReversed()) {
    if (act === "move" && from && to && names.has(to)) names.add(from);
  }
  return names;
};

/** `claims/x.md` for a claim's id, `exhibits/x` for an exhibit's name, or the path itself if it has entries. */
export const resolveSubject = (entries: readonly Entry[], subject: string): string => {
  const paths = new Set(entries.flatMap(({ path }) => path ?? []));
  const candidates = [subject, `claims/${subject}.md`, `claims/${subject}`, `exhibits/${subject}`];
  return candidates.find((path) => paths.has(path)) ?? subject;
};

/** The entries about one file under any name it had, or all of them. */
export const historyOf = (entries: readonly Entry[], subject?: string): Entry[] => {
  if (subject === undefined) return [...entries];
  const names = namesOf(entries, resolveSubject(entries, subject));
  return entries.filter(({ path, from }) => names.has(path ?? "") || names.has(from ?? ""));
};
