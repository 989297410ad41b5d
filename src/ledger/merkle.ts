import { createHash } from "node:crypto";

/** Merkle trees as in RFC 6962 section 2.1 (and RFC 9162): leaves 0x00, nodes 0x01, SHA-256. */

const LEAF = Buffer.of(0);
const NODE = Buffer.of(1);

export const leafHash = (data: string | Uint8Array): Buffer =>
  createHash("sha256").update(LEAF).update(data).digest();

const nodeHash = (left: Uint8Array, right: Uint8Array): Buffer =>
  createHash("sha256").update(NODE).update(left).update(right).digest();

/** The largest power of two below `n` (n > 1): where a tree of n leaves is split. */
const split = (n: number): number => 2 ** Math.floor(Math.log2(n - 1));

/** Tree hash of the leaves `from` to `to`; the empty tree is the hash of nothing. */
export const treeHash = (leaves: readonly Buffer[], from = 0, to = leaves.length): Buffer => {
  if (to === from) return createHash("sha256").digest();
  if (to === from + 1) return leaves[from];
  const middle = from + split(to - from);
  return nodeHash(treeHash(leaves, from, middle), treeHash(leaves, middle, to));
};

/** Proof that leaf `index` (from 0) is in the tree: hashes from the leaf up (RFC 6962 section 2.1.1). */
export const inclusionProof = (
  leaves: readonly Buffer[],
  index: number,
  from = 0,
  to = leaves.length,
): Buffer[] => {
  if (index < from || index >= to) throw new RangeError(`no leaf ${index} in a tree of ${to}`);
  if (to - from === 1) return [];
  const middle = from + split(to - from);
  return index < middle
    ? [...inclusionProof(leaves, index, from, middle), treeHash(leaves, middle, to)]
    : [...inclusionProof(leaves, index, middle, to), treeHash(leaves, from, middle)];
};

const subproof = (
  leaves: readonly Buffer[],
  [size, from, to]: [size: number, from: number, to: number],
  whole: boolean,
): Buffer[] => {
  if (from + size === to) return whole ? [] : [treeHash(leaves, from, to)];
  const k = split(to - from);
  const middle = from + k;
  return size <= k
    ? [...subproof(leaves, [size, from, middle], whole), treeHash(leaves, middle, to)]
    : [...subproof(leaves, [size - k, middle, to], false), treeHash(leaves, from, middle)];
};

/** Proof that the tree of the first `size` leaves is a beginning of the whole (RFC 6962 section 2.1.2). */
export const consistencyProof = (leaves: readonly Buffer[], size: number): Buffer[] => {
  if (size < 0 || size > leaves.length) throw new RangeError(`no earlier tree of ${size} leaves`);
  return size === 0 ? [] : subproof(leaves, [size, 0, leaves.length], true);
};

export interface Inclusion {
  leaf: Buffer;
  /** From 0. */
  index: number;
  size: number;
  proof: readonly Buffer[];
}

/** The root an inclusion proof leads to (RFC 9162 section 2.1.3.2); undefined where it has the wrong shape. */
export const rootFromInclusion = ({ leaf, index, size, proof }: Inclusion): Buffer | undefined => {
  if (!Number.isSafeInteger(index) || index < 0 || index >= size) return undefined;
  let at = index;
  let last = size - 1;
  let hash = leaf;
  for (const sibling of proof) {
    if (last === 0) return undefined;
    if (at % 2 === 1 || at === last) {
      hash = nodeHash(sibling, hash);
      while (at % 2 === 0 && at !== 0) [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
    } else hash = nodeHash(hash, sibling);
    at = Math.floor(at / 2);
    last = Math.floor(last / 2);
  }
  return last === 0 ? hash : undefined;
};

export interface Consistency {
  oldSize: number;
  oldRoot: Buffer;
  newSize: number;
  newRoot: Buffer;
  proof: readonly Buffer[];
}

/** Whether the old tree is proven a beginning of the new one (RFC 9162 section 2.1.4.2). */
export const isConsistent = (heads: Consistency): boolean => {
  const { oldSize, oldRoot, newSize, newRoot } = heads;
  if (oldSize > newSize) return false;
  if (oldSize === newSize) return heads.proof.length === 0 && oldRoot.equals(newRoot);
  if (oldSize === 0) return heads.proof.length === 0;
  // A whole power of two is itself a node, and so is left out of the proof.
  const proof = Number.isInteger(Math.log2(oldSize)) ? [oldRoot, ...heads.proof] : [...heads.proof];
  let at = oldSize - 1;
  let last = newSize - 1;
  while (at % 2 === 1) [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
  const start = proof.shift();
  if (start === undefined) return false;
  let [older, newer] = [start, start];
  for (const node of proof) {
    if (last === 0) return false;
    if (at % 2 === 1 || at === last) {
      older = nodeHash(node, older);
      newer = nodeHash(node, newer);
      while (at % 2 === 0 && at !== 0) [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
    } else newer = nodeHash(newer, node);
    at = Math.floor(at / 2);
    last = Math.floor(last / 2);
  }
  return last === 0 && older.equals(oldRoot) && newer.equals(newRoot);
};
