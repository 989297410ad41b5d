import { describe, expect, it } from "vitest";
import { parseVtt } from "../lib/transcript/vtt.ts";
import { statementSchema } from "../model/statement.ts";
import { compareQuotes, quotesOf } from "./compare-quotes.ts";
import { heardIn, timeAt } from "./heard.ts";

const make = (content: string, source = "exhibits/a.txt", more: object = {}) =>
  statementSchema.parse({
    id: "a#1",
    type: "Annotation",
    target: { source, selector: { type: "TextQuoteSelector", exact: content } },
    body: { statement: "x", chain: [{ kind: "publication" }], madeBy: "machine", ...more },
  });

const vtt = `WEBVTT - hall

NOTE made by hand

1
00:00:01.000 --> 00:00:04.000
<v Ann>Good evening to all of you &amp; welcome

00:00:05.000 --> 00:00:09.000
we won perhaps nine
of the seats in this town
`;
const heard = {
  source: "transcripts/hall.vtt",
  kind: "transcript",
  transcript: parseVtt(vtt, "hall.vtt"),
} as const;

describe("heardIn", () => {
  it("keeps the words of the cues, without names, notes and markup, and their times", () => {
    const transcript = heardIn(parseVtt(vtt.replaceAll("\n", "\r\n"), "hall.vtt"));
    expect(transcript.text).toBe(
      "Good evening to all of you & welcome\nwe won perhaps nine of the seats in this town\n",
    );
    expect(timeAt(transcript, transcript.text.indexOf("perhaps"))).toBe("00:00:05.000");
  });
});

describe("quotesOf", () => {
  it("takes what stands between the marks, and leaves a term alone", () => {
    const statement = make("She spoke of “fake” forms: “we won nine of the seats”");
    expect(quotesOf(statement)).toEqual(["we won nine of the seats"]);
  });

  it("takes no indirect speech for a quote", () => {
    expect(quotesOf(make("that they had won nine of the seats"))).toEqual([]);
  });
});

describe("compareQuotes", () => {
  const compare = (quote: string, ...references: Parameters<typeof compareQuotes>[1][number][]) =>
    compareQuotes([make(`“${quote}”`)], references)[0].elsewhere;

  it("shows what a print dropped and changed, and when it was uttered", () => {
    expect(compare("We won ten of the seats in this town", heard)).toEqual([
      {
        source: "transcripts/hall.vtt",
        kind: "transcript",
        time: "00:00:05.000",
        same: false,
        dropped: ["perhaps"],
        elided: 0,
        changed: [{ there: "nine", here: "ten" }],
        added: [],
        faithful: 8 / 9,
      },
    ]);
  });

  it("shows words put between quote marks that nobody uttered", () => {
    const [{ added }] = compare("of the seats in this fine old town", heard);
    expect(added).toEqual(["fine old"]);
  });

  it("says where another print has the same words, and whether as a quote", () => {
    const text =
      "Ann told the hall that we won nine of the seats.\nBob: “we won nine of the seats”.\n";
    const bare = { source: "exhibits/b.txt", kind: "exhibit", text: text.split("\n")[0] } as const;
    const marked = { ...bare, source: "exhibits/c.txt", text: text.split("\n")[1] };
    const found = compare("we won nine of the seats", bare, marked);
    expect(found.map(({ same, inQuoteMarks }) => [same, inQuoteMarks])).toEqual([
      [true, false],
      [true, true],
    ]);
  });

  it("does not take another sentence, or the quote's own text, for the same quote", () => {
    expect(compare("nobody has ever counted these ballots in the open", heard)).toEqual([]);
    const own = { source: "exhibits/a.txt", kind: "exhibit", text: "nine of the seats" } as const;
    expect(compare("we won nine of the seats", own)).toEqual([]);
  });

  it("finds a quote late in a long text of other words that begins like it", () => {
    const filler = "we won nothing at all in any of those other places, they said. ".repeat(3000);
    const text = `${filler}Then: we won nine of the seats in this town. ${filler}`;
    const [found] = compare("we won nine of the seats in this town", {
      source: "exhibits/b.txt",
      kind: "exhibit",
      text,
    });
    expect(found.same).toBe(true);
  });
});
