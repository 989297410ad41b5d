import { expect, test } from "vitest";
import { importText } from "../../test/import.ts";

/**
 * Headers in many languages, with made-up figures: registered, ballots, rejected and valid votes are told apart, on five sheets that
 * add up. The order of columns is each authority's own.
 */
interface Form {
  language: string;
  /** Station, registered, issued, rejected, valid; an absent one is not in the data. */
  station: string;
  registered: string;
  issued: string;
  rejected: string;
  valid?: string;
  candidates: string[];
}

const forms: Form[] = [
  {
    language: "Taiwan",
    station: "投開票所別",
    registered: "選舉人數",
    issued: "投票數",
    rejected: "無效票數",
    valid: "有效票數",
    candidates: ["王大明", "林小華", "陳美麗"],
  },
  {
    language: "Japan",
    station: "投票所名",
    registered: "当日有権者数",
    issued: "投票者数",
    rejected: "無効投票数",
    valid: "有効投票数",
    candidates: ["山田太郎", "鈴木花子", "佐藤一郎"],
  },
  {
    language: "Korea",
    station: "투표구명",
    registered: "선거인수",
    issued: "투표수",
    rejected: "무효투표수",
    valid: "유효투표수",
    candidates: ["김민수", "이영희", "박철수"],
  },
  {
    language: "Thailand",
    station: "หน่วยเลือกตั้ง",
    registered: "ผู้มีสิทธิเลือกตั้ง",
    issued: "ผู้มาใช้สิทธิ",
    rejected: "บัตรเสีย",
    valid: "บัตรดี",
    candidates: ["พรรคหนึ่ง", "พรรคสอง", "พรรคสาม"],
  },
  {
    language: "Vietnam",
    station: "Khu vực bỏ phiếu",
    registered: "Tổng số cử tri",
    issued: "Số cử tri đã tham gia",
    rejected: "Phiếu không hợp lệ",
    valid: "Phiếu hợp lệ",
    candidates: ["An", "Bình", "Chi"],
  },
  {
    language: "Hungary",
    station: "Szavazókör",
    registered: "Névjegyzékben szereplők",
    issued: "Megjelentek",
    rejected: "Érvénytelen szavazólapok",
    valid: "Érvényes szavazólapok",
    candidates: ["ALFA", "BETA", "GAMMA"],
  },
  {
    language: "Czechia",
    station: "Okrsek",
    registered: "Voliči v seznamu",
    issued: "Odevzdané obálky",
    rejected: "Neplatné hlasy",
    valid: "Platné hlasy",
    candidates: ["Novák", "Svoboda", "Dvořák"],
  },
  {
    language: "Romania",
    station: "Secție de votare",
    registered: "Alegători înscriși",
    issued: "Alegători prezenți",
    rejected: "Voturi nule",
    valid: "Voturi valabil exprimate",
    candidates: ["POPESCU", "IONESCU", "DUMITRU"],
  },
  {
    language: "Croatia",
    station: "Biračko mjesto",
    registered: "Ukupno upisanih",
    issued: "Glasovalo",
    rejected: "Nevažeći listići",
    valid: "Važeći listići",
    candidates: ["HORVAT", "BABIĆ", "MARIĆ"],
  },
  {
    language: "Serbia",
    station: "Бирачко место",
    registered: "Уписано у списак",
    issued: "Изашло",
    rejected: "Неважећи листићи",
    valid: "Важећи листићи",
    candidates: ["Петровић", "Јовановић", "Илић"],
  },
  {
    language: "Bulgaria",
    station: "Секция",
    registered: "Избиратели по списъка",
    issued: "Гласували",
    rejected: "Недействителни гласове",
    valid: "Действителни гласове",
    candidates: ["АЛФА", "БЕТА", "ГАМА"],
  },
  {
    language: "Greece",
    station: "Εκλογικό τμήμα",
    registered: "Εγγεγραμμένοι",
    issued: "Ψήφισαν",
    rejected: "Άκυρα",
    valid: "Έγκυρα",
    candidates: ["ΑΛΦΑ", "ΒΗΤΑ", "ΓΑΜΑ"],
  },
  {
    language: "Finland",
    station: "Äänestysalue",
    registered: "Äänioikeutetut",
    issued: "Äänestäneet",
    rejected: "Mitättömät",
    valid: "Hyväksytyt",
    candidates: ["KOK", "SDP", "PS"],
  },
  {
    language: "Sweden",
    station: "Valdistrikt",
    registered: "Röstberättigade",
    issued: "Röstande",
    rejected: "Ogiltiga",
    valid: "Giltiga",
    candidates: ["S", "M", "SD"],
  },
  {
    language: "Denmark",
    station: "Afstemningsområde",
    registered: "Stemmeberettigede",
    issued: "Afgivne stemmer",
    rejected: "Ugyldige stemmer",
    valid: "Gyldige stemmer",
    candidates: ["A", "V", "SF"],
  },
  {
    language: "Israel",
    station: "קלפי",
    registered: "בעלי זכות בחירה",
    issued: "מצביעים",
    rejected: "פסולים",
    valid: "כשרים",
    candidates: ["אמת", "מחל", "פה"],
  },
  {
    language: "Poll by poll",
    station: "Poll",
    registered: "Electors",
    issued: "Ballots",
    rejected: "Spoilt",
    candidates: ["Red", "Blue", "Green"],
  },
  {
    language: "none known",
    station: "Kwadira",
    registered: "Amo",
    issued: "Beti",
    rejected: "Cho",
    valid: "Dil",
    candidates: ["Eko", "Fano", "Gil"],
  },
];

const votes = [
  [310, 240, 95],
  [120, 333, 18],
  [405, 77, 201],
  [52, 61, 490],
  [188, 188, 4],
];

const sheetsOf = ({
  station: place,
  registered,
  issued,
  rejected,
  valid,
  candidates,
}: Form): string => {
  const head = [place, registered, issued, rejected, ...(valid ? [valid] : []), ...candidates];
  const rows = votes.map((each, index) => {
    const sum = each.reduce((a, b) => a + b);
    const spoilt = 3 + index;
    const counts = [sum + spoilt + 100 + 31 * index, sum + spoilt, spoilt, ...(valid ? [sum] : [])];
    const station = `${candidates.length * 7}-${index + 1}`;
    return [station, counts.join(";"), each.join(";")].join(";");
  });
  return [head.join(";"), ...rows].join("\n");
};

test.each(forms)("$language", async (form) => {
  const { codes, sums, rows, value, proposal } = await importText("t.csv", sheetsOf(form));
  expect([codes, rows("set_aside")]).toEqual([[], []]);
  const { station, registered, issued, rejected, valid, candidates } = form;
  expect(value.columns).toMatchObject({ station, registered, issued, rejected });
  expect(value.columns?.valid).toBe(valid);
  expect(Object.values(sums)).toEqual([1075, 899, 808]);
  expect(value.candidates?.map(({ column }) => column)).toEqual(candidates);
  expect(proposal.confidence).toBeGreaterThan(0.9);
});
