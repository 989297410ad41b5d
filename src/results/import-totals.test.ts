import { expect, test } from "vitest";
import { importText } from "../../test/import.ts";

/** Totals among the rows they sum, in words import does not know or without any: nothing counts twice. */

test("totals of two kinds, each named in a column of its own, above what they sum", async () => {
  const { value, rows, sums, codes } = await importText(
    "t.csv",
    `읍면동명,투표구명,투표수,이재명,윤석열,합산,무효투표수
합계,,1016,480,520,1000,16
청운동,소계,506,230,270,500,6
청운동,제1투,202,80,120,200,2
청운동,제2투,304,150,150,300,4
사직동,소계,510,250,250,500,10
사직동,제1투,255,130,120,250,5
사직동,제2투,255,120,130,250,5
`,
  );
  expect(value.totals).toEqual({ column: "투표구명", values: ["소계", ""] });
  expect([codes, rows("sheets").length]).toEqual([[], 4]);
  expect(sums).toEqual({ 이재명: 480, 윤석열: 520 });
});

test("totals known by a blank cell alone, below what they sum", async () => {
  const { value, rows, sums } = await importText(
    "t.csv",
    `Kraj,Obec,Ana,Jan,Eva,Platné
X,a,10,20,30,60\nX,b,11,25,31,67\nX,,21,45,61,127\nY,c,40,20,35,95\nY,d,41,25,36,102\nY,,81,45,71,197\n,,102,90,132,324\n`,
  );
  expect(value.totals).toEqual({ column: "Obec", values: [""] });
  expect(rows("set_aside").length).toBe(3);
  expect(sums).toEqual({ Ana: 102, Jan: 90, Eva: 132 });
});

test("totals of stations by a word, of districts by another column's", async () => {
  const { value, sums } = await importText(
    "t.csv",
    "Area,Booth,Ana,Jan,Eva,Valid\nX,a,10,20,30,60\nX,b,11,25,31,67\nX,Total,21,45,61,127\nY,c,40,20,35,95\nY,d,41,25,36,102\nY,Total,81,45,71,197\nLand,z,102,90,132,324\n",
  );
  expect(value.totals).toEqual([
    { column: "Booth", values: ["Total"] },
    { column: "Area", values: ["Land"] },
  ]);
  expect(sums).toEqual({ Ana: 102, Jan: 90, Eva: 132 });
});

test("a total that no cell tells from a station is said, and nothing is called sure", async () => {
  const { proposal } = await importText(
    "t.csv",
    "Registered,Ana,Jan,Eva,Valid\n100,10,20,30,60\n120,11,25,31,67\n220,21,45,61,127\n",
  );
  expect(proposal.doubts[0]).toContain("1 rows are the sum of others");
  expect(proposal.confidence).toBeLessThan(0.5);
});

test("stations that happen to add up to another are no totals", async () => {
  const { value, rows } = await importText(
    "t.csv",
    "Station,A,B,Valid\n1,10,20,30\n2,11,25,36\n3,21,45,66\n4,70,9,79\n5,33,80,113\n6,50,60,110\n7,61,72,133\n",
  );
  expect(value.totals).toBeUndefined();
  expect(rows("sheets").length).toBe(7);
});
