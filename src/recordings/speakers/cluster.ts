import { misfit, Sums } from "./gaussian.ts";

interface Cluster {
  sums: Sums;
  cost: number;
  members: number[];
}

/** What is lost where one Gaussian stands for two clusters: a generalised likelihood ratio, in natural logs. */
const loss = (a: Cluster, b: Cluster): number => misfit(a.sums, b.sums) - a.cost - b.cost;

const joined = (a: Cluster, b: Cluster): Cluster => {
  const sums = new Sums(a.sums.dims).join(a.sums).join(b.sums);
  return { sums, cost: misfit(sums), members: [...a.members, ...b.members] };
};

/** Losses between all clusters, kept up to date as they join. */
class Losses {
  readonly clusters: (Cluster | undefined)[];
  readonly #rows: Float64Array[];

  constructor(clusters: readonly Cluster[]) {
    this.clusters = [...clusters];
    this.#rows = clusters.map((a, i) =>
      Float64Array.from({ length: i }, (_, j) => loss(a, clusters[j])),
    );
  }

  least(): { a: number; b: number; lost: number } {
    let best = { a: -1, b: -1, lost: Number.POSITIVE_INFINITY };
    for (const [a, row] of this.#rows.entries()) {
      if (!this.clusters[a]) continue;
      for (let b = 0; b < a; b++)
        if (row[b] < best.lost && this.clusters[b]) best = { a, b, lost: row[b] };
    }
    return best;
  }

  /** `b` becomes both, `a` is gone. */
  join(a: number, b: number): void {
    const both = joined(this.clusters[a] as Cluster, this.clusters[b] as Cluster);
    this.clusters[a] = undefined;
    this.clusters[b] = both;
    for (const [other, cluster] of this.clusters.entries()) {
      if (!cluster || other === b) continue;
      this.#rows[Math.max(other, b)][Math.min(other, b)] = loss(cluster, both);
    }
  }

  groups(): number[][] {
    return this.clusters.flatMap((cluster) => (cluster ? [cluster.members] : []));
  }
}

/** More voices than this are not looked for. */
const MOST_VOICES = 15;
/** A join that loses this many times what the dearest join before it lost has joined two people. */
const JUMP = 1.5;

/**
 * Joins pieces of speech to voices, the two that lose least by it first (generalised likelihood ratio of Gaussians
 * with full covariances). Joins within a voice lose little more each time; the first between two voices loses much
 * more than any before, and there it stops, or where `voices` are left if a person knows. Returns the pieces of
 * each voice, by number. Quadratic in memory: meant for up to a thousand pieces.
 */
export const joinVoices = (pieces: readonly Sums[], voices?: number): number[][] => {
  const losses = new Losses(pieces.map((sums, i) => ({ sums, cost: misfit(sums), members: [i] })));
  let dearest = 0;
  for (let left = pieces.length; left > (voices ?? 1); left--) {
    const { a, b, lost } = losses.least();
    const isJump = left <= MOST_VOICES && dearest > 0 && lost > JUMP * dearest;
    if (voices === undefined && isJump) break;
    losses.join(a, b);
    dearest = Math.max(dearest, lost);
  }
  return losses.groups();
};
