import { expect, test } from "vitest";
import { importText } from "../../test/import.ts";

/** What cannot be understood is said, and hardly sure of anything; what no header says is told by what the columns do. */

const doubtful: [form: string, name: string, text: string, doubt: RegExp][] = [
  [
    "no header (Bulgaria)",
    "t.csv",
    "010100001;1;700;500;10;ГЕРБ;210;ПП;180\n010100002;1;650;400;8;ГЕРБ;190;ПП;150\n010100003;1;600;300;5;ГЕРБ;150;ПП;100\n",
    /has no header/,
  ],
  [
    "a row a candidate, in words unknown",
    "t.csv",
    "Gemeinde;Merkmal;Wert;Rang\nKiel;Rot;400;1\nKiel;Blau;390;2\nHusum;Rot;300;1\nHusum;Blau;290;2\n",
    /most rows share their “Gemeinde” with others/,
  ],
  [
    "two polls in a row",
    "t.csv",
    "Gebiet;Wahlberechtigte;Ungültige Erststimmen;Gültige Erststimmen;Ungültige Zweitstimmen;Gültige Zweitstimmen;SPD Erst;SPD Zweit;CDU Erst;CDU Zweit\nKiel;1000;10;790;8;792;400;410;390;382\nHusum;1100;9;841;7;843;441;443;400;400\nPlön;900;8;692;6;694;342;344;350;350\n",
    /several columns are of valid votes/,
  ],
  [
    "a total in words unknown",
    "t.csv",
    "Lugha,Kijiji,Mbovu,Juma,Asha,Idadi\nx,Moshi,5,100,200,305\ny,Arusha,6,110,210,326\nz,Tanga,4,90,190,284\n",
    /see that none of them is of rejected votes/,
  ],
  [
    "no table (nested JSON)",
    "t.json",
    JSON.stringify({
      election: "2024",
      data: [
        { name: "S1", votes: { A: 1 } },
        { name: "S2", votes: { A: 3 } },
      ],
    }),
    /no candidates were found/,
  ],
];

test.each(doubtful)("%s: a doubt, and no confidence", async (_, name, text, doubt) => {
  const { proposal } = await importText(name, text);
  expect(proposal.doubts.join("\n")).toMatch(doubt);
  expect(proposal.confidence).toBeLessThan(0.8);
});

test("Germany: a header of three rows begins above the one that fills most columns", async () => {
  const text = `Endgültige Ergebnisse;;;;;;;;
Nr;Gebiet;Wahlberechtigte;;Gültige;;SPD;;CDU
;;Erststimmen;;Erststimmen;;Erststimmen;;Erststimmen
;;Endgültig;Vorperiode;Endgültig;Vorperiode;Endgültig;Vorperiode;Endgültig
1;Flensburg;1000;990;790;768;400;300;390\n2;Husum;1100;1090;841;819;441;350;400\n3;Steinburg;900;890;692;680;342;300;350\n`;
  const { sums, value } = await importText("t.csv", text);
  expect(value.columns).toMatchObject({
    station: "Gebiet",
    registered: "Wahlberechtigte Erststimmen Endgültig",
    valid: "Gültige Erststimmen Endgültig",
  });
  expect(Object.values(sums)).toEqual([1183, 1140]);
});

test("what tells the rows apart is taken for the place, and said to be; a number among places is no candidate", async () => {
  const unknown = await importText(
    "t.csv",
    "Kjo;Ajo;Registered;Rot;Blau\nA;1;500;100;200\nA;2;510;110;210\nB;1;520;120;220\n"
      .replaceAll(";1;", ";x;")
      .replaceAll(";2;", ";y;"),
  );
  expect(unknown.value.columns.station).toEqual(["Kjo", "Ajo"]);
  expect(unknown.proposal.doubts.join()).toContain("“Ajo” is taken for a place");
  const peru = await importText(
    "t.csv",
    "UBIGEO;DEPARTAMENTO;MESA;N_CVAS;N_ELEC_HABIL;VOTOS_P1;VOTOS_P2;VOTOS_VB;VOTOS_VN\n10101;AMAZONAS;001;213;300;100;98;5;10\n10101;AMAZONAS;002;220;300;110;95;6;9\n10102;LIMA;003;190;280;90;88;4;8\n",
  );
  expect(peru.sums).toEqual({ VOTOS_P1: 300, VOTOS_P2: 281 });
  expect(peru.value.columns).toMatchObject({
    issued: "N_CVAS",
    rejected: ["VOTOS_VB", "VOTOS_VN"],
  });
});

test("long data: the sum of the ways to vote, votes under a candidate's title, a row's own roll", async () => {
  const india = await importText(
    "t.csv",
    "CONSTITUENCY,CANDIDATE,PARTY,EVM VOTES,POSTAL VOTES,TOTAL VOTES\nPatna,A RAO,BJP,1000,20,1020\nPatna,B DEVI,INC,900,10,910\nGaya,C DAS,BJP,700,7,707\nGaya,D ALI,RJD,800,8,808\n",
  );
  expect(india.sums).toEqual({ "A RAO": 1020, "B DEVI": 910, "C DAS": 707, "D ALI": 808 });
  const canada = await importText(
    "t.csv",
    "Electoral District Name,Polling Station Number,Rejected Ballots,Electors,Candidate's Family Name,Candidate's First Name,Candidate Poll Votes Count\nAvalon,1,2,300,McDonald,Ken,120\nAvalon,1,2,300,Chapman,Matt,80\nAvalon,2,1,280,McDonald,Ken,110\nAvalon,2,1,280,Chapman,Matt,70\n",
  );
  expect(canada.sums).toEqual({ McDonald: 230, Chapman: 150 });
  const italy = await importText(
    "t.csv",
    "Collegio plurinominale;Comune;Elettori;Votanti;Cognome;Voti\nP01;ROMA;1000;600;ROSSI;300\nP01;ROMA;1000;600;BIANCHI;285\nP01;FRASCATI;500;300;NERI;195\nP01;FRASCATI;500;300;BRUNI;100\n",
  );
  expect(italy.rows("sheets").length).toBe(2);
  expect(italy.value.columns.station).toBe("Comune");
});

test("a candidate's votes by post and on the day are parts of a total; a number may tell stations of a centre apart", async () => {
  const usa = await importText(
    "t.csv",
    "County,Precinct,Registered Voters,Lee Election Day,Lee Absentee,Lee Total,Roe Election Day,Roe Absentee,Roe Total,Total Votes\nAdams,P1,500,100,50,150,100,40,140,290\nAdams,P2,400,60,30,90,70,30,100,190\nBrown,P3,600,120,60,180,100,60,160,340\n",
  );
  expect(usa.sums).toEqual({ "Lee Total": 420, "Roe Total": 400 });
  const centres = await importText(
    "t.csv",
    "MUNICIPIO,CENTRO,X,LIBRE,NACIONAL,LIBERAL,VALIDOS,NULOS\nCeiba,Esc A,1,100,90,80,270,5\nCeiba,Esc A,2,110,95,60,265,6\nTrujillo,Esc B,3,70,100,95,265,4\n",
  );
  expect(centres.value.columns.station).toEqual(["CENTRO", "X"]);
  expect(centres.sums).toEqual({ LIBRE: 280, NACIONAL: 285, LIBERAL: 235 });
});
