import type { Outcome } from "../../model/outcome.ts";
import type { Published, Snapshot } from "./snapshot.ts";

/** How one claim's finding changed from one publication to the next. */
export interface Change {
  id: string;
  claim: string;
  /** Absent: the claim is new. */
  before?: Outcome;
  /** Absent: the claim was withdrawn. */
  after?: Outcome;
  /** The wording before, where it is not the wording after. */
  reworded?: string;
}

/** Files by how they differ. */
export interface InputChanges {
  added: string[];
  altered: string[];
  removed: string[];
}

/** The findings that differ between two snapshots: in outcome, in wording, or in being there at all. */
export const changedFindings = (
  before: Pick<Snapshot, "findings"> | undefined,
  after: Pick<Snapshot, "findings">,
): Change[] => {
  const old = before?.findings ?? {};
  const ids = [...new Set([...Object.keys(old), ...Object.keys(after.findings)])].sort();
  return ids.flatMap((id): Change[] => {
    const [was, is] = [old[id], after.findings[id]];
    const reworded = was && is && was.claim !== is.claim ? { reworded: was.claim } : {};
    if (was && is && was.outcome === is.outcome && !("reworded" in reworded)) return [];
    return [
      {
        id,
        claim: (is ?? was).claim,
        ...(was && { before: was.outcome }),
        ...(is && { after: is.outcome }),
        ...reworded,
      },
    ];
  });
};

/** The files that differ between two snapshots. */
export const changedInputs = (
  before: Record<string, string>,
  after: Record<string, string>,
): InputChanges => ({
  added: Object.keys(after).filter((path) => !(path in before)),
  altered: Object.keys(after).filter((path) => path in before && before[path] !== after[path]),
  removed: Object.keys(before).filter((path) => !(path in after)),
});

/** One publication and what it changed. */
export interface Step {
  published: Published;
  changes: Change[];
}

/** What each publication changed, oldest first. */
export const stepsOf = (all: readonly Published[]): Step[] =>
  all.map((published, at) => ({ published, changes: changedFindings(all[at - 1], published) }));

/** What changed of a claim after it was first published: finding, wording, withdrawn, and back again. */
export const correctionsOf = (
  steps: readonly Step[],
  id: string,
): { published: Published; change: Change }[] =>
  steps
    .flatMap(({ published, changes }) =>
      changes.filter((change) => change.id === id).map((change) => ({ published, change })),
    )
    .slice(1);
