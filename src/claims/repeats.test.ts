import { expect, test } from "vitest";
import { starterCase } from "../../test/temporary.ts";
import { checkCase } from "./run.ts";

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

const claim = `---\nclaim: The boxes came late\nstatements: ["press#a", "press#b", "press#c"]\n---\n`;

const originsWith = async (exhibits: Record<string, string>) => {
  const statements = ["a", "b", "c"].map((id) => line(id, `exhibits/${id}.txt`)).join("");
  const folder = starterCase({
    "claims/late.md": claim,
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
  const [{ origins, problems }] = findings;
  expect(problems).toEqual([]);
  expect(origins.map(({ statements }) => statements)).toEqual([
    ["press#a", "press#b"],
    ["press#c"],
  ]);
  expect(origins[0].reasons.join()).toMatch(
    /\d+ per cent of the sequences of 8 words in exhibits\/b\.txt stand in exhibits\/a\.txt too \(2024-02-28, 2024-02-29\)/,
  );
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
