import { useWords } from "../i18n/index.ts";

/** Words of the maps: fetched with the view. */
export interface MapWords {
  title: string;
  tabulation: string;
  shows: string;
  kinds: Record<"winner" | "turnout" | "difference", string>;
  against: string;
  unknown: string;
  other: string;
  same: string;
  differs: string;
  notCompared: string;
  legend: string;
  note: string;
  map: (file: string, kind: string) => string;
  table: string;
  contest: string;
  notOnMap: (count: number) => string;
  noValue: (count: number) => string;
  none: string;
}

const mapsEn: MapWords = {
  title: "Maps",
  tabulation: "Tabulation",
  shows: "The map shows",
  kinds: { winner: "who is first", turnout: "turnout", difference: "difference" },
  against: "Against",
  unknown: "not known",
  other: "others",
  same: "the same is first",
  differs: "another is first",
  notCompared: "cannot be compared",
  legend: "What the colours mean",
  note: "Large areas look weighty and may have few voters. The table below says the same in words.",
  map: (file, kind) => `Map of ${file}: ${kind}. The table below says the same for every contest.`,
  table: "The same as a table",
  contest: "Contest",
  notOnMap: (count) => `${count.toLocaleString("en-GB")} contests of the tabulation are not on it.`,
  noValue: (count) => `${count.toLocaleString("en-GB")} areas have no figure here.`,
  none: "The case brings no map. Put GeoJSON at geometry/NAME.geojson, each polygon with the property contest.",
};

const mapsUr: MapWords = {
  title: "نقشے",
  tabulation: "گوشوارہ",
  shows: "نقشہ دکھاتا ہے",
  kinds: { winner: "اول کون ہے", turnout: "ٹرن آؤٹ", difference: "فرق" },
  against: "بمقابلہ",
  unknown: "معلوم نہیں",
  other: "دیگر",
  same: "اول وہی ہے",
  differs: "اول کوئی اور ہے",
  notCompared: "موازنہ ممکن نہیں",
  legend: "رنگوں کے معنی",
  note: "بڑے رقبے بھاری لگتے ہیں، ووٹر کم ہو سکتے ہیں۔ نیچے جدول یہی بات الفاظ میں کہتا ہے۔",
  map: (file, kind) => `نقشہ ${file}: ${kind}۔ نیچے جدول ہر حلقے کے لیے یہی بتاتا ہے۔`,
  table: "یہی جدول میں",
  contest: "حلقہ",
  notOnMap: (count) => `گوشوارے کے ${count} حلقے نقشے پر نہیں۔`,
  noValue: (count) => `${count} رقبوں کا یہاں کوئی عدد نہیں۔`,
  none: "کیس میں کوئی نقشہ نہیں۔ GeoJSON کو geometry/NAME.geojson پر رکھیں، ہر رقبے میں contest کی خاصیت ہو۔",
};

/** The words of the maps in the language chosen. */
export const useMapWords = (): MapWords => (useWords().lang === "ur" ? mapsUr : mapsEn);
