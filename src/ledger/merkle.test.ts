import { describe, expect, test } from "vitest";
import {
  consistencyProof,
  inclusionProof,
  isConsistent,
  leafHash,
  rootFromInclusion,
  treeHash,
} from "./merkle.ts";

/** Inputs and roots published with Certificate Transparency's own tests (certificate-transparency-go). */
const inputs = [
  "",
  "00",
  "10",
  "2021",
  "3031",
  "40414243",
  "5051525354555657",
  "606162636465666768696a6b6c6d6e6f",
];
const roots = [
  "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
  "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
  "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
  "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
  "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
  "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
  "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
  "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
];
const leaves = inputs.map((hex) => leafHash(Buffer.from(hex, "hex")));

describe("Merkle tree (RFC 6962)", () => {
  test("roots are those of Certificate Transparency's test vectors", () => {
    const got = roots.map((_, at) => treeHash(leaves, 0, at + 1).toString("hex"));
    expect(got).toEqual(roots);
    expect(treeHash([]).toString("hex")).toMatch(/^e3b0c44298fc1c14/);
  });

  const many = Array.from({ length: 70 }, (_, at) => leafHash(`entry ${at}`));

  test("every leaf of every size is proven in, and no other leaf or place is", () => {
    for (let size = 1; size <= many.length; size++) {
      const tree = many.slice(0, size);
      const root = treeHash(tree);
      for (let index = 0; index < size; index++) {
        const proof = inclusionProof(tree, index);
        const reach = (leaf: Buffer, at: number) =>
          rootFromInclusion({ leaf, index: at, size, proof });
        expect(reach(tree[index], index)).toEqual(root);
        expect(reach(leafHash("other"), index)).not.toEqual(root);
        if (size > 1) expect(reach(tree[index], (index + 1) % size)).not.toEqual(root);
      }
    }
  });

  test("every beginning is proven consistent, and no altered one is", () => {
    for (let newSize = 1; newSize <= 40; newSize++) {
      const newRoot = treeHash(many, 0, newSize);
      for (let oldSize = 1; oldSize <= newSize; oldSize++) {
        const proof = consistencyProof(many.slice(0, newSize), oldSize);
        const oldRoot = treeHash(many, 0, oldSize);
        expect(isConsistent({ oldSize, oldRoot, newSize, newRoot, proof })).toBe(true);
        const other = treeHash([...many.slice(0, oldSize - 1), leafHash("x")]);
        expect(isConsistent({ oldSize, oldRoot: other, newSize, newRoot, proof })).toBe(false);
      }
    }
  });
});
