import { describe, expect, it } from "vitest";
import { caseSchema } from "../../model/case.ts";
import { statementSchema } from "../../model/statement.ts";
import { parseFigure } from "./figures.ts";
import { testableIn } from "./testable.ts";

const file = caseSchema.parse({
  title: "t",
  question: "q",
  chambers: [{ id: "na", name: "National Assembly of Pakistan", terms: [{ general: 266 }] }],
  parties: [
    { id: "PTI", name: "Pakistan Tehreek-e-Insaf" },
    { id: "MQM-P", name: "MQM-P" },
    { id: "PPP", name: "PPP" },
    { id: "OTHER", name: "Other parties" },
  ],
});

const testable = (statement: string, speaker?: string) =>
  testableIn(
    statementSchema.parse({
      id: "t#1",
      type: "Annotation",
      target: { source: "x" },
      body: {
        statement,
        chain: [speaker === undefined ? { kind: "publication" } : { kind: "party", id: speaker }],
        madeBy: "machine",
      },
    }),
    file,
  );

describe("testableIn", () => {
  it("reads numbers of seats, with chamber, place and year", () => {
    expect(testable("MQM-P secured seven National Assembly seats in Karachi in 2018")).toEqual([
      {
        kind: "seats",
        party: "MQM-P",
        compare: "=",
        count: 7,
        place: "Karachi",
        chamber: "na",
        year: 2018,
      },
    ]);
    expect(testable("PPP won more than 50 seats")[0]).toMatchObject({ compare: ">", count: 50 });
  });

  it("takes a speaker's “its” for the speaker", () => {
    expect(testable("its 90 National Assembly seats have been stolen", "PTI")).toEqual([
      { kind: "changed", party: "PTI", compare: ">=", count: 90, chamber: "na", year: undefined },
    ]);
  });

  it("reads ranks, majorities, moves, turnout and votes", () => {
    const kinds = [
      "the MQM-P candidates were not even in third position",
      "PTI and PPP have the required numbers in parliament to form the government",
      "MQM-P left PTI in April 2022",
      "turnout in Karachi was 41.5 per cent",
      "PPP received 12,345 votes",
    ].map((statement) => testable(statement)[0]?.kind);
    expect(kinds).toEqual(["rank", "majority", "moved", "turnout", "votes"]);
  });

  it.each(["the mandate was fake", "8 elections were held", "other parties won hearts", "PPP won"])(
    "finds nothing to test in “%s”",
    (statement) => {
      expect(testable(statement)).toEqual([]);
    },
  );
});

describe("parseFigure", () => {
  it.each([
    ["17", 17],
    ["1,250", 1250],
    ["seventeen", 17],
    ["Ninety-two", 92],
    ["۹۲", 92],
    ["many", undefined],
  ])("%s", (text, value) => {
    expect(parseFigure(text)).toBe(value);
  });
});
