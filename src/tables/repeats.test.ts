import { expect, test } from "vitest";
import { starterCase } from "../../test/temporary.ts";
import { checkCase } from "../claims/run.ts";

const sentences = Array.from(
  { length: 12 },
  (_, index) => `Ballot box ${index} reached hall ${index * 7} under seal number ${index * 31}.`,
);
const article = `Published On: Feb 28, 2024\n\n${sentences.join(" ")}\n`;
const other = `Published On: Mar 2, 2024\n\n${sentences
  .map((_, index) => `Observer ${index} left town ${index * 3} at noon on day ${index}.`)
  .join(" ")}\n`;

const line = (id: string, source: string): string =>
  `${JSON.stringify({
    id: `press#${id}`,
    type: "Annotation",
    target: { source },
    body: {
      statement: "The boxes came late.",
      chain: [{ kind: "publication", name: `Outlet ${id}` }],
      madeBy: "person",
    },
  })}\n`;

const linked = '["press#a", "press#b", "press#c"]';
const head = `---\nclaim: The boxes came late\nstatements: ${linked}\n---\n`;
const ids = linked.replaceAll('"', "'");
const check = `\`\`\`sql check
select *, (select count(*) from repeats) = 1 as holds from independent_origins(${ids})
\`\`\`
`;

const originsWith = async (exhibits: Record<string, string>) => {
  const statements = ["a", "b", "c"].map((id) => line(id, `exhibits/${id}.txt`)).join("");
  const folder = starterCase({
    "claims/late.md": `${head}${check}`,
    "statements/press.jsonl": statements,
    ...exhibits,
  });
  const checked = await checkCase(folder, { only: ["late"] });
  checked.close();
  return checked;
};

test("a copied exhibit and its model are one origin of a claim, with the share of words as the reason", async () => {
  const { findings } = await originsWith({
    "exhibits/a.txt": article,
    "exhibits/b.txt": `${article.replace("Feb 28", "Feb 29")}\n© 2024 Carrier News\n`,
    "exhibits/c.txt": other,
  });
  const [{ origins, problems, outcome }] = findings;
  expect([problems, outcome]).toEqual([[], "supported"]);
  expect(origins.map(({ statements }) => statements)).toEqual([
    ["press#a", "press#b"],
    ["press#c"],
  ]);
  expect(origins[0].reasons.join()).toMatch(
    /\d+ per cent of the sequences of 8 words in exhibits\/a\.txt stand in exhibits\/b\.txt too \(2024-02-28, 2024-02-29\)/,
  );
});

test("a check counts the same origins as the finding, by the same reasons", async () => {
  const { findings } = await originsWith({
    "exhibits/a.txt": article,
    "exhibits/b.txt": `${article}\n© 2024 Carrier News\n`,
    "exhibits/c.txt": other,
  });
  const [{ origins, checks }] = findings;
  const rows = checks[0].rows.map(({ cells: [, kind, name, statements, reasons] }) => ({
    name,
    kind,
    statements,
    reasons,
  }));
  expect(checks[0].counts).toMatchObject({ holds: 2, fails: 0, open: 0 });
  expect(rows).toEqual(origins);
});

test("a statement the case lacks makes the check broken, and does not count as none", async () => {
  const folder = starterCase({
    "claims/late.md": `${head}${check.replaceAll("press#c", "press#d")}`,
    "statements/press.jsonl": ["a", "b", "c"].map((id) => line(id, `exhibits/${id}.txt`)).join(""),
  });
  const checked = await checkCase(folder, { only: ["late"] });
  checked.close();
  expect(checked.findings[0].outcome).toBe("broken");
});

test("exhibits not in hand are passed over; one that cannot be read is named", async () => {
  const { findings, problems } = await originsWith({
    "exhibits/a.txt": article,
    "exhibits/b.txt": "%PDF-1.7 broken",
  });
  expect(findings[0].origins).toHaveLength(3);
  expect(problems.map(({ code, kind, at }) => [code, kind, at?.file])).toEqual([
    ["exhibit/not-compared", "notice", "exhibits/b.txt"],
  ]);
});
