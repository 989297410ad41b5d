import { expect, test } from "vitest";
import { importText } from "../../test/import.ts";

/** Sheets in the forms that agencies of many countries publish, with made-up figures: imported without a hand's touch, and loaded. */

const latin1 = (text: string): Buffer => Buffer.from(text, "latin1");

test("France: the columns of the first candidate alone are named, a comma marks fractions", async () => {
  const header =
    "Code du département;Libellé du département;Libellé de la commune;Code du b.vote;Inscrits;Abstentions;% Abs/Ins;Votants;Blancs;Nuls;Exprimés;N°Panneau;Sexe;Nom;Prénom;Voix;% Voix/Exp";
  const text = [
    header,
    "01;Ain;Ambérieu;0001;400;90;22,50;310;4;6;300;1;F;DURAND;Anne;200;66,67;2;M;PETIT;Jean;100;33,33",
    "01;Ain;Ambérieu;0002;300;95;31,67;205;3;2;200;1;F;DURAND;Anne;120;60,00;2;M;PETIT;Jean;80;40,00",
    "02;Aisne;Abbécourt;0001;200;50;25,00;150;0;0;150;1;F;DURAND;Anne;50;33,33;2;M;PETIT;Jean;100;66,67",
  ].join("\r\n");
  const { sums, codes, rows, proposal, value } = await importText("t.txt", latin1(text));
  expect([codes, rows("set_aside")]).toEqual([[], []]);
  expect(sums).toEqual({ DURAND: 370, PETIT: 280 });
  expect(value.columns).toMatchObject({
    candidate: ["Nom", "Nom (2)"],
    votes: ["Voix", "Voix (2)"],
    valid: "Exprimés",
    rejected: ["Blancs", "Nuls"],
    regions: ["Libellé du département", "Libellé de la commune"],
  });
  expect(rows("stations").length).toBe(3);
  expect(proposal.confidence).toBeGreaterThan(0.9);
});

test("Brazil: a row a choice, blank and null votes in rows of their own, sections numbered within zones", async () => {
  const line = (zone: number, section: number, choice: string, votes: number): string =>
    `"30/10/2022";2022;2;"AC";"XAPURI";${zone};${section};"PRESIDENTE";"${choice}";${votes}`;
  const sheet = (zone: number, section: number, votes: number[]): string[] =>
    ["LUIZ ARAÚJO", "ANA SÁ", "VOTO BRANCO", "VOTO NULO"].map((choice, i) =>
      line(zone, section, choice, votes[i]),
    );
  const text = [
    '"DT_GERACAO";"ANO_ELEICAO";"NR_TURNO";"SG_UF";"NM_MUNICIPIO";"NR_ZONA";"NR_SECAO";"DS_CARGO";"NM_VOTAVEL";"QT_VOTOS"',
    ...sheet(1, 1, [100, 90, 3, 4]),
    ...sheet(1, 2, [80, 95, 1, 0]),
    ...sheet(2, 1, [60, 70, 2, 5]),
  ].join("\n");
  const { sums, codes, rows } = await importText("t.csv", latin1(text));
  expect([codes, rows("set_aside")]).toEqual([[], []]);
  expect(sums).toEqual({ "LUIZ ARAÚJO": 240, "ANA SÁ": 255 });
  expect(rows("sheets").map((row) => [row[2], row[7]])).toEqual([
    ["PRESIDENTE", 7],
    ["PRESIDENTE", 1],
    ["PRESIDENTE", 7],
  ]);
});

test("United States: votes by post and on the day are one candidate's, districts make the contest", async () => {
  const text = `precinct,office,party_detailed,mode,votes,county_name,candidate,district
P 1,US PRESIDENT,DEMOCRAT,ABSENTEE,10,ADAMS,ANN LEE,STATEWIDE
P 1,US PRESIDENT,DEMOCRAT,ELECTION DAY,20,ADAMS,ANN LEE,STATEWIDE
P 1,US PRESIDENT,REPUBLICAN,ABSENTEE,5,ADAMS,BOB ROSS,STATEWIDE
P 1,US PRESIDENT,REPUBLICAN,ELECTION DAY,7,ADAMS,BOB ROSS,STATEWIDE
P 1,US PRESIDENT,,ABSENTEE,1,ADAMS,UNDERVOTES,STATEWIDE
P 1,US PRESIDENT,,ELECTION DAY,2,ADAMS,UNDERVOTES,STATEWIDE
P 1,US HOUSE,DEMOCRAT,ABSENTEE,9,ADAMS,CARL POE,005
P 1,US HOUSE,DEMOCRAT,ELECTION DAY,8,ADAMS,CARL POE,005
P 1,US PRESIDENT,DEMOCRAT,ABSENTEE,4,BROWN,ANN LEE,STATEWIDE
P 1,US PRESIDENT,DEMOCRAT,ELECTION DAY,3,BROWN,ANN LEE,STATEWIDE
P 1,US PRESIDENT,REPUBLICAN,ABSENTEE,2,BROWN,BOB ROSS,STATEWIDE
P 1,US PRESIDENT,REPUBLICAN,ELECTION DAY,1,BROWN,BOB ROSS,STATEWIDE
P 1,US HOUSE,DEMOCRAT,ABSENTEE,6,BROWN,CARL POE,006
P 1,US HOUSE,DEMOCRAT,ELECTION DAY,5,BROWN,CARL POE,006
`;
  const { sums, codes, rows, value } = await importText("t.csv", text);
  expect([codes, rows("set_aside")]).toEqual([[], []]);
  expect(value.columns).toMatchObject({ contest: ["office", "district"], count_type: "mode" });
  expect(sums).toEqual({ "ANN LEE": 37, "BOB ROSS": 15, "CARL POE": 28 });
  expect(rows("contests").map((row) => row[1])).toEqual([
    "US PRESIDENT / STATEWIDE",
    "US HOUSE / 005",
    "US HOUSE / 006",
  ]);
  expect(rows("stations").length).toBe(4);
});

test("India: titles above a header of three rows, totals below, columns numbered", async () => {
  const text = `FORM 20,,,,,,,,,
FINAL RESULT SHEET,,,,,,,,,
Total No. of Electors in Assembly Constituency : 4210,,,,,,,,,
Serial No. of Polling Station,No. of Valid Votes Cast in favour of,,,,Total of Valid Votes,No. of Rejected Votes,NOTA,Total,No. of Tendered Votes
,K Gowda,T Hegde,M Ulla,P Naik,,,,,
,RED,BLUE,IND,IND,,,,,
1,2,3,4,5,6,7,8,9,10
1,412,310,22,3,747,0,9,756,0
2,398,301,18,1,718,0,4,722,0
2A,201,155,9,0,365,0,2,367,0
TOTAL EVM VOTES,1011,766,49,4,1830,0,15,1845,0
TOTAL VOTES POLLED,1011,766,49,4,1830,0,15,1845,0
`;
  const { sums, codes, rows, proposal } = await importText("t.csv", text);
  expect(codes).toEqual([]);
  expect(sums).toEqual({
    "K Gowda RED": 1011,
    "T Hegde BLUE": 766,
    "M Ulla IND": 49,
    "P Naik IND": 4,
  });
  expect(rows("sheets").map((row) => [row[3], row[6], row[7], row[9]])).toEqual([
    ["1", 747, 9, 8],
    ["2", 718, 4, 9],
    ["2A", 365, 2, 10],
  ]);
  const reasons = rows("set_aside").map((row) => row[4]);
  expect(reasons).toEqual([
    ...Array.from({ length: 3 }, () => "stands above the header"),
    "a further row of the header",
    "a further row of the header",
    "numbers the columns",
    "a total, as the descriptor says",
    "a total, as the descriptor says",
  ]);
  expect(proposal.confidence).toBeGreaterThan(0.9);
});

const forms: { from: string; text: string; columns: object; sums: Record<string, number> }[] = [
  {
    from: "Mexico: titles above, bars between, a sheet that never came",
    text: `INSTITUTO ELECTORAL\nCOMPUTOS DISTRITALES\nCLAVE|ENTIDAD|DISTRITO|SECCION|CASILLA|PAN|PRI|MORENA|NO_REGISTRADAS|NULOS|TOTAL_VOTOS|LISTA_NOMINAL
'1'|AGS|JESUS MARIA|338|B01|100|90|200|1|10|401|700\n'2'|AGS|JESUS MARIA|339|B01|80|120|210|0|5|415|650
'3'|AGS|AGS|340|B01|70|60|240|0|8|378|600\n'4'|AGS|AGS|341|B01|-|-|-|-|-|-|512\n`,
    columns: { registered: "LISTA_NOMINAL", rejected: ["NO_REGISTRADAS", "NULOS"] },
    sums: { PAN: 250, PRI: 270, MORENA: 650 },
  },
  {
    from: "Iran: Persian headers and digits",
    text: `استان,شهرستان,شعبه,واجدین شرایط,کل آرا,آرای باطله,پزشکیان,جلیلی
تهران,ری,۱,۱٬۲۰۰,۷۰۱,۱۲,۴۰۰,۲۸۹\nتهران,ری,۲,۱٬۱۰۰,۶۵۰,۱۰,۳۵۰,۲۹۰\nتهران,شمیرانات,۱,۹۰۰,۵۵۵,۵,۴۰۰,۱۵۰\n`,
    columns: { issued: "کل آرا", rejected: "آرای باطله", registered: "واجدین شرایط" },
    sums: { پزشکیان: 1150, جلیلی: 729 },
  },
  {
    from: "Turkey: letters with and without a dot",
    text: `İl;İlçe;Sandık No;Kayıtlı Seçmen Sayısı;Oy Kullanan Seçmen Sayısı;Geçersiz Oy Sayısı;Geçerli Oy Sayısı;AYLA KAYA;CAN DEMİR
ADANA;CEYHAN;1001;300;204;4;200;120;80\nADANA;KOZAN;1001;310;255;5;250;130;120\nBURSA;İNEGÖL;1001;280;181;1;180;100;80\n`,
    columns: { issued: "Oy Kullanan Seçmen Sayısı", station: ["İlçe", "Sandık No"] },
    sums: { "AYLA KAYA": 350, "CAN DEMİR": 280 },
  },
  {
    from: "Poland: valid papers and valid votes",
    text: `Nr komisji;Gmina;Powiat;Liczba wyborców uprawnionych do głosowania;Liczba kart ważnych;Liczba głosów nieważnych;Liczba głosów ważnych;ANNA NOWAK;JAN KOT
1;Gromadka;bolesławiecki;600;404;4;400;250;150\n2;Gromadka;bolesławiecki;500;303;3;300;100;200\n1;Osiecznica;bolesławiecki;400;202;2;200;90;110\n`,
    columns: { valid: "Liczba głosów ważnych", issued: "Liczba kart ważnych" },
    sums: { "ANNA NOWAK": 440, "JAN KOT": 460 },
  },
  {
    from: "Spain: a title, valid votes that hold the blank ones",
    text: `Elecciones a Cortes Generales\n;;;;;;;;;;\nNombre de Comunidad;Nombre de Provincia;Población;Total censo electoral;Total votantes;Votos válidos;Votos a candidaturas;Votos en blanco;Votos nulos;PP;PSOE;VOX
Andalucía;Almería;9000;6000;4030;4020;4000;20;10;2000;1500;500\nAndalucía;Cádiz;9500;6500;4550;4530;4500;30;20;2200;1600;700\nAragón;Huesca;5000;3000;2021;2011;2000;11;10;900;800;300\n`,
    columns: { valid: "Votos a candidaturas", rejected: ["Votos en blanco", "Votos nulos"] },
    sums: { PP: 5100, PSOE: 3900, VOX: 1500 },
  },
  {
    from: "Italy: a row a list, no stations",
    text: `DATA_ELEZIONE;REGIONE;PROVINCIA;COMUNE;ELETTORI;VOTANTI;SCHEDE_BIANCHE;LISTA;VOTI_LISTA
25/09/2022;ABRUZZO;L'AQUILA;ACCIANO;300;200;5;ROSSI;120\n25/09/2022;ABRUZZO;L'AQUILA;ACCIANO;300;200;5;VERDI;70
25/09/2022;ABRUZZO;L'AQUILA;BARETE;500;310;6;ROSSI;150\n25/09/2022;ABRUZZO;L'AQUILA;BARETE;500;310;6;VERDI;150\n`,
    columns: { station: "COMUNE", party: "LISTA", votes: "VOTI_LISTA", registered: "ELETTORI" },
    sums: { ROSSI: 270, VERDI: 220 },
  },
  {
    from: "India: general and postal votes beside their total",
    text: `State Name,PC NO,PC NAME,CANDIDATES NAME,AGE,PARTY NAME,GENERAL,POSTAL,TOTAL,TOTAL ELECTORS
AP,1,Araku,A RAO,50,RED,1000,10,1010,9000\nAP,1,Araku,B DEVI,44,BLUE,900,30,930,9000\nAP,2,Guntur,C NAIDU,61,RED,700,5,705,8000\nAP,2,Guntur,D DAS,39,BLUE,800,2,802,8000\n`,
    columns: { contest: "PC NAME", votes: "TOTAL", party: "PARTY NAME" },
    sums: { "A RAO": 1010, "B DEVI": 930, "C NAIDU": 705, "D DAS": 802 },
  },
  {
    from: "United Kingdom: a row a seat",
    text: `ONS ID,Constituency name,County name,Region name,Constituency type,Result,Electorate,Valid votes,Invalid votes,Majority,Con,Lab,LD
W1,Aberafan,West,Wales,County,Lab hold,9000,600,4,100,200,300,100\nW2,Alyn,North,Wales,Borough,Con gain,9500,700,5,50,350,300,50\nS1,Angus,East,Scotland,County,LD hold,8000,500,3,100,100,150,250\n`,
    columns: { contest: "Constituency name", registered: "Electorate", valid: "Valid votes" },
    sums: { Con: 650, Lab: 750, LD: 400 },
  },
];

test.each(forms)("$from", async ({ text, columns, sums }) => {
  const imported = await importText("t.csv", text);
  expect(imported.codes).toEqual([]);
  expect(imported.value.columns).toMatchObject(columns);
  expect(imported.sums).toEqual(sums);
});

test("a blank header cell, a title or a row too wide is no reason to lose a row", async () => {
  const plain = await importText("t.csv", ",Station,A,B\n0,S1,10,20\n1,S2,30,40\n");
  expect([plain.rows("set_aside").length, plain.rows("sheets").length]).toEqual([0, 2]);
  const trailing = await importText("t.csv", "Station;A;B\nS1;10;20;\nS2;30;40;\n");
  expect([trailing.rows("set_aside").length, trailing.sums]).toEqual([0, { A: 40, B: 60 }]);
  // A comma nobody quoted shifts the counts: such rows are set aside, whatever the width of the rest.
  const shifted = await importText("t.csv", "Station,A,B\nS1,10,20\nSouth, old,30,40\nS3,5,6\n");
  expect(shifted.rows("set_aside").map((row) => row[4])).toEqual([
    "4 cells where the header has 3",
  ]);
});

test("councils: others stand in each ward, whose stations bear the same numbers; ballots hold the rejected", async () => {
  const wards = ["East", "Mid", "West"].flatMap((ward, w) =>
    [1, 2].flatMap((station) =>
      ["A", "B"].map((letter, c) => {
        const votes = [100 + 10 * w + station, 80 - 10 * w - station];
        return `${ward},${station},400,185,5,${letter} of ${ward},${votes[c]}`;
      }),
    ),
  );
  const text = ["ward,station,registered,ballots,invalid,candidate,votes", ...wards].join("\n");
  const { codes, rows, value, proposal } = await importText("t.csv", text);
  expect([codes, rows("set_aside")]).toEqual([[], []]);
  expect(value.columns).toMatchObject({ contest: "ward", station: "station", issued: "ballots" });
  expect(rows("contests").map((row) => row[1])).toEqual(["East", "Mid", "West"]);
  expect(rows("stations").length).toBe(6);
  expect(proposal.because).toContain("others stand for election in each “ward”");
});

test("the same number in two districts is two stations, also where each row is a candidate's", async () => {
  const lines = ["North", "South"].flatMap((district) =>
    [1, 2, 3].flatMap((n) => [
      `${district},${n},ANN LEE,${10 * n}`,
      `${district},${n},BOB ROSS,${7 * n}`,
    ]),
  );
  const text = ["district,station,candidate,votes", ...lines].join("\n");
  const { rows, value, sums } = await importText("t.csv", text);
  expect(value.columns).toMatchObject({ station: ["district", "station"] });
  expect(rows("stations").length).toBe(6);
  expect(sums).toEqual({ "ANN LEE": 120, "BOB ROSS": 84 });
});

test("a column that numbers the rows of each district is no candidate; turnout above a hundred is people", async () => {
  const text = `district,div,Red,Blue,turnout
D1,1,80,41,121
D1,2,95,30,125
D1,3,60,66,126
D2,1,45,91,136
D2,2,88,80,168
D2,3,31,91,122
`;
  const { rows, value, sums } = await importText("t.csv", text);
  expect(sums).toEqual({ Red: 399, Blue: 399 });
  expect(value.columns).toMatchObject({ station: ["district", "div"], valid: "turnout" });
  expect(rows("stations").length).toBe(6);
});
