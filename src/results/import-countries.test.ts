import { expect, test } from "vitest";
import { importText } from "../../test/import.ts";

/** Sheets in the languages and forms of many countries, with made-up figures: what each column is, and how often a vote counts. */
const forms: { from: string; text: string; columns: object; sums: Record<string, number> }[] = [
  {
    from: "Korea: subtotals and a total among the stations, abstentions beside the sums",
    text: `읍면동명,투표구명,선거인수,투표수,이재명,윤석열,심상정,계,무효투표수,기권수
합계,,1860,1026,480,520,10,1010,16,834\n청운동,소계,830,511,230,270,5,505,6,319\n청운동,제1투,410,205,80,120,3,203,2,205\n청운동,제2투,420,306,150,150,2,302,4,114
사직동,소계,1030,515,250,250,5,505,10,515\n사직동,제1투,500,258,130,120,3,253,5,242\n사직동,제2투,530,257,120,130,2,252,5,273\n`,
    columns: { registered: "선거인수", issued: "투표수", valid: "계", rejected: "무효투표수" },
    sums: { 이재명: 480, 윤석열: 520, 심상정: 10 },
  },
  {
    from: "Hungary: settlements number their stations anew",
    text: `MEGYE;TELEPÜLÉS;SZAVAZÓKÖR;A NÉVJEGYZÉKBEN LÉVŐK;MEGJELENTEK SZÁMA;ÉRVÉNYTELEN;ÉRVÉNYES;FIDESZ;DK
BARANYA;PÉCS;001;600;404;4;400;250;150\nBARANYA;PÉCS;002;500;303;3;300;100;200\nBARANYA;KOMLÓ;001;400;202;2;200;90;110\n`,
    columns: {
      station: ["TELEPÜLÉS", "SZAVAZÓKÖR"],
      registered: "A NÉVJEGYZÉKBEN LÉVŐK",
      issued: "MEGJELENTEK SZÁMA",
      rejected: "ÉRVÉNYTELEN",
    },
    sums: { FIDESZ: 440, DK: 460 },
  },
  {
    from: "Georgia: no column of valid votes, the invalid are no party",
    text: `ოლქი,უბანი,ამომრჩეველთა საერთო რაოდენობა,მონაწილეთა რაოდენობა,ბათილი,41 ოცნება,5 ერთიანობა
1,1,600,404,4,250,150\n1,2,500,303,3,100,200\n2,3,400,202,2,90,110\n`,
    columns: { station: "უბანი", issued: "მონაწილეთა რაოდენობა", rejected: "ბათილი" },
    sums: { "41 ოცნება": 440, "5 ერთიანობა": 460 },
  },
  {
    from: "Nepal: digits of Devanagari, a total below",
    text: `जिल्ला,मतदान केन्द्र,मतदाता संख्या,रामचन्द्र,केपी ओली,सदर मत,बदर मत,जम्मा खसेको मत
काठमाडौं,क,६००,२५०,१५०,४००,४,४०४\nकाठमाडौं,ख,५००,१००,२००,३००,३,३०३\nललितपुर,ग,४००,९०,११०,२००,२,२०२\nजम्मा,,१५००,४४०,४६०,९००,९,९०९\n`,
    columns: { station: "मतदान केन्द्र", valid: "सदर मत", rejected: "बदर मत" },
    sums: { रामचन्द्र: 440, "केपी ओली": 460 },
  },
  {
    from: "Thailand: digits of Thai, votes for nobody beside the spoilt",
    text: `จังหวัด,หน่วยเลือกตั้งที่,ผู้มีสิทธิเลือกตั้ง,ผู้มาใช้สิทธิ,บัตรดี,บัตรเสีย,ไม่ประสงค์ลงคะแนน,เพื่อไทย,ก้าวไกล
กรุงเทพ,๑,๖๐๐,๔๐๖,๔๐๐,๔,๒,๒๕๐,๑๕๐\nกรุงเทพ,๒,๕๐๐,๓๐๔,๓๐๐,๓,๑,๑๐๐,๒๐๐\nกรุงเทพ,๓,๔๐๐,๒๐๒,๒๐๐,๒,๐,๙๐,๑๑๐\n`,
    columns: {
      station: "หน่วยเลือกตั้งที่",
      registered: "ผู้มีสิทธิเลือกตั้ง",
      issued: "ผู้มาใช้สิทธิ",
      rejected: ["บัตรเสีย", "ไม่ประสงค์ลงคะแนน"],
    },
    sums: { เพื่อไทย: 440, ก้าวไกล: 460 },
  },
  {
    from: "Nigeria: voters accredited and votes cast are not added",
    text: `S/N,LGA,POLLING UNIT,REGISTERED VOTERS,ACCREDITED VOTERS,APC,LP,TOTAL VALID VOTES,REJECTED VOTES,TOTAL VOTES CAST
1,IKEJA,A,600,404,250,150,400,4,404\n2,IKEJA,B,500,303,100,200,300,3,303\n3,IKEJA,C,400,202,90,110,200,2,202\n`,
    columns: { issued: "TOTAL VOTES CAST", valid: "TOTAL VALID VOTES" },
    sums: { APC: 440, LP: 460 },
  },
  {
    from: "Ecuador: tables of women and of men are two",
    text: `PROVINCIA,PARROQUIA,JUNTA,SEXO,ELECTORES,SUFRAGANTES,BLANCOS,NULOS,NOBOA,GONZALEZ
AZUAY,SUCRE,1,F,600,407,3,4,250,150\nAZUAY,SUCRE,1,M,500,304,1,3,100,200\nAZUAY,SUCRE,2,F,400,202,0,2,90,110\n`,
    columns: { issued: "SUFRAGANTES", rejected: ["BLANCOS", "NULOS"] },
    sums: { NOBOA: 440, GONZALEZ: 460 },
  },
  {
    from: "Chile: a row an option",
    text: `Comuna;Circunscripción Electoral;Local;Nº Mesa;Electores;Opción;Votos TRICEL
ARICA;CHINCHORRO;A;1V;600;BORIC;250\nARICA;CHINCHORRO;A;1V;600;KAST;150\nARICA;CHINCHORRO;A;1V;600;VOTOS NULOS;4\nARICA;CHINCHORRO;A;2V;500;BORIC;100\nARICA;CHINCHORRO;A;2V;500;KAST;200\nARICA;CHINCHORRO;A;2V;500;VOTOS NULOS;3\n`,
    columns: { station: "Nº Mesa", candidate: "Opción", votes: "Votos TRICEL" },
    sums: { BORIC: 350, KAST: 350 },
  },
  {
    from: "Argentina: the kind of vote tells null and blank ones from a party's",
    text: `mesa_id,mesa_electores,cargo_nombre,agrupacion_nombre,votos_tipo,votos_cantidad
1,350,PRESIDENTE,JUNTOS,POSITIVO,90\n1,350,PRESIDENTE,UNION,POSITIVO,110\n1,350,PRESIDENTE,,NULO,2\n1,350,PRESIDENTE,,EN BLANCO,3\n2,340,PRESIDENTE,JUNTOS,POSITIVO,80\n2,340,PRESIDENTE,UNION,POSITIVO,120\n2,340,PRESIDENTE,,NULO,1\n2,340,PRESIDENTE,,EN BLANCO,5\n`,
    columns: { party: "agrupacion_nombre", votes: "votos_cantidad", registered: "mesa_electores" },
    sums: { JUNTOS: 170, UNION: 230 },
  },
  {
    from: "Philippines: undervotes stand beside a candidate's votes",
    text: `MUNICIPALITY|PRECINCT_CODE|CONTEST_NAME|CANDIDATE_NAME|VOTES_AMOUNT|TOTALIZATION_ORDER|NUMBER_VOTERS|UNDERVOTE
MAKATI|1|PRESIDENT|LENI|250|1|600|3\nMAKATI|1|PRESIDENT|MANNY|150|2|600|3\nMAKATI|2|PRESIDENT|LENI|100|1|500|1\nMAKATI|2|PRESIDENT|MANNY|200|2|500|1\n`,
    columns: { votes: "VOTES_AMOUNT", registered: "NUMBER_VOTERS", candidate: "CANDIDATE_NAME" },
    sums: { LENI: 350, MANNY: 350 },
  },
  {
    from: "Iraq: a centre has several stations",
    text: `المحافظة,مركز الاقتراع,رقم المحطة,عدد الناخبين المسجلين,عدد المصوتين,الأصوات الصحيحة,الأصوات الباطلة,سائرون,الفتح
بغداد,مدرسة النور,1,600,404,400,4,250,150\nبغداد,مدرسة النور,2,500,303,300,3,100,200\nبغداد,مدرسة السلام,1,400,202,200,2,90,110\n`,
    columns: { valid: "الأصوات الصحيحة", station: ["مركز الاقتراع", "رقم المحطة"] },
    sums: { سائرون: 440, الفتح: 460 },
  },
];

test.each(forms)("$from", async ({ text, columns, sums }) => {
  const imported = await importText("t.csv", text);
  expect(imported.codes).toEqual([]);
  expect(imported.value.columns).toMatchObject(columns);
  expect(imported.sums).toEqual(sums);
  const [sheets, stations] = [imported.rows("sheets").length, imported.rows("stations").length];
  expect(stations).toBe(sheets);
});

test("a language import has no words for: the sums tell candidates, and what tells the rows apart is taken with a doubt", async () => {
  const { sums, value, proposal } = await importText(
    "t.csv",
    "Aaa,Bbb,Ccc,Ddd,Eee,Fff\nX,p,10,20,30,60\nX,q,11,25,31,67\nY,p,40,20,35,95\n",
  );
  expect(sums).toEqual({ Ccc: 61, Ddd: 65, Eee: 96 });
  expect(value.columns.station).toEqual(["Aaa", "Bbb"]);
  expect(proposal.doubts.join("\n")).toContain("“Aaa” is taken for a place");
  expect(proposal.doubts.join("\n")).toContain("“Fff” is taken for the valid votes");
});

test("rows of one place that nothing tells apart are said, and nothing is called sure", async () => {
  const { proposal } = await importText(
    "t.csv",
    "Booth,Ana,Jan,Eva,Valid\np,10,20,30,60\np,11,25,31,67\nq,40,20,35,95\n",
  );
  expect(proposal.doubts[0]).toContain("1 of 3 rows are of the same place");
  expect(proposal.confidence).toBeLessThan(0.5);
});

test("data without a row of column names is refused, and what to do is said", async () => {
  const text = "010000001;1;4;81;7;5;3\n010000002;1;4;54;7;9;1\n010000003;1;4;46;7;1;8\n";
  await expect(importText("t.txt", text)).rejects.toMatchObject({
    code: "results/no-header",
    fix: expect.stringContaining("row of column names"),
  });
});

test("a table that lies on its side is refused: no station is taken for a candidate", async () => {
  const text = `;;Сумма;УИК №1;УИК №2
1;Число избирателей, внесенных в список избирателей;1100;600;500\n2;Число бюллетеней, выданных избирателям;707;404;303
3;Число недействительных бюллетеней;7;4;3\n4;Число действительных бюллетеней;700;400;300\n5;Иванов;350;250;100\n6;Петров;350;150;200\n`;
  await expect(importText("t.csv", text)).rejects.toMatchObject({
    code: "results/sideways",
    message: expect.stringContaining("Число недействительных"),
  });
});
