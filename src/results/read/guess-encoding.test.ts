import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import { decode } from "./decode.ts";
import { guessEncoding } from "./guess-encoding.ts";

/** Texts in the encodings that agencies' spreadsheet programs save them in; iconv (of the C library) writes what Node only reads. */
const texts: [encoding: string, text: string][] = [
  ["windows-1252", "Población;Málaga;Cádiz;Almería\n"],
  ["windows-1252", "Libellé du département;Ambérieu;Évreux;Nîmes\n"],
  ["windows-1252", "Gültige;Ungültige;Wähler;Köln;Düsseldorf\n"],
  ["windows-1250", "Voliči v seznamu;Platné hlasy;Hradec Králové;Ústí nad Labem;Piráti\n"],
  ["windows-1250", "Liczba głosów ważnych;Województwo;bolesławiecki;NOWAK Zdzisław\n"],
  ["windows-1250", "ÉRVÉNYES SZAVAZÓLAPOK SZÁMA;Szőke Tűnde;Kőbánya;Győr\n"],
  ["windows-1254", "Geçerli Oy Toplamı;Kayıtlı Seçmen Sayısı;İLÇE;IĞDIR;KILIÇDAROĞLU\n"],
  ["windows-1251", "Число избирателей;Иванов Иван;УИК №12\n"],
  ["windows-1251", "ЧИСЛО ИЗБИРАТЕЛЕЙ;ИВАНОВ ИВАН;МОСКВА\n"],
  ["windows-1253", "Περιφέρεια;Εγγεγραμμένοι;Έγκυρα;Άκυρα;Λευκά\n"],
  ["windows-1253", "ΔΗΜΟΣ;ΕΓΓΕΓΡΑΜΜΕΝΟΙ;ΨΗΦΙΣΑΝ;ΕΓΚΥΡΑ;ΑΚΥΡΑ;ΝΕΑ ΔΗΜΟΚΡΑΤΙΑ;ΠΕΡΙΦΕΡΕΙΑ\n"],
  ["windows-874", "จังหวัด;ผู้มีสิทธิเลือกตั้ง;บัตรดี;บัตรเสีย\n"],
  ["shift_jis", "市区町村名,山田　太郎,得票総数,無効投票数,札幌市\n"],
  ["shift_jis", "市区町村名,山田　太郎\n札幌市,１，２３４\n函館市,８９０\n"],
  ["euc-kr", "읍면동명,투표구명,선거인수,더불어민주당 이재명,국민의힘 윤석열\n"],
  ["big5", "村里別,投開票所別,有效票數,無效票數,選舉人數,松山區\n"],
  ["gb18030", "选区,投票站,登记选民,有效票,无效票,张伟,王芳\n"],
];

test.each(texts)("%s: %s", (encoding, text) => {
  const bytes = execFileSync(
    "iconv",
    ["-f", "utf-8", "-t", encoding === "windows-874" ? "cp874" : encoding],
    { input: text },
  );
  expect(decode(bytes, guessEncoding(bytes), "t.csv")).toBe(text);
});
