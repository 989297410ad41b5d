import { describe, expect, it } from "vitest";
import { parseVtt } from "../lib/transcript/vtt.ts";
import { caseSchema } from "../model/case.ts";
import { statementSchema } from "../model/statement.ts";
import { tieAcross } from "./across-languages.ts";
import { anchorsOf } from "./anchors.ts";
import { compareQuotes } from "./compare-quotes.ts";
import { entitiesOf } from "./entities.ts";

const names = entitiesOf(
  caseSchema.parse({
    title: "t",
    question: "q",
    parties: [
      { id: "PTI", name: "PTI", aliases: ["پی ٹی آئی"] },
      { id: "MQM-P", name: "MQM-P", aliases: ["ایم کیو ایم"] },
    ],
    people: [{ id: "kamal", name: "Mustafa Kamal", aliases: ["مصطفیٰ کمال"] }],
  }),
);

const values = (text: string): string[] => [...anchorsOf(text, names).keys()].sort();

const passage = (text: string, speaker?: string) => ({ text, at: 0, ...(speaker && { speaker }) });

const quote = (content: string, chain: object[] = [{ kind: "publication" }]) =>
  statementSchema.parse({
    id: "a#1",
    type: "Annotation",
    target: {
      source: "exhibits/a.txt",
      selector: { type: "TextQuoteSelector", exact: `“${content}”` },
    },
    body: { statement: "x", chain, madeBy: "machine" },
  });

describe("anchorsOf", () => {
  it.each([
    ["PTI won ninety-two seats in April", "پی ٹی آئی نے اپریل میں بانوے نشستیں جیتیں"],
    ["MQM-P has 1,250 votes", "ایم کیو ایم کے ۱٬۲۵۰ ووٹ ہیں"],
    ["the mandate was hundred per cent fake", "مینڈیٹ سو فیصد جعلی تھا"],
  ])("gives the same for %s", (english, urdu) => {
    expect(values(urdu)).toEqual(values(english));
    expect(values(english).length).toBeGreaterThan(0);
  });

  it("takes no article for a figure", () => {
    expect(values("one of them may march")).toEqual([]);
    expect(values("یہ ایک اسی دن کی بات ہے")).toEqual([]);
  });
});

describe("tieAcross", () => {
  const urdu = [
    "مجھے افسوس ہے",
    "پی ٹی آئی نے ۹۲ نشستیں جیتیں",
    "ایم کیو ایم نے سترہ نشستیں جیتیں",
  ];

  it("ties by figures and names, and says what only one of the two has", () => {
    const [tie] = tieAcross(
      [passage("PTI won 92 seats, not 90")],
      urdu.map((one) => passage(one)),
      names,
    );
    expect(tie?.passage.text).toBe(urdu[1]);
    expect(tie?.shared.map(({ value }) => value).sort()).toEqual(["92", "PTI"]);
    expect(tie?.onlyHere).toEqual([{ kind: "figure", value: "90" }]);
    expect(tie?.byPosition).toBe(false);
  });

  it("ties nothing by one name, or where two passages fit alike", () => {
    expect(
      tieAcross(
        [passage("PTI is glad of it")],
        urdu.map((one) => passage(one)),
        names,
      ),
    ).toEqual([undefined]);
    const twice = [passage(urdu[1]), passage(urdu[1])];
    expect(tieAcross([passage("PTI won 92 seats")], twice, names)).toEqual([undefined]);
  });

  it("ties by position where one stands between two that are tied, and marks it so", () => {
    const ties = tieAcross(
      ["PTI won 92 seats", "I am sorry for them", "MQM-P won 17 seats"].map((one) => passage(one)),
      [urdu[1], urdu[0], urdu[2]].map((one) => passage(one)),
      names,
    );
    expect(ties.map((tie) => tie?.byPosition)).toEqual([false, true, false]);
    expect(ties[1]?.passage.text).toBe(urdu[0]);
  });
});

describe("compareQuotes across languages", () => {
  const transcript = parseVtt(
    "WEBVTT\nLanguage: ur\n\n00:05.000 --> 00:09.000\n<v مصطفیٰ کمال>مینڈیٹ سو فیصد جعلی ہے\n\n00:09.000 --> 00:12.000\n<v مصطفیٰ کمال>ہم نے بات کی\n",
    "hall.vtt",
  );
  const reference = { source: "transcripts/hall.vtt", kind: "transcript", transcript } as const;

  it("ties a quote to the cue of the same voice and figure, and compares no words", () => {
    const said = quote("the mandate is 100 per cent fake", [
      { kind: "publication" },
      { kind: "person", id: "kamal" },
    ]);
    const [{ elsewhere, across }] = compareQuotes([said], [reference], names);
    expect(elsewhere).toEqual([]);
    expect(across).toMatchObject([
      { languages: ["en", "ur"], time: "00:00:05.000", sameSpeaker: true, byPosition: false },
    ]);
  });

  it("says nothing of a quote that no figure or name ties", () => {
    const [{ across }] = compareQuotes(
      [quote("we met them last night in town")],
      [reference],
      names,
    );
    expect(across).toEqual([]);
  });
});
