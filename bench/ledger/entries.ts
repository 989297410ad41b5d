import { sign, verify } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checkChain } from "../../src/ledger/chain.ts";
import { headAfter, makeLine } from "../../src/ledger/entry.ts";
import { newPrivateKey, publicKeyOf, signerOf } from "../../src/ledger/key.ts";
import { readLedger } from "../../src/ledger/read.ts";
import { type Entry, type Head, NO_ENTRY } from "../../src/model/ledger.ts";

/** `npm run bench:entries [COUNT]`: reading and checking a ledger, beside as many bare signature checks. */
const count = Number(process.argv[2] ?? 100_000);
const key = newPrivateKey();
const signer = signerOf("Amna", key);

const makeLedger = (): string[] => {
  let head: Head = { sequence: 0, hash: NO_ENTRY, time: undefined };
  const time = "2024-02-09T08:00:00.000Z";
  return Array.from({ length: count }, (_, at) => {
    const draft =
      at === 0
        ? { act: "open" as const }
        : {
            act: "write" as const,
            path: `claims/${at % 500}.md`,
            sha256: head.hash,
            size: at,
            reason: "A draft",
          };
    const line = makeLine(draft, { head, time, signer });
    head = headAfter(line, { sequence: at + 1, time } as Entry);
    return line;
  });
};

const folder = await mkdtemp(join(tmpdir(), "mandate-entries-"));
await writeFile(
  join(folder, "ledger.jsonl"),
  makeLedger()
    .map((line) => `${line}\n`)
    .join(""),
);

const start = performance.now();
const { links, problems } = await readLedger(folder);
const found = [...problems, ...checkChain(links, Date.now())];
const ours = performance.now() - start;

const message = Buffer.alloc(400, 1);
const signature = sign(null, message, key);
const publicKey = publicKeyOf(signer.key);
const rawStart = performance.now();
let right = 0;
for (let at = 0; at < count; at++) if (verify(null, message, publicKey, signature)) right += 1;
const raw = performance.now() - rawStart;

await rm(folder, { recursive: true });
console.log(`${count} entries read, parsed and checked: ${(ours / 1000).toFixed(2)} s`);
console.log(`${count} bare crypto.verify calls on 400 bytes:  ${(raw / 1000).toFixed(2)} s`);
console.log(`ratio ${(ours / raw).toFixed(2)}`);
if (found.length > 0 || right !== count) {
  console.error("the ledger made for this bench does not verify", found.slice(0, 3));
  process.exitCode = 1;
}
