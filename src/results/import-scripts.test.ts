import { expect, test } from "vitest";
import { importText } from "../../test/import.ts";

/** Headers and digits of many languages, in the forms their agencies publish, with made-up figures. */
const forms: { from: string; text: string; columns: object; sums: Record<string, number> }[] = [
  {
    from: "Thailand",
    text: `ลำดับ,จังหวัด,เขตเลือกตั้ง,หน่วยเลือกตั้ง,ผู้มีสิทธิเลือกตั้ง,ผู้มาใช้สิทธิ,บัตรดี,บัตรเสีย,ไม่เลือกผู้ใด,สมชาย ใจดี,สมหญิง รักไทย
1,แพร่,1,1,500,360,340,12,8,200,140\n2,แพร่,1,2,600,420,400,10,10,250,150\n3,แพร่,2,1,550,380,365,9,6,165,200\n`,
    columns: { valid: "บัตรดี", issued: "ผู้มาใช้สิทธิ", rejected: ["บัตรเสีย", "ไม่เลือกผู้ใด"] },
    sums: { "สมชาย ใจดี": 615, "สมหญิง รักไทย": 490 },
  },
  {
    from: "Bangladesh: Bengali digits",
    text: `ক্রমিক নং,কেন্দ্রের নাম,মোট ভোটার,আনিস আহমেদ,করিম খান,বৈধ ভোট,বাতিল ভোট,প্রদত্ত ভোট
১,সরকারি বিদ্যালয়,২০০০,৭০০,৫০০,১২০০,২০,১২২০\n২,মডেল কলেজ,২৫০০,৯০০,৬০০,১৫০০,৩০,১৫৩০\n৩,পৌর হল,১৮০০,৬০০,৪০০,১০০০,১০,১০১০\n`,
    columns: { valid: "বৈধ ভোট", rejected: "বাতিল ভোট", registered: "মোট ভোটার" },
    sums: { "আনিস আহমেদ": 2200, "করিম খান": 1500 },
  },
  {
    from: "Nepal: Devanagari digits",
    text: `मतदान स्थल,कुल मतदाता,खसेको मत,सदर मत,बदर मत,राम थापा,सीता राई
जनता विद्यालय,१२००,८०५,७८०,२५,४८०,३००\nसरस्वती विद्यालय,१०००,७१०,७००,१०,३००,४००\nगाउँ कार्यालय,९००,६१५,६००,१५,३५०,२५०\n`,
    columns: { station: "मतदान स्थल", valid: "सदर मत", rejected: "बदर मत", issued: "खसेको मत" },
    sums: { "राम थापा": 1130, "सीता राई": 950 },
  },
  {
    from: "Hungary",
    text: `Megye;Település;Szavazókör;Választópolgárok száma;Megjelentek száma;Érvénytelen szavazólapok;Érvényes szavazólapok;FIDESZ;MI HAZÁNK
PEST;Vác;1;900;610;10;600;400;200\nPEST;Vác;2;950;650;8;642;392;250\nPEST;Gödöllő;1;800;566;6;560;300;260\n`,
    columns: { station: ["Település", "Szavazókör"], rejected: "Érvénytelen szavazólapok" },
    sums: { FIDESZ: 1092, "MI HAZÁNK": 710 },
  },
  {
    from: "Romania",
    text: `Judet,UAT,Nr. sectie de votare,Numărul total al alegătorilor înscriși,Numărul alegătorilor care s-au prezentat,Voturi valabil exprimate,Voturi nule,IOHANNIS-voturi,DĂNCILĂ-voturi
ALBA,BLAJ,1,1200,700,690,10,400,290\nALBA,BLAJ,2,1300,800,785,15,500,285\nALBA,AIUD,3,900,500,495,5,300,195\n`,
    columns: { valid: "Voturi valabil exprimate", rejected: "Voturi nule" },
    sums: { "IOHANNIS-voturi": 1200, "DĂNCILĂ-voturi": 770 },
  },
  {
    from: "Ukraine: words in Cyrillic have edges too",
    text: `Область;ОВО;ДВК;Кількість виборців, внесених до списку;Кількість недійсних бюлетенів;Зеленський;Порошенко
Вінницька;11;050001;1500;15;700;285\nВінницька;11;050002;1400;10;650;240\nВолинська;19;070001;1300;12;600;188\n`,
    columns: { contest: "ОВО", station: "ДВК", rejected: "Кількість недійсних бюлетенів" },
    sums: { Зеленський: 1950, Порошенко: 713 },
  },
  {
    from: "Iraq: Arabic-Indic digits, a station within a centre",
    text: `المحافظة;المركز الانتخابي;المحطة;عدد الناخبين;عدد المصوتين;الأصوات الصحيحة;الأصوات الباطلة;تحالف الفتح;التيار الصدري
بغداد;مدرسة النور;1;٤٠٠;١٢٥;١٢٠;٥;٧٠;٥٠\nبغداد;مدرسة النور;2;٤١٠;١٢٣;١٢٠;٣;٧٠;٥٠\nالبصرة;مدرسة السلام;1;٣٥٠;١٢٤;١٢٠;٤;٧٠;٥٠\n`,
    columns: { station: ["المركز الانتخابي", "المحطة"], valid: "الأصوات الصحيحة" },
    sums: { "تحالف الفتح": 210, "التيار الصدري": 150 },
  },
  {
    from: "Malaysia",
    text: `NEGERI,PARLIMEN,DUN,SALURAN,JUMLAH PEMILIH,KERTAS UNDI DIKELUARKAN,KERTAS UNDI DITOLAK,BN,PH,JUMLAH UNDI SAH
SELANGOR,GOMBAK,SUNGAI TUA,1,600,305,5,100,200,300\nSELANGOR,GOMBAK,SUNGAI TUA,2,610,326,6,110,210,320\nSELANGOR,GOMBAK,BATU CAVES,1,590,284,4,90,190,280\n`,
    columns: { contest: "PARLIMEN", valid: "JUMLAH UNDI SAH", rejected: "KERTAS UNDI DITOLAK" },
    sums: { BN: 300, PH: 600 },
  },
  {
    from: "Switzerland: apostrophes between thousands",
    text: `Gemeinde;Stimmberechtigte;Eingelegte Stimmzettel;Leere Stimmzettel;Ungültige Stimmzettel;Gültige Stimmzettel;Ja;Nein
Zürich;230'000;120'500;400;100;120'000;70'000;50'000\nWinterthur;70’000;35’150;100;50;35’000;15’000;20’000\nUster;20'000;10'030;20;10;10'000;6'000;4'000\n`,
    columns: { rejected: ["Leere Stimmzettel", "Ungültige Stimmzettel"] },
    sums: { Ja: 91000, Nein: 74000 },
  },
  {
    from: "Ireland: the first count of a transferable vote, not the last",
    text: `Constituency Name,Candidate,Party,Count 1,Transfer 2,Count 2,Result
Carlow,Murphy,SF,10000,200,10200,Elected\nCarlow,Byrne,FF,8000,300,8300,Elected\nCarlow,Kelly,IND,500,-500,0,Excluded
Dublin,Walsh,SD,9000,100,9100,Elected\nDublin,Ryan,FG,7000,150,7150,Elected\nDublin,Daly,IND,250,-250,0,Excluded\n`,
    columns: { candidate: "Candidate", votes: "Count 1" },
    sums: { Murphy: 10000, Byrne: 8000, Kelly: 500, Walsh: 9000, Ryan: 7000, Daly: 250 },
  },
];

test.each(forms)("$from", async ({ text, columns, sums }) => {
  const imported = await importText("t.csv", text);
  expect([imported.codes, imported.rows("set_aside")]).toEqual([[], []]);
  expect(imported.value.columns).toMatchObject(columns);
  expect(imported.sums).toEqual(sums);
});

test("Totals of districts and regions between the rows, each named in another column, count once", async () => {
  const text = `Region,District,Station,Registered,A. Moyo,B. Phiri,Valid,Rejected
North,Chitipa,S1,500,100,200,300,3\nNorth,Chitipa,S2,510,110,210,320,4\nNorth,Chitipa,District total,1010,210,410,620,7
North,Karonga,S3,520,120,220,340,5\nNorth,Karonga,S4,530,130,230,360,6\nNorth,Karonga,District total,1050,250,450,700,11
Region Total,,,2060,460,860,1320,18\n* Provisional results. Source: Electoral Commission,,,,,,,\n`;
  const { sums, rows } = await importText("t.csv", text);
  expect(sums).toEqual({ "A. Moyo": 460, "B. Phiri": 860 });
  expect(rows("set_aside").length).toBe(4);
});

test("A total above its parts, in Arabic", async () => {
  const head = "اللجنة العامة,اللجنة الفرعية,عدد الحاضرين,الأصوات الصحيحة,السيسي,زهران";
  const rows =
    "قسم أول,1,1500,1450,1300,150\nقسم أول,2,1400,1360,1200,160\nقسم ثان,1,1300,1270,1100,170";
  const named = await importText("t.csv", `${head}\nالإجمالي,,4200,4080,3600,480\n${rows}\n`);
  expect(named.sums).toEqual({ السيسي: 3600, زهران: 480 });
});

test("A total in the place of a precinct and in the place of a candidate are both set aside", async () => {
  const text = `county,precinct,office,party,candidate,votes
Adams,P1,President,DEM,Joe Lee,150\nAdams,P1,President,REP,Don Roe,140\nAdams,P1,President,,Over Votes,1\nAdams,P1,President,,Total,291
Adams,P2,President,DEM,Joe Lee,90\nAdams,P2,President,REP,Don Roe,100\nAdams,P2,President,,Over Votes,0\nAdams,P2,President,,Total,190
Adams,Total,President,DEM,Joe Lee,240\nAdams,Total,President,REP,Don Roe,240\n`;
  expect((await importText("t.csv", text)).sums).toEqual({ "Joe Lee": 240, "Don Roe": 240 });
});
