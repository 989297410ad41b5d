import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { runCli } from "./run-cli.ts";
import { describeWithShared, sharedPath } from "./shared.ts";
import { starterCase, temporaryFolder, writeFiles } from "./temporary.ts";

const shipped = join(import.meta.dirname, "..", "examples", "pakistan-2024");

/** Figures of the shipped case, in words of our own. */
const report = `Published By: A. Writer
Published On: Feb 28, 2024

The MQM-P clinched 17 National Assembly seats in Karachi. The PTI claimed that in all of its seats the MQM-P candidates were not even in third position.

MQM-P secured seven National Assembly seats in Karachi in 2018.

© 2024 Carrier News
`;

const emptied = (): string => {
  const folder = join(temporaryFolder(), "case");
  cpSync(shipped, folder, { recursive: true });
  rmSync(join(folder, "claims"), { recursive: true });
  rmSync(join(folder, "statements"), { recursive: true });
  return folder;
};

const outcomes = async (folder: string): Promise<Record<string, string>> => {
  const { findings } = JSON.parse((await runCli(["check", folder, "--json"])).out);
  return Object.fromEntries(
    findings.map(({ claim, outcome }: { claim: string; outcome: string }) => [claim, outcome]),
  );
};

const write = (folder: string, text: string): string => {
  writeFiles(folder, { "exhibits/report.txt": text });
  return "exhibits/report.txt";
};

test("propose writes statements and claims that run, and marks them as the machine's", async () => {
  const folder = emptied();
  const exhibit = write(folder, report);
  const ran = await runCli(["propose", exhibit, folder, "--write"]);
  expect(ran.code).toBe(0);
  expect(ran.err).toContain("2 publications of one text");
  const lines = readFileSync(join(folder, "statements/report.jsonl"), "utf8").trim().split("\n");
  for (const line of lines)
    expect(JSON.parse(line).body).toMatchObject({ status: "proposed", madeBy: "machine" });
  const found = await outcomes(folder);
  expect(found["MQM-P won 17 National Assembly of Pakistan seats in Karachi"]).toBe("contradicted");
  expect(found["MQM-P won 7 National Assembly of Pakistan seats in Karachi in 2018"]).toBe(
    "contradicted",
  );
  expect(found["In every seat declared for MQM-P, its candidate was below place 3"]).toBe(
    "undecided",
  );
});

test("propose never writes over a file, and without --write writes nothing", async () => {
  const folder = starterCase();
  const exhibit = write(folder, "The Harbour party said it won.\n");
  expect((await runCli(["propose", exhibit, folder])).code).toBe(0);
  expect(existsSync(join(folder, "statements/report.jsonl"))).toBe(false);
  expect((await runCli(["propose", exhibit, folder, "--write"])).code).toBe(0);
  const again = await runCli(["propose", exhibit, folder, "--write"]);
  expect(again.code).toBe(3);
  expect(again.err).toContain("propose/exists");
});

test("where the case has a ledger, proposals are recorded in it; without a key one is told they are not", async () => {
  const env = { MANDATE_CONFIG: join(temporaryFolder(), "config") };
  const folder = starterCase();
  expect((await runCli(["key", "new", "--name", "Amna Khan"], env)).code).toBe(0);
  expect((await runCli(["record", "--case", folder, "--reason", "First"], env)).code).toBe(0);
  const outside = join(temporaryFolder(), "report.txt");
  writeFileSync(outside, "The Harbour party said it won.\n");
  const written = await runCli(["propose", outside, folder, "--write"], env);
  expect([written.code, written.err]).toEqual([0, "wrote statements/report.jsonl\n"]);
  expect((await runCli(["verify", folder], env)).code).toBe(0);
  const entries = readFileSync(join(folder, "ledger.jsonl"), "utf8");
  expect(entries).toContain('"path":"statements/report.jsonl"');
  const again = await runCli(["propose", outside, folder, "--write"], env);
  expect([again.code, again.err]).toEqual([3, expect.stringContaining("propose/exists")]);
  const stranger = { MANDATE_CONFIG: join(temporaryFolder(), "none") };
  const unkeyed = ["propose", outside, folder, "--write", "--name", "second"];
  expect((await runCli(unkeyed, stranger)).err).toContain("the case's ledger lacks these files");
});

test("one who confirms the clips and dismisses the claims is shown so, in proposals, tables and report", async () => {
  const folder = starterCase();
  const exhibit = write(
    folder,
    "Ann Marsh confirmed the claims made in the audio clips but dismissed them as recurrent accusations.\n",
  );
  const ran = await runCli(["propose", exhibit, folder, "--write"]);
  expect(ran.out).toContain("confirms, then rejects: report#1, report#2");
  const sql = "select how, earlier, later from changes";
  expect(JSON.parse((await runCli(["query", sql, folder, "--json"])).out)).toEqual([
    { how: "confirms, then rejects", earlier: "report#1", later: "report#2" },
  ]);
  writeFiles(folder, {
    "claims/clips.md": '---\nclaim: The clips are genuine\nstatements: ["report#1"]\n---\n',
  });
  expect((await runCli(["report", folder])).code).toBeLessThan(2);
  const page = readFileSync(join(folder, "report/claims/clips.html"), "utf8");
  expect(page).toContain("confirms, then denies or dismisses:");
  expect(page).toContain("recurrent accusations");
});

test("propose names what it cannot read", async () => {
  const ran = await runCli(["propose", "nothing.html", starterCase()]);
  expect(ran.code).toBe(3);
  expect(ran.err).toContain("exhibit/missing");
});

test("hidden characters reach neither the terminal nor silence", async () => {
  const folder = starterCase();
  const exhibit = write(folder, "The \u202EHarbour\u202C party said \u001b[31mit won.\n");
  const ran = await runCli(["propose", exhibit, folder]);
  for (const hidden of ["\u202E", "\u001b"]) expect(ran.out).not.toContain(hidden);
  expect(ran.out).toContain("bidi control");
});

describeWithShared("the report of the shipped case", "seed/audio-leaks-article.txt", () => {
  test("its proposals give the findings of the claims written by hand", async () => {
    const folder = emptied();
    const ran = await runCli([
      "propose",
      sharedPath("seed", "audio-leaks-article.txt"),
      folder,
      "--write",
    ]);
    expect(ran.code).toBe(0);
    expect(await outcomes(folder)).toEqual({
      "By 2024-02-28 PML-N, PPP were in one coalition without PTI": "supported",
      "In every seat declared for MQM-P, its candidate was below place 3": "undecided",
      "MQM-P left the side of PTI in 2022-04": "undecided",
      "MQM-P won 17 National Assembly of Pakistan seats in Karachi": "contradicted",
      "MQM-P won 7 National Assembly of Pakistan seats in Karachi in 2018": "contradicted",
      "PML-N and PPP together have a majority of the whole house": "undecided",
      "PML-N and PPP together have more than half of the general seats": "contradicted",
      "PTI-backed won 92 National Assembly of Pakistan seats": "contradicted",
      "PTI-backed won more National Assembly of Pakistan seats than PML-N and than PPP":
        "supported",
      "at least 90 National Assembly of Pakistan seats that PTI leads in another account were declared for others":
        "contradicted",
      "more than 100 Provincial Assembly of the Punjab seats that PTI leads in another account were declared for others":
        "undecided",
    });
  });
});
