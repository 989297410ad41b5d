import { expect, test } from "vitest";
import { csvFields, unzipFirst } from "../../../test/forensics-data.ts";
import { describeWithShared, sharedPath } from "../../../test/shared.ts";
import { type Count, lateCount } from "./late-count.ts";

const count = (rows: [string, string, number, number, number][]): Count => ({
  key: rows.map(([key]) => key),
  place: rows.map(([, place]) => place),
  valid: Int32Array.from(rows, (row) => row[2]),
  first: Int32Array.from(rows, (row) => row[3]),
  second: Int32Array.from(rows, (row) => row[4]),
});

const options = { bootstraps: 50, seed: "1" };

test("parts of the change add up, each under its own name", () => {
  const early = count([
    ["1", "a", 100, 60, 40],
    ["2", "b", 100, 40, 60],
  ]);
  const final = count([
    ["1", "a", 100, 60, 40],
    ["2", "b", 100, 44, 56],
    ["3", "a", 100, 70, 30],
    ["4", "c", 50, 30, 20],
  ]);
  const rows = new Map(lateCount(early, final, options).map((row) => [row.measure, row.observed!]));
  const change = (what: string) => rows.get(`change: ${what}`)!;
  expect(rows.get("margin in the early count")).toBe(0);
  expect(rows.get("margin in the final count")).toBeCloseTo(58 / 350, 12);
  expect(change("late stations lie in other places")).toBeCloseTo(20 / 350, 12);
  expect(change("late stations differ from early ones of their own place")).toBeCloseTo(
    20 / 350,
    12,
  );
  expect(change("places where nothing was counted early")).toBeCloseTo(10 / 350, 12);
  expect(change("sheets that stand differently in the two counts")).toBeCloseTo(8 / 350, 12);
});

test("two counts with nothing in common have a named reason", () => {
  const [row] = lateCount(count([["9", "z", 0, 0, 0]]), count([["1", "a", 10, 6, 4]]), options);
  expect(row.reason).toBe("no-pairs");
});

const bolivia = (file: string): Count => {
  const text = unzipFirst(sharedPath("data", "bolivia-2019", file)).replace(/^\uFEFF/, "");
  const [head, ...lines] = text.trim().split(/\r?\n/).map(csvFields);
  const at = (name: string) => head.indexOf(name);
  const parties = head.slice(at("CC"), at("PAN-BOL") + 1).map((name) => at(name));
  const place = [at("Municipio"), at("Recinto")];
  return {
    key: lines.map((line) => line[at("Número Mesa")]),
    place: lines.map((line) => place.map((i) => line[i]).join("/")),
    valid: Int32Array.from(lines, (line) => parties.reduce((sum, i) => sum + Number(line[i]), 0)),
    first: Int32Array.from(lines, (line) => Number(line[at("MAS - IPSP")])),
    second: Int32Array.from(lines, (line) => Number(line[at("CC")])),
  };
};

describeWithShared("late count of Bolivia 2019", "data/bolivia-2019/final_computo.zip", () => {
  test("7.87 points early, 10.15 the next day, 10.565 in the final count", () => {
    const first = bolivia("trep - acta.2019.10.20.19.40.57.zip");
    const second = bolivia("trep - acta.2019.10.21.18.29.53.zip");
    const final = bolivia("final_computo.zip");
    const margin = (early: Count, late: Count, measure: string) =>
      100 * lateCount(early, late, options).find((row) => row.measure === measure)!.observed!;
    expect(margin(first, second, "margin in the early count")).toBeCloseTo(7.87, 1);
    expect(margin(first, second, "margin in the final count")).toBeCloseTo(10.15, 1);
    expect(margin(first, final, "margin in the final count")).toBeCloseTo(10.565, 1);
    // Most of the shift is where late stations lie; what is left within places is the part in dispute.
    const parts = lateCount(first, final, options).filter(({ measure }) =>
      measure.startsWith("change"),
    );
    const sum = parts.reduce((total, { observed }) => total + 100 * observed!, 0);
    expect(sum).toBeCloseTo(10.565 - 7.87, 1);
  });
});
