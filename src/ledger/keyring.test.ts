import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, readdirSync, renameSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { temporaryFolder } from "../../test/custody/folder.ts";
import { publicKeyPem } from "./key.ts";
import { createKey, isLocked, loadSigner, readIdentity } from "./keyring.ts";

describe("the user's key", () => {
  test("is theirs alone, and not overwritten", async () => {
    const folder = join(await temporaryFolder(), "config");
    const { key } = await createKey(folder, { name: "Amna" });
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(statSync(join(folder, "key.pem")).mode & 0o777).toBe(0o600);
    expect((await loadSigner(folder)).key).toBe(key);
    await expect(createKey(folder, { name: "Amna" })).rejects.toMatchObject({ code: "key/exists" });
  });

  test("open to others it is refused, missing it is named", async () => {
    const folder = await temporaryFolder();
    await expect(loadSigner(folder)).rejects.toMatchObject({ code: "key/none" });
    await createKey(folder, { name: "Amna" });
    chmodSync(join(folder, "key.pem"), 0o644);
    await expect(loadSigner(folder)).rejects.toMatchObject({ code: "key/open" });
  });

  test("with the old file moved away, a new key has its own name beside it", async () => {
    const folder = await temporaryFolder();
    await createKey(folder, { name: "Amna" });
    renameSync(join(folder, "key.pem"), join(folder, "old.pem"));
    const { key } = await createKey(folder, { name: "Amna Khan" });
    expect(await readIdentity(folder)).toEqual({ name: "Amna Khan", key });
    expect((await loadSigner(folder)).key).toBe(key);
  });

  test("that cannot be named is taken back, so that the next attempt is the first", async () => {
    const folder = await temporaryFolder();
    mkdirSync(join(folder, "identity.json"));
    await expect(createKey(folder, { name: "Amna" })).rejects.toThrow();
    expect(readdirSync(folder)).toEqual(["identity.json"]);
  });

  test("under a passphrase it needs that passphrase", async () => {
    const folder = await temporaryFolder();
    const { key } = await createKey(folder, { name: "Amna", passphrase: "correct horse" });
    expect(await isLocked(folder)).toBe(true);
    expect((await loadSigner(folder, "correct horse")).key).toBe(key);
    await expect(loadSigner(folder, "wrong")).rejects.toMatchObject({ code: "key/passphrase" });
  });

  test("openssl verifies what it signs, and signs what we verify", async () => {
    const folder = await temporaryFolder();
    await createKey(folder, { name: "Amna" });
    const signer = await loadSigner(folder);
    const at = (name: string) => join(folder, name);
    writeFileSync(at("message"), "a message");
    writeFileSync(at("signature"), signer.sign(Buffer.from("a message")));
    writeFileSync(at("public.pem"), publicKeyPem(signer.key));
    const verify = [
      "pkeyutl",
      "-verify",
      "-pubin",
      "-inkey",
      at("public.pem"),
      "-rawin",
      "-in",
      at("message"),
      "-sigfile",
      at("signature"),
    ];
    expect(execFileSync("openssl", verify).toString()).toContain("Verified Successfully");
    const sign = ["pkeyutl", "-sign", "-inkey", at("key.pem"), "-rawin", "-in", at("message")];
    expect(execFileSync("openssl", sign)).toEqual(signer.sign(Buffer.from("a message")));
  });
});
