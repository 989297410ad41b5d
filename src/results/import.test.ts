import { readdirSync } from "node:fs";
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { importAll, importText } from "../../test/import.ts";
import { describeWithShared, sharedPath } from "../../test/shared.ts";
import { tabulationSchema } from "../model/tabulation.ts";
import { proposeDescriptor } from "./import.ts";

const shared = (folder: string, file: string) =>
  importAll([sharedPath("data", folder, file)], file);

test("Urdu headers and digits are read, and the guess is checked by its sums", async () => {
  const { proposal, sums, codes } = await importText(
    "urdu.csv",
    "حلقہ,پولنگ اسٹیشن,رجسٹرڈ ووٹرز,تیر,بلا,درست ووٹ,مسترد ووٹ\n" +
      "این اے ۱,۱,۵۰۰,۱۲۰,۸۰,۲۰۰,۵\nاین اے ۱,۲,۶۰۰,۱۰۰,۹۰,۱۹۰,۳\nاین اے ۱,۳,۶۰۰,۱۰,۹,۱۹,۰\n",
  );
  expect(proposal.columns).toMatchObject({
    contest: ["حلقہ"],
    station: ["پولنگ اسٹیشن"],
    registered: "رجسٹرڈ ووٹرز",
    valid: "درست ووٹ",
    rejected: ["مسترد ووٹ"],
  });
  expect(proposal.candidates).toEqual(["تیر", "بلا"]);
  expect(proposal.confidence).toBeGreaterThan(0.9);
  expect([codes, sums]).toEqual([[], { تیر: 230, بلا: 179 }]);
});

const foreign = [
  {
    country: "candidates and rejected make the total, parties head the columns",
    text: "Constituency,Polling Station,Registered Voters,Labour Party,Party B,Rejected,Total Votes\nC-1,PS 1,500,120,90,3,213\nC-1,PS 2,700,200,180,6,386\nC-2,PS 3,600,100,240,2,342\n",
    candidates: ["Labour Party", "Party B"],
    columns: { registered: "Registered Voters", issued: "Total Votes", rejected: "Rejected" },
  },
  {
    country: "a total of the candidates alone, called total votes",
    text: "County,Station,Registered,Mwangi,Otieno,Total Votes,Rejected Ballots\nA,S1,500,120,90,210,3\nA,S2,700,200,180,380,6\nB,S3,600,100,240,340,2\n",
    candidates: ["Mwangi", "Otieno"],
    columns: { registered: "Registered", valid: "Total Votes", rejected: "Rejected Ballots" },
  },
  {
    country: "German headers",
    text: "Wahlkreis;Wahlbezirk;Wahlberechtigte;Wähler;Ungültige;Gültige;SPD;CDU;Grüne\nMitte;1;900;610;10;600;200;300;100\nMitte;2;800;505;5;500;150;250;100\nNord;3;700;404;4;400;100;200;100\n",
    candidates: ["SPD", "CDU", "Grüne"],
    columns: {
      registered: "Wahlberechtigte",
      issued: "Wähler",
      valid: "Gültige",
      rejected: "Ungültige",
    },
  },
  {
    country: "French headers, blank and null apart",
    text: "Département;Bureau de vote;Inscrits;Abstentions;Votants;Blancs;Nuls;Exprimés;MARTIN;PETIT\n01;0001;900;290;610;6;4;600;250;350\n01;0002;800;295;505;3;2;500;260;240\n02;0001;700;296;404;2;2;400;150;250\n",
    candidates: ["MARTIN", "PETIT"],
    columns: {
      registered: "Inscrits",
      issued: "Votants",
      valid: "Exprimés",
      rejected: ["Blancs", "Nuls"],
    },
  },
  {
    country: "Mexican headers: votes null among the parts",
    text: "DISTRITO_LOCAL,CASILLA,LISTA_NOMINAL,PAN,PRI,MORENA,VOTOS_NULOS,TOTAL_VOTOS_CALCULADOS\n1,B1,700,100,90,200,10,400\n1,B2,650,80,120,210,5,415\n2,B1,600,70,60,240,8,378\n",
    candidates: ["PAN", "PRI", "MORENA"],
    columns: { registered: "LISTA_NOMINAL", rejected: "VOTOS_NULOS" },
  },
];

test.each(foreign)("sheets nobody prepared: $country", async ({ text, candidates, columns }) => {
  const { proposal, value } = await importText("sheet.csv", text);
  expect(proposal.candidates).toEqual(candidates);
  expect(value.columns).toMatchObject(columns);
  expect(proposal.confidence).toBeGreaterThan(0.9);
});

test("what nobody said is left open, and keeps the descriptor from being used", async () => {
  const folder = await mkdtemp(join(tmpdir(), "mandate-import-"));
  await writeFile(join(folder, "a.csv"), "Mesa,A,B\n1,2,3\n2,3,4\n");
  const files = [{ file: "a.csv", path: join(folder, "a.csv") }];
  const { yaml, open, proposal } = await proposeDescriptor({ files, data: "a.csv", facts: {} });
  expect(open).toEqual(["title", "issuer", "stage", "election", "contest"]);
  expect(tabulationSchema.safeParse(parse(yaml)).success).toBe(false);
  expect(proposal.confidence).toBeLessThan(0.8);
  expect(proposal.doubts.join()).toContain("cannot be checked");
});

describeWithShared("import of the shared data, without a hand's touch", "data", () => {
  test("Venezuela: sums and balance of 24,532 sheets", async () => {
    const { sums, rows, codes, proposal } = await shared("venezuela-2024", "actas-v1.csv");
    expect([
      codes,
      rows("set_aside").length,
      rows("sheets").length,
      rows("stations").length,
    ]).toEqual([[], 0, 24_532, 24_532]);
    expect([sums.EG, sums.NM]).toEqual([7_156_462, 3_241_461]);
    const valid = rows("sheets").reduce((sum, row) => sum + Number(row[6]), 0);
    expect(valid).toBe(10_659_128);
    expect(Object.values(sums).reduce((a, b) => a + b)).toBe(valid);
    expect(proposal.because.join()).toContain("24532 of 24532 rows");
  });

  test("Uganda: 146 districts agree with the sums of their stations", async () => {
    const stations = await shared("uganda-2021", "stations.csv");
    const districts = await shared("uganda-2021", "district-tally-sheets.csv");
    expect([stations.codes, districts.codes]).toEqual([[], []]);
    expect(stations.rows("sheets").length + stations.rows("set_aside").length).toBe(34_684);
    expect(stations.rows("stations").length).toBe(34_684);
    expect(districts.rows("sheets").length).toBe(146);
    expect(stations.sums).toEqual(districts.sums);
  });

  test.each([
    ["trep - acta.2019.10.20.19.40.57.zip", 28_975, 7.87],
    ["trep - acta.2019.10.21.18.29.53.zip", 32_806, 10.15],
    ["final_computo.zip", 34_555, 10.565],
  ])("Bolivia: the gap in %s", async (file, sheets, gap) => {
    const { sums, rows, codes } = await shared("bolivia-2019", file);
    expect([codes, rows("sheets").length]).toEqual([[], sheets]);
    const valid = Object.values(sums).reduce((a, b) => a + b);
    expect((100 * (sums["MAS - IPSP"] - sums.CC)) / valid).toBeCloseTo(gap, gap === 10.565 ? 2 : 1);
  });

  test("Russia: Cyrillic headers in a zip, three columns of issued ballots", async () => {
    const { rows, codes, proposal, sums } = await shared("russia-2011", "2011.csv.zip");
    expect(codes).toEqual([]);
    expect(rows("sheets").length + rows("set_aside").length).toBe(95_225);
    expect(proposal.columns.issued?.length).toBe(3);
    expect(Object.keys(sums).length).toBe(7);
    expect(sums['6. Всероссийская политическая партия "ЕДИНАЯ РОССИЯ"']).toBeGreaterThan(
      32_000_000,
    );
  });

  test("Pakistan 2018: long data, votes of a contest sum to its valid votes", async () => {
    const { rows, codes, value } = await shared("pakistan-2018", "candidates.csv");
    expect(codes).toEqual([]);
    expect(value.columns).toMatchObject({
      contest: "constituency",
      regions: ["province", "district"],
    });
    expect(rows("contests").length).toBe(270);
    expect(rows("votes").length + rows("set_aside").length).toBe(3428);
  });

  test("Pakistan 2024: declared winners of one year among four, seat counts", async () => {
    const { rows, codes } = await shared("pakistan-2024", "winners-2008-2024-dawn.csv");
    expect(codes).toEqual([]);
    const seats: Record<string, number> = {};
    for (const row of rows("candidates")) seats[String(row[5])] = (seats[String(row[5])] ?? 0) + 1;
    expect([seats.PPP, seats["MQM-P"], rows("contests").length]).toEqual([54, 17, 264]);
  });

  test("Pakistan 2024: 58 files of Form 45, a contest a file, columns that differ from file to file", async () => {
    const from = sharedPath("data", "pakistan-2024", "form45-pti");
    const names = readdirSync(from).filter((name) => name.endsWith(".csv"));
    const { rows, codes, proposal } = await importAll(
      names.map((name) => join(from, name)),
      "*.csv",
    );
    expect(codes).toEqual([]);
    expect(rows("contests").length).toBe(58);
    expect(proposal.candidates.toSorted()).toEqual(
      "ANP IND IPP JIP JUI MQM-P PML-N PML-Q PML-Z PPP PTI-IND TLP".split(" "),
    );
    expect(rows("sheets").length + rows("set_aside").length).toBe(15_849);
  });

  test("Pakistan 2024: the tally of the top two, two candidates in a row", async () => {
    const { rows, codes } = await shared("pakistan-2024", "form45-tally-top-two.csv");
    expect(codes).toEqual([]);
    expect(rows("contests").length).toBe(266);
    expect(rows("votes").length).toBeGreaterThan(520);
  });
});
