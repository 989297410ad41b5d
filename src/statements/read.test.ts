import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { describeWithShared, sharedPath } from "../../test/shared.ts";
import { caseSchema } from "../model/case.ts";
import { type Statement, statementSchema } from "../model/statement.ts";
import { originsOf } from "./origins.ts";
import { readStatements } from "./read.ts";

const shipped = join(import.meta.dirname, "..", "..", "examples", "pakistan-2024", "case.yaml");
const file = caseSchema.parse(parse(readFileSync(shipped, "utf8")));

const chainOf = ({ body }: Statement): string =>
  body.chain
    .map(({ kind, id, name }) => (kind === "publication" ? kind : (id ?? name)))
    .join(" > ");

const read = (text: string, more: object = {}) =>
  readStatements(text, { name: "t", source: "exhibits/t.txt", case: file, ...more });

const lines = (text: string, more: object = {}): string[] =>
  read(text, more).map((one) => `${chainOf(one)}: ${one.body.statement}`);

describe("readStatements", () => {
  it("finds who is meant by a pronoun, a title and a surname", () => {
    expect(
      lines(
        "Kamran Tessori, the Governor of Sindh, said the count was fair. He added that it was slow. “It was long,” the Governor said. Tessori denied that it was late.",
        { date: "2024-02-28" },
      ),
    ).toEqual([
      "publication > kamran-tessori: the count was fair",
      "publication > kamran-tessori: that it was slow",
      "publication > kamran-tessori: “It was long,”",
      "publication > kamran-tessori: that it was late",
    ]);
  });

  it("knows a person by the name that follows a title", () => {
    expect(
      lines("The head of the board, Amna Khan, said it was fair. She added that it was slow."),
    ).toEqual([
      "publication > Amna Khan: it was fair",
      "publication > Amna Khan: that it was slow",
    ]);
  });

  it("takes no statement from nobody", () => {
    expect(lines("Nobody complained about the count in the town.")).toEqual([]);
  });

  it("resolves an office by the date of the text", () => {
    const text = "The Governor of Sindh said the count was fair.";
    expect(chainOf(read(text, { date: "2024-02-28" })[0])).toMatch(/kamran-tessori/);
    expect(chainOf(read(text, { date: "2019-01-01" })[0])).not.toMatch(/kamran/);
  });

  it("nests what one speaker says another said, to any depth", () => {
    const [, , inner] = read(
      "Mustafa Kamal said that the PML-N claimed that the PPP had warned that the seats were lost.",
    );
    expect(chainOf(inner)).toBe("publication > mustafa-kamal > PML-N > PPP");
  });

  it("keeps an anonymous source anonymous", () => {
    const [one] = read("The forms were changed at night, a senior source told reporters.");
    expect(one?.body.chain.at(-1)?.kind).toBe("anonymous");
  });

  it("takes no statement from scare quotes", () => {
    expect(read("The “fake governments” met on Friday in the old hall.")).toEqual([]);
  });

  it("tells force and hedge apart", () => {
    const [alleged, conceded] = read(
      "The PTI has alleged that the forms were changed. Reportedly, the PPP conceded that some were late.",
    );
    expect([alleged?.body.force, conceded?.body.force]).toEqual(["allege", "concede"]);
    expect(conceded?.body.hedge).toBe("Reportedly");
  });

  it("counts offsets in code points and quotes exactly what stands there", () => {
    const text = "😀😀 The PTI claimed that 𝔸 won.";
    const [one] = read(text);
    const position = one?.target.selector?.find(
      (selector) => selector.type === "TextPositionSelector",
    );
    const quote = one?.target.selector?.find((selector) => selector.type === "TextQuoteSelector");
    expect(Array.from(text).slice(position?.start, position?.end).join("")).toBe(quote?.exact);
    for (const part of one?.body.parts ?? [])
      expect(Array.from(text).slice(part.start, part.end).join("")).toBe(part.exact);
  });

  it("writes lines the loader takes", () => {
    for (const one of read("The PTI claimed that it won 90 seats."))
      expect(statementSchema.safeParse(JSON.parse(JSON.stringify(one))).error).toBeUndefined();
  });

  it("flags a homoglyph and a direction mark to the reader", () => {
    const [one] = read("The PTI claimed that \u202EТessоri won.");
    expect(one?.body.flags.join()).toMatch(/bidi control.*mixed scripts/);
  });
});

/** The 18 rows of the reading by hand: chain, and words that must stand in the content. */
const gold: readonly [string, RegExp][] = [
  ["publication", /lent support to allegations/],
  ["publication > PTI", /elections were manipulated/],
  ["publication > recording 1 > kamran-tessori", /100 per cent fake/],
  ["publication > kamran-tessori", /shift in allegiance/],
  ["publication > kamran-tessori", /seven National Assembly seats/],
  ["publication > recording 1 > kamran-tessori", /get votes/],
  ["publication", /won 92 National/],
  ["publication", /a coalition was formed/],
  ["publication > recording 1 > kamran-tessori", /minimal representation/],
  ["publication > jang > kamran-tessori", /one ministerial position/],
  ["publication > recording 2 > mustafa-kamal", /pressure from PPP/],
  ["publication > recording 2 > mustafa-kamal", /^“We met the PML-N/],
  ["publication > recording 2 > mustafa-kamal > PML-N delegation > PPP", /100 per cent fake/],
  ["publication > recording 2 > mustafa-kamal > PML-N delegation", /required numbers/],
  ["publication > mustafa-kamal", /claims made in the audio|recurrent accusations/],
  ["publication", /clinched 17/],
  ["publication > PTI", /not even in third/],
  ["publication > PTI", /over 100 Punjab/],
];

describeWithShared("the report of the shipped case", "seed/audio-leaks-article.txt", () => {
  const text = readFileSync(sharedPath("seed", "audio-leaks-article.txt"), "utf8");
  const found = read(text, { date: "2024-02-28" });

  it("finds the rows of the reading by hand, each with its whole chain", () => {
    const missing = gold.filter(
      ([chain, words]) =>
        !found.some((one) => chainOf(one) === chain && words.test(one.body.statement)),
    );
    expect(missing).toEqual([]);
  });

  it("finds at most three statements more", () => {
    expect(found.length).toBeLessThanOrEqual(gold.length + 3);
  });

  it("traces everything said by the two speakers to the two recordings", () => {
    const spoken = found.filter(
      ({ body }) => body.restsOn.some((ground) => "recording" in ground) && body.chain.length > 1,
    );
    expect(originsOf(spoken).map(({ origin }) => origin.name)).toEqual([
      "recording 1",
      "recording 2",
    ]);
  });
});
