import { sha256 } from "../lib/hash.ts";
import { type Draft, type Entry, entrySchema, type Notice } from "../model/ledger.ts";
import { canonicalJson } from "./canonical.ts";
import type { Link } from "./chain.ts";
import type { Signer } from "./key.ts";
import { leafHash } from "./merkle.ts";

/** What a redacted entry shows: anything but its place in the ledger, its time and its key may be other. */
export type Shown = Draft & Pick<Entry, "actor">;

/**
 * The line that stands for `line` in a redacted copy: the same place, time and key, what may be shown of the rest,
 * and the hashes by which chain and checkpoints hold without it. The old signature goes: it is what keeps anyone
 * from guessing the words and trying the guess on the hash. `line` must be canonical, and whole.
 */
export const redactLine = (
  line: string,
  { entry, shown, reason, signer }: { entry: Entry; shown: Shown; reason: string; signer: Signer },
): string => {
  const { version, sequence, previous, time, key } = entry;
  const withheld = {
    line: sha256(line),
    leaf: leafHash(line).toString("hex"),
    reason,
    by: signer.name,
    key: signer.key,
  };
  const unsigned = { ...shown, version, sequence, previous, time, key, withheld };
  const signature = signer.sign(Buffer.from(canonicalJson(unsigned))).toString("base64");
  return canonicalJson(entrySchema.parse({ ...unsigned, signature }));
};

const admittedBy = (links: readonly Link[], keys: ReadonlySet<string>): Set<string> => {
  const admitted = new Set(keys);
  for (const { entry, genuine } of links) {
    if (!entry || !genuine || entry.act !== "admit" || !entry.about?.key) continue;
    const believed = !entry.withheld || admitted.has(entry.withheld.key);
    if (believed && admitted.has(entry.key)) admitted.add(entry.about.key);
  }
  return admitted;
};

/**
 * Every key that was ever admitted: what it signed before it retired still counts. It starts from the first entry,
 * whole, and a redacted entry admits a key only if who withheld it was admitted otherwise: else a stranger could
 * admit himself in words put in another's mouth.
 */
export const everAdmitted = (links: readonly Link[]): Set<string> => {
  const opener = links[0]?.genuine && !links[0].entry?.withheld ? links[0].entry?.key : undefined;
  let keys = new Set(opener === undefined ? [] : [opener]);
  for (;;) {
    const more = admittedBy(links, keys);
    if (more.size === keys.size) return keys;
    keys = more;
  }
};

/** The links, those redacted by a stranger no longer taken for genuine. */
export const withoutStrangers = (links: readonly Link[]): Link[] => {
  if (!links.some(({ entry }) => entry?.withheld)) return [...links];
  const keys = everAdmitted(links);
  return links.map((link) => {
    const { entry, genuine } = link;
    return { ...link, genuine: genuine && (!entry?.withheld || keys.has(entry.withheld.key)) };
  });
};

/** “entry 4”, “entries 4, 7”. */
export const entriesInWords = (all: readonly number[]): string =>
  all.length === 1 ? `entry ${all[0]}` : `entries ${all.join(", ")}`;

const numbers = (group: readonly Entry[]): string =>
  entriesInWords(group.map(({ sequence }) => sequence));

const groupNotice = (group: readonly Entry[]): Notice => {
  const [{ path, withheld }] = group;
  const what = path === undefined ? "" : ` about ${path}`;
  return {
    ...(path !== undefined && { path }),
    message: `Parts of ${numbers(group)}${what} are withheld by ${withheld?.by}: ${withheld?.reason}. What stands there instead is ${withheld?.by}'s word`,
  };
};

/**
 * What a reader should know of redacted entries: which, why, by whom; and which of them no checkpoint up to entry
 * `covered` confirms.
 */
export const redactedNotices = (entries: readonly Entry[], covered: number): Notice[] => {
  const redacted = entries.filter(({ withheld }) => withheld);
  const groups = Map.groupBy(redacted, ({ path, withheld }) =>
    JSON.stringify([path, withheld?.key, withheld?.by, withheld?.reason]),
  );
  const notices = [...groups.values()].map(groupNotice);
  const open = redacted.filter(({ sequence }) => sequence > covered);
  if (open.length === 0) return notices;
  const message = `No checkpoint covers ${numbers(open)}, withheld in part: for the place in the ledger there is the word of who withheld it alone`;
  return [...notices, { path: "ledger.jsonl", message }];
};
