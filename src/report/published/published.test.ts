import { execFileSync } from "node:child_process";
import { appendFileSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import {
  newSigner,
  steadyClock,
  temporaryFolder,
  verifying,
} from "../../../test/custody/folder.ts";
import { makeCheckpoint } from "../../case/checkpoint.ts";
import { recordChanges } from "../../case/record.ts";
import type { Writer } from "../../case/write.ts";
import { checkCase } from "../../claims/run.ts";
import { genuineEntries, readLedger } from "../../ledger/read.ts";
import { makePdf, makeReport } from "../make.ts";
import { diffFindings, diffInWords, publishedAt } from "./diff.ts";
import { publicationsInWords } from "./history.ts";
import { publishFindings, readPublished } from "./snapshot.ts";

const claimText = (limit: number): string =>
  `---\nclaim: At least ${limit} seats were won\n---\n\n\`\`\`sql check\nselect 5 >= ${limit} as holds\n\`\`\`\n`;

/** A case of one claim, in its ledger. */
const publishing = async (): Promise<Writer> => {
  const root = await temporaryFolder();
  const writer = { root, signer: newSigner("Amna"), now: steadyClock() };
  writeFileSync(join(root, "case.yaml"), "title: A case\nquestion: Who won?\n");
  execFileSync("mkdir", [join(root, "claims")]);
  writeFileSync(join(root, "claims/seats.md"), claimText(3));
  await recordChanges(writer, { reason: "First draft" });
  return writer;
};

const withCase = async <T>(
  { root }: Writer,
  use: (checked: Awaited<ReturnType<typeof checkCase>>) => Promise<T>,
): Promise<T> => {
  const checked = await checkCase(root);
  try {
    return await use(checked);
  } finally {
    checked.close();
  }
};

const publish = (writer: Writer, reason: string) =>
  withCase(writer, (checked) => publishFindings(writer, { checked, reason }));

const correct = async (writer: Writer): Promise<void> => {
  await publish(writer, "First publication");
  writeFileSync(join(writer.root, "claims/seats.md"), claimText(9));
  await recordChanges(writer, { reason: "The threshold was misread" });
  await publish(writer, "A threshold was misread in the first publication");
};

describe("publishing", () => {
  test("a correction is kept beside what it corrects, on the page, in the feed and in the ledger", async () => {
    const writer = await publishing();
    await correct(writer);
    const { files } = await withCase(writer, (checked) =>
      makeReport(checked, { base: "https://example.org/" }),
    );
    const page = files.get("claims/seats.html") ?? "";
    expect(page).toContain("first published as supported");
    expect(page).toContain("corrected from supported to contradicted");
    expect(page).toContain("The claim was worded: At least 3 seats were won");
    const [verdict] = /<div class="verdict[\s\S]*?<\/div>/.exec(page) ?? [];
    expect(verdict).toContain("A threshold was misread in the first publication");
    expect(verdict).toContain('href="#before"');
    expect(page).toContain('"@type":"ClaimReview"');
    const feed = files.get("feed.xml") ?? "";
    expect(feed.match(/<entry>/g)).toHaveLength(2);
    expect(feed).toContain("supported → contradicted: At least 9 seats were won");
    expect(feed).toContain("https://example.org/claims/seats.html");
    expect(
      (await readPublished(writer.root)).map(({ findings }) => findings.seats.outcome),
    ).toEqual(["supported", "contradicted"]);
    expect((await verifying(writer.root)).problems).toEqual([]);
  });

  test("the feed is well-formed XML", async () => {
    const writer = await publishing();
    await correct(writer);
    await withCase(writer, (checked) => makeReport(checked));
    const feed = join(writer.root, "report/feed.xml");
    const entries = 'count(//*[local-name() = "entry"])';
    expect(execFileSync("xmllint", ["--xpath", entries, feed]).toString().trim()).toBe("2");
  });

  test("a withdrawn claim is named on the front page, in the feed and in the log; back again, it has its whole past", async () => {
    const writer = await publishing();
    await correct(writer);
    const file = join(writer.root, "claims/seats.md");
    const text = readFileSync(file);
    rmSync(file);
    await recordChanges(writer, { reason: "Nobody said it", removed: true });
    await publish(writer, "Nobody said it: the source was misquoted");
    const made = () => withCase(writer, (checked) => makeReport(checked));
    const { files } = await made();
    expect(files.has("claims/seats.html")).toBe(false);
    const front = files.get("index.html") ?? "";
    expect(front).toContain("At least 9 seats were won");
    expect(front).toContain("corrected from contradicted to withdrawn: Nobody said it");
    expect(files.get("feed.xml")).toContain("contradicted → withdrawn: At least 9 seats were won");
    expect(files.get("feed.xml")).toContain('href="index.html#withdrawn"');
    writeFileSync(file, text);
    await recordChanges(writer, { reason: "It was said after all" });
    await publish(writer, "It was said after all");
    const again = (await made()).files;
    expect(again.get("index.html")).not.toContain('id="withdrawn"');
    expect(again.get("claims/seats.html")).toContain("from withdrawn to contradicted");
    expect(await publicationsInWords(writer.root, "claims/seats.md")).toEqual([
      expect.stringContaining("first published as supported: First publication"),
      expect.stringContaining("corrected from supported to contradicted: A threshold"),
      expect.stringContaining("withdrawn, before that contradicted: Nobody said it"),
      expect.stringContaining("published again, as contradicted: It was said after all"),
    ]);
  });

  test("nothing is published twice", async () => {
    const writer = await publishing();
    expect(await publish(writer, "First")).toBeDefined();
    expect(await publish(writer, "Again")).toBeUndefined();
  });

  test("mandate diff says what changed, and because of which entries", async () => {
    const writer = await publishing();
    await correct(writer);
    const all = await readPublished(writer.root);
    const entries = genuineEntries((await readLedger(writer.root)).links);
    const difference = diffFindings(
      [publishedAt(all, String(all[0].entry)), publishedAt(all, "2024-03-01")],
      entries,
    );
    expect(difference.inputs.altered).toEqual(["claims/seats.md"]);
    expect(difference.findings).toMatchObject([
      { change: { id: "seats", before: "supported", after: "contradicted" } },
    ]);
    expect(diffInWords(difference)).toContain("because 6. 2024-02-09 08:00");
    expect(diffInWords(difference)).toContain("wrote claims/seats.md");
    expect(() => publishedAt(all, "2020-01-01")).toThrow("No findings had been published");
  });
});

describe("a report whose inputs changed", () => {
  test("says so when built, and with strict is not built", async () => {
    const writer = await publishing();
    await withCase(writer, (checked) => makeReport(checked, { strict: true }));
    appendFileSync(join(writer.root, "claims/seats.md"), "More prose.\n");
    const { files, differences } = await withCase(writer, (checked) => makeReport(checked));
    expect(differences?.map(({ path }) => path)).toEqual(["claims/seats.md"]);
    expect(files.get("index.html")).toContain("1 file differs from what the ledger recorded");
    const before = readFileSync(join(writer.root, "report/index.html"), "utf8");
    const strict = withCase(writer, (checked) => makeReport(checked, { strict: true }));
    await expect(strict).rejects.toMatchObject({ code: "report/inputs-changed" });
    expect(readFileSync(join(writer.root, "report/index.html"), "utf8")).toBe(before);
  });
});

test("the PDF has page numbers, links within it, and the checkpoint on its last page", {
  timeout: 120_000,
}, async () => {
  const writer = await publishing();
  const { text } = await makeCheckpoint(writer);
  const target = join(await temporaryFolder(), "report.pdf");
  await withCase(writer, async (checked) => {
    const { files } = await makeReport(checked);
    await makePdf(checked, files, { target, env: process.env });
  });
  const info = execFileSync("pdfinfo", [target]).toString();
  const pages = Number(/Pages:\s+(\d+)/.exec(info)?.[1]);
  const last = execFileSync("pdftotext", [
    "-f",
    String(pages),
    "-l",
    String(pages),
    target,
    "-",
  ]).toString();
  expect(last).toContain(text.split("\n")[2]);
  expect(last.replaceAll(" ", "")).toContain(`\n${pages}/${pages}\n`);
  // Where lines break depends on the fonts of the machine.
  expect(last.replaceAll(/\s+/g, " ")).toContain("not that they were true");
  const links = execFileSync("pdfinfo", ["-dests", target]).toString();
  expect(links).toContain("page-seats");
});
