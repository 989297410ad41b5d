import { useWords } from "../i18n/index.ts";

/** Words for one sheet beside its picture: fetched with the view. */
export interface SheetWords {
  title: (contest: string, station: string | undefined) => string;
  figures: string;
  figure: string;
  value: string;
  votes: string;
  candidate: string;
  blank: string;
  odd: string;
  from: (file: string, line: number | undefined) => string;
  scan: string;
  alt: (contest: string, station: string | undefined, page: number) => string;
  noScan: string;
  noScanHint: (path: string) => string;
  notShown: (path: string) => string;
  page: (page: number) => string;
  zoomIn: string;
  zoomOut: string;
  fit: string;
  turn: string;
  keys: string;
  shows: string;
  state: (percent: number, degrees: number) => string;
}

const sheetsEn: SheetWords = {
  title: (contest, station) => (station === undefined ? contest : `${contest}, station ${station}`),
  figures: "Figures as the tabulation has them",
  figure: "Figure",
  value: "As tabulated",
  votes: "Votes",
  candidate: "Candidate",
  blank: "illegible or left blank",
  odd: "does not add up",
  from: (file, line) => `Read from ${file}${line === undefined ? "" : `, line ${line}`}`,
  scan: "Picture of the sheet",
  alt: (contest, station, page) =>
    `Picture of the sheet of ${contest}${station === undefined ? "" : `, station ${station}`}, page ${page}. Its figures stand in the table beside it as the tabulation has them.`,
  noScan: "The case has no picture of this sheet.",
  noScanHint: (path) => `To show one here, put it at ${path} (or .png, .webp).`,
  notShown: (path) =>
    `${path} is not shown: it is not a JPEG, PNG or WebP picture, or is too large.`,
  page: (page) => `Page ${page}`,
  zoomIn: "Larger",
  zoomOut: "Smaller",
  fit: "Whole page",
  turn: "Turn",
  keys: "+ and − change the size, 0 shows the whole page, R turns it, the arrows move it.",
  shows:
    "A picture shows what is written on it, not that it is the sheet it is said to be. Its place in the case says whose it is said to be.",
  state: (percent, degrees) => `${percent} %, turned by ${degrees}°`,
};

const sheetsUr: SheetWords = {
  title: (contest, station) =>
    station === undefined ? contest : `${contest}، پولنگ اسٹیشن ${station}`,
  figures: "اعداد جیسے گوشوارے میں ہیں",
  figure: "مد",
  value: "گوشوارے میں",
  votes: "ووٹ",
  candidate: "امیدوار",
  blank: "پڑھا نہیں جاتا یا خالی",
  odd: "جوڑ درست نہیں",
  from: (file, line) => `ماخذ ${file}${line === undefined ? "" : `، سطر ${line}`}`,
  scan: "فارم کی تصویر",
  alt: (contest, station, page) =>
    `${contest}${station === undefined ? "" : `، پولنگ اسٹیشن ${station}`} کے فارم کی تصویر، صفحہ ${page}۔ اس کے اعداد ساتھ کے جدول میں ہیں جیسے گوشوارے میں درج ہیں۔`,
  noScan: "اس فارم کی کوئی تصویر کیس میں نہیں۔",
  noScanHint: (path) => `یہاں دکھانے کے لیے اسے ${path} پر رکھیں (یا .png، .webp)۔`,
  notShown: (path) => `${path} نہیں دکھائی جا رہی: یہ JPEG، PNG یا WebP تصویر نہیں، یا بہت بڑی ہے۔`,
  page: (page) => `صفحہ ${page}`,
  zoomIn: "بڑا",
  zoomOut: "چھوٹا",
  fit: "پورا صفحہ",
  turn: "گھمائیں",
  keys: "+ اور − سے حجم بدلے، 0 سے پورا صفحہ، R سے گھومے، تیروں سے سرکے۔",
  shows:
    "تصویر وہ دکھاتی ہے جو اس پر لکھا ہے، یہ نہیں کہ یہ وہی فارم ہے جو بتایا جاتا ہے۔ کیس میں اس کی جگہ بتاتی ہے کہ یہ کس کا بتایا گیا ہے۔",
  state: (percent, degrees) => `${percent} %، ${degrees}° گھومی ہوئی`,
};

/** The words of a sheet's page in the language chosen. */
export const useSheetWords = (): SheetWords => (useWords().lang === "ur" ? sheetsUr : sheetsEn);
