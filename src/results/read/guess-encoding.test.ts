import { expect, test } from "vitest";
import { encodeAs } from "../../../test/encode.ts";
import { importText } from "../../../test/import.ts";
import { guessEncoding } from "./guess-encoding.ts";

const texts: [encoding: string, text: string][] = [
  [
    "shift_jis",
    "開票区別得票数\n市区町村,山田　太郎,得票総数,無効投票数\n千代田区,123,123,4\n中央区,ア,1,1\n",
  ],
  ["euc-jp", "市区町村,とうひょう,ひらがな,カタカナ\n千代田区,123,123,4\n"],
  [
    "euc-kr",
    "읍면동명,투표구명,선거인수,투표수,이재명,윤석열,무효 투표수,기권수\n청운효자동,소계,1,2,3,4,5,6\n",
  ],
  [
    "big5",
    "鄉鎮市區別,村里別,投票所別,賴清德,侯友宜,有效票數,無效票數,選舉人數\n松山區,莊敬里,1,2,3,5,1,9\n",
  ],
  [
    "gb18030",
    "市,区县,投票站,登记选民,发出选票,有效票,废票,李明,王芳\n甲市,东区,一站,500,305,300,5,180,120\n",
  ],
  [
    "windows-1250",
    "Okrsek;Obec;Voliči v seznamu;Vydané obálky;Platné hlasy\n1;Žďár nad Sázavou;2;Třebíč\n",
  ],
  [
    "windows-1250",
    "Gmina;Województwo;Liczba głosów nieważnych\nŁódź;łódzkie;3\nZamość;śląskie;4\n",
  ],
  ["windows-1250", "Település;Szavazókör;Érvénytelen;ŐRSÉG\nGödöllő;1;2;3\nFertőd;űrlap;1;2\n"],
  ["windows-1254", "İl Adı;İlçe Adı;Kayıtlı Seçmen Sayısı;Geçerli Oy\nADANA;YÜREĞİR;1;Şehit\n"],
  ["windows-1253", "ΝΟΜΟΣ;ΔΗΜΟΣ;ΕΓΓΕΓΡΑΜΜΕΝΟΙ;ΑΚΥΡΑ;ΝΕΑ ΔΗΜΟΚΡΑΤΙΑ\nΑΤΤΙΚΗΣ;ΑΘΗΝΑΙΩΝ;1;2;3\n"],
  ["windows-1251", "НОМЕР УИК;Число избирателей;ИВАНОВ\nУИК;Адыгея;1\n"],
  ["windows-1256", "المحافظة;المركز الانتخابي;الأصوات الباطلة;مسترد\nبغداد;مدرسة النور;1;2\n"],
  ["windows-1252", "UF;MUNICÍPIO;SEÇÃO;VOTOS\nSP;SÃO PAULO;1;2\nPA;BELÉM;3;4\n"],
  ["windows-1252", "Gemeinde;Wähler;Gültige;Ungültige\nSt. Pölten;1;2;3\n"],
  ["windows-1252", "Département;Inscrits;Exprimés\nHérault;1;2\nCôte-d'Or;1;2\n"],
];

test.each(texts)("%s: %#", (encoding, text) => {
  expect(guessEncoding(encodeAs(text, encoding))).toBe(encoding);
});

test("A Japanese sheet in Shift_JIS imports, its total set aside", async () => {
  const text =
    '市区町村,山田　太郎,鈴木　花子,得票総数,無効投票数,投票者数,当日有権者数,投票率\n千代田区,"12,345","10,001","22,346",300,"22,646","40,000",56.62\n中央区,"20,000","18,500","38,500",410,"38,910","70,500",55.19\n合計,"32,345","28,501","60,846",710,"61,556","110,500",55.7\n';
  const { sums, value } = await importText("t.csv", encodeAs(text, "shift_jis"));
  expect(sums).toEqual({ "山田 太郎": 32_345, "鈴木 花子": 28_501 });
  expect(value.format.encoding).toBe("shift_jis");
  expect(value.columns).toMatchObject({ valid: "得票総数", rejected: "無効投票数" });
});
