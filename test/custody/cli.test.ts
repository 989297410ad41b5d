import { appendFileSync, cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { runCli } from "../run-cli.ts";
import { starterCase, temporaryFolder } from "../temporary.ts";
import { makeAuthority, serveAuthority } from "./tsa.ts";

/** A user with a key, a starter case in its ledger, and a way to run commands as that user. */
const asUser = async (name = "Amna Khan") => {
  const config = join(temporaryFolder(), "config");
  const run = (...argv: string[]) => runCli(argv, { MANDATE_CONFIG: config });
  expect((await run("key", "new", "--name", name)).code).toBe(0);
  return run;
};

const started = async () => {
  const run = await asUser();
  const folder = starterCase({});
  const opened = await run("record", "--case", folder, "--reason", "First draft");
  expect([opened.code, opened.err]).toEqual([0, ""]);
  return { run, folder, at: (path: string) => join(folder, path) };
};

describe("custody at the command line", () => {
  test("without a key one is told how to make one; without a ledger how to begin it", async () => {
    const config = join(temporaryFolder(), "none");
    const folder = starterCase({});
    const added = await runCli(["record", "--case", folder, "--reason", "x"], {
      MANDATE_CONFIG: config,
    });
    expect([added.code, added.err]).toEqual([2, expect.stringContaining("error key/none")]);
    const verified = await runCli(["verify", folder], { MANDATE_CONFIG: config });
    expect([verified.code, verified.err]).toEqual([
      3,
      expect.stringContaining("error ledger/none"),
    ]);
  });

  test("from the file that comes in to the bundle that comes back", async () => {
    const { run, folder, at } = await started();
    const letter = join(temporaryFolder(), "letter.txt");
    writeFileSync(letter, "To whom it may concern\n");
    const added = await run(
      "add",
      letter,
      "--case",
      folder,
      "--from",
      "A source",
      "--how",
      "by post",
    );
    expect(added.out).toContain("exhibits/letter.txt  text/plain, 23 bytes");
    expect(added.out).toContain("not recorded");
    expect((await run("add", letter, "--case", folder)).out).toContain(
      "the same bytes are in the case already",
    );
    expect((await run("log", "letter.txt", "--case", folder)).out).toMatch(
      /took in exhibits\/letter.txt .*: Taken in: by post\n/,
    );

    const authority = makeAuthority(temporaryFolder());
    const url = await serveAuthority(authority.answer);
    const stamped = await run(
      "checkpoint",
      "--case",
      folder,
      "--qr",
      "--timestamp",
      url,
      "--authority",
      authority.rootFile,
    );
    expect([stamped.code, stamped.err]).toEqual([
      0,
      expect.stringContaining("by CN=Test Authority\n"),
    ]);
    expect(stamped.out).toContain("█");
    const whole = await run("verify", folder, "--authority", authority.rootFile);
    expect([whole.code, whole.out]).toEqual([0, expect.stringContaining("Nothing was altered")]);
    expect(whole.out).toContain("It does not show that what they say is true, nor who made them.");

    const proof = join(temporaryFolder(), "letter.proof");
    writeFileSync(proof, (await run("prove", "letter.txt", "--case", folder)).out);
    const key = /^key +(\S+)$/m.exec((await run("key")).out)?.[1] as string;
    const proven = await run("prove", "--check", proof, "--key", key);
    expect([proven.code, proven.out]).toEqual([
      0,
      expect.stringContaining("That entry is in the ledger"),
    ]);
    expect(proven.out).not.toContain("was not checked");
    const foreign = await run("prove", "--check", proof, "--key", "A".repeat(43).concat("="));
    expect(foreign.code).toBe(4);

    const zip = join(temporaryFolder(), "case.zip");
    expect((await run("bundle", zip, "--case", folder)).code).toBe(0);
    const stranger = await asUser("A stranger");
    expect((await stranger("verify", zip)).code).toBe(0);
    const back = join(temporaryFolder(), "back");
    expect((await stranger("open", zip, back)).code).toBe(0);
    expect(readFileSync(join(back, "ledger.jsonl"))).toEqual(readFileSync(at("ledger.jsonl")));
    expect((await stranger("check", back)).code).toBe(0);
  });

  test("an altered file: which, since when, exit code 4, and what to do", async () => {
    const { run, folder, at } = await started();
    appendFileSync(at("case.yaml"), "# changed\n");
    const { code, out } = await run("verify", folder);
    expect(code).toBe(4);
    expect(out).toMatch(/^altered: case.yaml is not what the ledger recorded/);
    expect(out).toMatch(/entry \d+; whole at 20\d\d-/);
    expect(out).toContain("mandate record case.yaml");
    const json = JSON.parse((await run("verify", folder, "--json")).out);
    expect(json).toMatchObject({ ok: false, problems: [{ kind: "altered", path: "case.yaml" }] });
  });

  test("a folder put back to yesterday's is noticed by the machine that saw today's", async () => {
    const { run, folder, at } = await started();
    const yesterday = join(temporaryFolder(), "yesterday");
    cpSync(folder, yesterday, { recursive: true });
    appendFileSync(at("case.yaml"), "# changed\n");
    await run("record", "--case", folder, "--reason", "A note");
    rmSync(folder, { recursive: true });
    cpSync(yesterday, folder, { recursive: true });
    const rolled = await run("verify", folder);
    expect([rolled.code, rolled.out]).toEqual([4, expect.stringMatching(/^truncated: /)]);
    expect((await run("record", "--case", folder, "--reason", "x")).err).toContain(
      "error ledger/rolled-back",
    );
    expect((await run("verify", folder, "--forget")).code).toBe(0);
  });

  test("published, corrected, compared; and strict when something is not recorded", async () => {
    const { run, folder, at } = await started();
    const first = await run("report", folder, "--publish", "First publication", "--strict");
    expect([first.code, first.out]).toEqual([0, expect.stringContaining("Published at entry")]);
    writeFileSync(at("claims/new.md"), "---\nclaim: A new claim\n---\n");
    const strict = await run("report", folder, "--strict", "--publish", "Too early");
    expect([strict.code, strict.err]).toEqual([
      4,
      expect.stringContaining("error report/inputs-changed"),
    ]);
    const lax = await run("report", folder);
    expect([lax.code, lax.err]).toEqual([
      0,
      expect.stringContaining("warning case/not-as-recorded"),
    ]);
    await run("record", "--case", folder, "--reason", "A claim was added");
    await run("report", folder, "--publish", "A claim was added");
    const told = (await run("log", "new", "--case", folder)).out;
    expect(told).toMatch(
      /wrote claims\/new.md .*\n.*first published as reported: A claim was added\n/,
    );
    const { out } = await run("diff", "--case", folder);
    expect(out).toContain("new: not yet published → reported");
    expect(out).toContain("A claim was added");
  });

  test("no text of a case commands the terminal, or passes for another line", async () => {
    const { run, folder, at } = await started();
    appendFileSync(at("case.yaml"), "# x\n");
    const reason = "\u001b[31mred\u202E\n99. forged line";
    const recorded = await run("record", "--case", folder, "--reason", reason);
    writeFileSync(at("claims/\u001b[2Jx.md"), "x");
    const outs = [
      recorded.out,
      (await run("log", "--case", folder)).out,
      (await run("verify", folder)).out,
    ];
    for (const out of outs) {
      expect(out.includes("\u001b") || out.includes("\u202e") || /^99\./m.test(out)).toBe(false);
    }
    expect(outs[2]).toContain("\\u001b[2Jx.md");
  });

  test("a second person writes once admitted", async () => {
    const { run, folder, at } = await started();
    const bilal = await asUser("Bilal");
    appendFileSync(at("case.yaml"), "# by Bilal\n");
    const refused = await bilal("record", "--case", folder, "--reason", "x");
    expect(refused.err).toContain("error ledger/not-admitted");
    const key = /^key +(\S+)$/m.exec((await bilal("key")).out)?.[1] as string;
    expect((await run("key", "admit", key, "--name", "Bilal", "--case", folder)).code).toBe(0);
    expect((await bilal("record", "--case", folder, "--reason", "x")).code).toBe(0);
    expect((await run("verify", folder)).code).toBe(0);
    expect((await run("key", "admit", "nonsense", "--case", folder)).code).toBe(2);
  });
});
