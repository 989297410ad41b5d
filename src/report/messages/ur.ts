import type { Tell } from "../../model/picture-tells.ts";
import { ur as finding } from "../../model/words/ur.ts";
import type { Messages } from "./messages.ts";

const told: Record<Tell, string> = {
  place: "بتاتی ہے کہ یہ کہاں لی گئی",
  person: "کسی شخص کا نام بتاتی ہے",
  device: "بتاتی ہے کہ یہ کس آلے سے لی گئی",
  unread: "میں آلے کی ایسی تحریر ہے جو یہاں پڑھی نہیں جا سکتی",
};

export const ur: Messages = {
  ...finding,
  skip: "نتائج پر جائیں",
  check: "جانچ",
  sources: "ماخذ",
  statements: "کس نے کہا، اور بات ہم تک کیسے پہنچی",
  tabulations: "استعمال شدہ اعداد",
  backToAll: "تمام نتائج",
  readTogether: "ایک ہی شخص کے بیانات، ساتھ ساتھ",
  readTogetherNote:
    "صرف الفاظ سے ملائے گئے۔ ایک بیان دوسرے کو واپس لیتا ہے یا نہیں، یہ کوئی شخص ہی بتا سکتا ہے؛ کوئی نتیجہ اس پر قائم نہیں۔",
  changes: {
    "confirms, then rejects": "تصدیق، پھر تردید یا رد:",
    "rejects, then confirms": "تردید یا رد، پھر تصدیق:",
    "changes a figure": "دو مختلف اعداد:",
    "says the opposite": "ایک بات، اور اس کا الٹ:",
  },
  timelineTitle: "کون کس کے ساتھ تھا، اور کب",
  period: (from, to) => (to ? `${from ?? "…"} تا ${to}` : `${from ?? "…"} سے`),
  seatsTitle: "نشستیں",
  seatsOf: (title, total) => `${title}: ${total} نشستیں`,
  unfilled: "فیصلہ نہیں ہوا یا ابھی پُر نہیں ہوئیں",
  forensics: "فرانزک جانچ کی تصویریں",
  corrections: "پہلے کیا شائع ہوا تھا",
  firstPublished: (at, outcome) => `${at}: پہلی اشاعت: ${outcome}`,
  corrected: (at, before, after) => `${at}: تصحیح: ${before} کی جگہ ${after}`,
  rewordedOn: (at) => `${at}: دعوے کے الفاظ بدلے، نتیجہ وہی ہے`,
  withdrawn: "واپس لیا گیا",
  withdrawnClaims: "واپس لیے گئے دعوے",
  reworded: (before) => `دعوے کے پہلے الفاظ: ${before}`,
  inputsChanged: (files) =>
    `${files} فائلیں اس سے مختلف ہیں جو کھاتے میں درج ہے۔ ممکن ہے یہ رپورٹ ایسے مواد پر ہو جس کی کسی نے ضمانت نہیں دی:`,
  custodyLimits:
    "ہیش ملنے سے صرف یہ ظاہر ہوتا ہے کہ فائل لیے جانے کے بعد نہیں بدلی؛ یہ نہیں کہ وہ سچی تھی، نہ یہ کہ کس نے بنائی۔",
  ledgerHead: (entries) => `اس مقدمے کے کھاتے میں ${entries} اندراج ہیں۔ اس کا چیک پوائنٹ:`,
  feed: "بدلے ہوئے نتائج",
  made: "مینڈیٹ نے سادہ فائلوں سے بنایا جنہیں ہر کوئی جانچ سکتا ہے۔",
  problems: "فائلیں جو استعمال نہ ہو سکیں",
  expandRows: (count) => `${count} سطریں`,
  media: {
    title: "ریکارڈنگز کے بارے میں لوگوں کی رائے",
    judged: (by, on) => `${by}، ${on}`,
    grounds: "بنیاد، جیسا مینڈیٹ نے دیکھا؛ یہ فیصلہ نہیں:",
    categories: {
      DecontextualizedContent: "سیاق سے ہٹ کر دکھایا گیا",
      EditedOrCroppedContent: "ترمیم شدہ یا کٹا ہوا",
      OriginalMediaContent: "کوئی رد و بدل نظر نہیں آیا",
      TransformedContent: "بدلا ہوا",
    },
  },
  pictures: {
    title: "ان گوشواروں کی تصویریں",
    note: "تصویر مقدمے میں جہاں رکھی ہے اس سے معلوم ہوتا ہے کہ اسے کس کا گوشوارہ بتایا گیا ہے۔ یہ نہیں بتاتی کہ گوشوارہ کس نے لکھا، نہ یہ کہ کب۔",
    whose: ({ title, contest, station }) =>
      station === null ? `${contest} (${title})` : `${contest}، پولنگ اسٹیشن ${station} (${title})`,
    page: (page, pages) => `صفحہ ${page} از ${pages}`,
    alt: (whose) =>
      `تصویر جو اس گوشوارے کی بتائی گئی ہے: ${whose}۔ مقدمے میں اس کے جو اعداد ہیں، اوپر کی سطروں میں ہیں۔`,
    copy: "اصل فائل کی ہو بہو نقل۔ SHA-256",
    unshown: {
      restricted: "اس کی تحویل کی فائل رسائی محدود کرتی ہے: یہ اس رپورٹ میں نقل نہیں کی گئی۔",
      "too many": "اس رپورٹ میں مزید تصویریں نہیں رکھی گئیں۔",
      failed: "یہ دکھائی نہیں گئی۔",
    },
    heldBack: (tells) =>
      `اس رپورٹ میں شامل نہیں کی گئی: تصویر کے علاوہ اس کی فائل ${tells.map((tell) => told[tell]).join("؛ ")}۔ وہاں جو لکھا ہے وہ یہاں دہرایا نہیں گیا۔ اصل فائل کا SHA-256`,
  },
  quotation: {
    copy: (decoder, seconds) =>
      `صرف یہ ${seconds.toFixed(1)} سیکنڈ، ${decoder} سے ڈیکوڈ، 16 بٹ PCM میں: یہ نقل ہے، اصل نہیں۔`,
    byTranscript: "سیکنڈ تحریری متن سے معلوم کیے گئے",
    around: "اقتباس نے آس پاس جو چھوڑا، تحریری متن کے مطابق:",
    missing: "اقتباس میں ہے، تحریری متن میں نہیں",
    leftOut: "تحریری متن میں ہے، اقتباس میں نہیں",
    elsewhere: "تحریری متن میں یہ الفاظ دوسرے سیکنڈوں پر ہیں",
    notHeard: "اقتباس کے الفاظ تحریری متن میں اکٹھے نہیں ملتے: آس پاس کا متن نہیں دکھایا گیا۔",
    noTranscript: "مقدمے میں اس کا قابلِ استعمال تحریری متن نہیں: آس پاس کا متن نہیں دکھایا گیا۔",
    unplayed: {
      restricted: "اس کی تحویل کی فائل رسائی محدود کرتی ہے: یہ اس رپورٹ میں نقل نہیں کی گئی۔",
      "no seconds": "کسی نے نہیں بتایا کہ کن سیکنڈوں پر۔",
      "too many": "اس رپورٹ میں مزید کلپ نہیں رکھے گئے۔",
      failed: "اسے کاٹا نہ جا سکا۔",
    },
  },
};
