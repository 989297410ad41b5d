import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { commit } from "../../src/case/write.ts";
import { newPrivateKey, signerOf } from "../../src/ledger/key.ts";
import { temporaryFolder, verifying, writerIn } from "./folder.ts";

const script = (name: string): string => join(import.meta.dirname, name);

/** A case, and the key of its writer as the writer's script wants it. */
const opened = async () => {
  const key = newPrivateKey().export({ type: "pkcs8", format: "pem" }).toString();
  const writer = await writerIn({ signer: signerOf("Amna", key), now: Date.now });
  await commit(writer, async () => ({ files: [] }));
  return { root: writer.root, key: Buffer.from(key).toString("base64") };
};

const list = (root: string, folder: string): string[] => {
  try {
    return readdirSync(join(root, folder)).sort();
  } catch {
    return [];
  }
};

const problemsOf = async (root: string) => (await verifying(root, { now: Date.now })).problems;

const shell = (commands: string, ...args: string[]) => {
  const { stdout, stderr } = spawnSync("bash", ["-c", commands, ...args]);
  return { out: stdout.toString(), err: stderr.toString() };
};

/** A mount that only the command sees and that goes with it; not every system lets a program have one. */
const inNamespace = (mount: string, command: string, ...args: string[]) =>
  spawnSync("unshare", [
    "--map-root-user",
    "--mount",
    "bash",
    "-c",
    `${mount} && ${command}`,
    ...args,
  ]);
const canMount = inNamespace("mount -t tmpfs tmpfs /mnt", "true").status === 0;
if (!canMount) {
  process.stderr.write(
    "NOT RUN: this system allows no mounts of one's own, so no real full or read-only disk; limits and permissions stand for them\n",
  );
}

describe("a full disk", () => {
  test.runIf(canMount)(
    "a real one, whatever is done and however little room is left: a clear error, nothing half-done, and with room it goes on",
    {
      timeout: 600_000,
    },
    async () => {
      const disk = await temporaryFolder();
      const { stdout, stderr } = inNamespace(
        'mount -t tmpfs -o size=24m tmpfs "$1"',
        '"$0" "$2" "$1" "$3" 20 2',
        process.execPath,
        disk,
        script("full-disk.ts"),
        await temporaryFolder(),
      );
      expect(stderr.toString()).toBe("");
      const { outcomes, faults } = JSON.parse(stdout.toString());
      expect(faults).toEqual([]);
      // Each act met both: a disk too full for it, and one with just room enough.
      for (const act of ["bundle", "open", "add", "write", "note", "checkpoint"]) {
        expect(outcomes).toMatchObject({
          [`${act} disk/full`]: expect.any(Number),
          [`${act} done`]: expect.any(Number),
        });
      }
    },
  );

  // The system's limit on a file's size stands for it: the write fails in its middle.
  test("a copy cut short by a limit leaves nothing", async () => {
    const { root, key } = await opened();
    const film = join(await temporaryFolder(), "film.bin");
    await writeFile(film, Buffer.alloc(4 << 20, 7));
    const limited = `trap '' XFSZ; ulimit -f 1024; SOURCE="$4" exec "$0" "$1" add "$2" "$3" 1`;
    const { out } = shell(limited, process.execPath, script("writer.ts"), root, key, film);
    expect(out).toContain("error disk/full");
    expect([list(root, "exhibits"), list(root, ".mandate/incoming")]).toEqual([[], []]);
    expect(await problemsOf(root)).toEqual([]);
  });

  test("a ledger that cannot grow has no half entry", async () => {
    const { root, key } = await opened();
    const limited = `trap '' XFSZ; ulimit -f 2; exec "$0" "$1" append "$2" "$3" 10`;
    const { out } = shell(limited, process.execPath, script("writer.ts"), root, key);
    expect(out).toContain("error disk/full");
    expect(await problemsOf(root)).toEqual([]);
  });
});

describe("a folder one may not write to", () => {
  test.runIf(canMount)(
    "a read-only disk: a clear error, nothing changed, and it can still be verified",
    async () => {
      const { root, key } = await opened();
      const before = await readFile(join(root, "ledger.jsonl"));
      const { stdout } = inNamespace(
        'mount --bind "$2" "$2" && mount -o remount,ro,bind "$2"',
        'for act in append write bundle within; do "$0" "$1" $act "$2" "$3" 1; done',
        process.execPath,
        script("writer.ts"),
        root,
        key,
      );
      const said = stdout.toString().match(/^(?:error|ack).*$/gm);
      expect(said).toEqual([
        "error disk/read-only",
        "error disk/read-only",
        expect.stringMatching(/^ack 0 .*-bundles/),
        "error disk/read-only",
      ]);
      expect(await readFile(join(root, "ledger.jsonl"))).toEqual(before);
      expect(await problemsOf(root)).toEqual([]);
    },
  );

  test("no permission: a clear error, nothing changed", async () => {
    const { root, key } = await opened();
    const before = await readFile(join(root, "ledger.jsonl"));
    spawnSync("chmod", ["-R", "a+rX,a-w", root]);
    const env = { ...process.env, AS_NOBODY: process.getuid?.() === 0 ? "1" : "0" };
    const said = spawnSync(process.execPath, [script("writer.ts"), "write", root, key, "1"], {
      env,
    });
    spawnSync("chmod", ["-R", "u+w", root]);
    expect(said.stdout.toString()).toContain("error disk/read-only");
    expect(await readFile(join(root, "ledger.jsonl"))).toEqual(before);
    expect(await problemsOf(root)).toEqual([]);
  });
});
