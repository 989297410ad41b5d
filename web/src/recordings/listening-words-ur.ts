import type { ListeningWords } from "./listening-words.ts";

const alone = (text: string): string => `\u2068${text}\u2069`;

export const listeningUr: ListeningWords = {
  voices: "کون کب بولتا ہے",
  voicesNote:
    "آوازیں صرف آواز کی بنیاد پر الگ کی گئی تجاویز ہیں، ان کے نام نہیں۔ نام کسی شخص کا بیان ہے، اس کی بنیاد کے ساتھ: مبینہ۔ یہاں کچھ بھی کسی کی آواز ثابت نہیں کرتا۔",
  none: "ابھی کسی نے آوازیں الگ نہیں کیں۔",
  find: "آوازیں الگ کریں",
  findAgain: "نئے سرے سے الگ کریں",
  findAgainNote: "ان آوازوں کو دیے گئے نام ختم ہو جائیں گے۔",
  howMany: "کتنے لوگ بولتے ہیں (معلوم نہ ہو تو خالی)",
  working: (done) => `کام جاری ہے: اب تک ${alone(done)}۔ آپ اس دوران کہیں اور جا سکتے ہیں۔`,
  voice: (label, seconds) => `${alone(label)}، کل ${alone(seconds)}`,
  purported: (name, by) => `مبینہ: ${alone(name)}، بقول ${alone(by)}`,
  unnamed: "کسی نے نہیں بتایا کہ یہ کس کی آواز ہے",
  grounds: "بنیاد",
  name: (label) => `بتائیں کہ ${alone(label)} کس کی آواز ہے`,
  whose: "کس کی آواز (مبینہ)",
  by: "کون کہتا ہے",
  why: "کس بنیاد پر",
  save: "درج کریں",
  cancel: "منسوخ",
  turns: (count) => `${alone(String(count))} بار`,
  turn: (label, span) => `${alone(label)}: ${span}`,
  madeBy: (what) => `طریقہ: ${alone(what)}`,
  transcribe: (model) => `${alone(model)} سے تحریر کرائیں`,
  transcribeNote:
    "اسی کمپیوٹر کے ماڈل سے؛ کچھ باہر نہیں جاتا۔ ماڈل خاموشی میں بھی الفاظ گھڑ لیتے ہیں: سنیں اور درست کریں۔",
  transcribeElse:
    "پہلا مسودہ مشین بھی بنا سکتی ہے: ورک بینچ \u2066--speech-model FOLDER\u2069 کے ساتھ کھولیں، یا \u2066mandate transcribe\u2069 چلائیں۔ کسی دوسری جگہ کے سرور سے صرف کمانڈ لائن سے پوچھا جاتا ہے، کیونکہ آواز وہاں بھیجی جاتی ہے۔",
  review: "آپ کی رائے",
  reviewNote:
    "رائے کسی شخص کی ہوتی ہے، اور اسی کے نام سے MediaReview کے طور پر شائع ہوتی ہے۔ اس کی بنیاد اوپر کے مشاہدات ہونے چاہئیں۔ مینڈیٹ خود کوئی فیصلہ نہیں کرتا۔",
  reviewNone: "ابھی کسی نے رائے نہیں دی۔",
  judge: "رائے دیں",
  judgeAgain: "نئی رائے دیں",
  category: "زمرہ (\u2066schema.org\u2069)",
  categories: {
    DecontextualizedContent: "سیاق و سباق سے ہٹا کر پیش کیا گیا",
    EditedOrCroppedContent: "ترمیم شدہ یا کاٹا ہوا",
    OriginalMediaContent: "اصل",
    TransformedContent: "بدلا ہوا",
  },
  reason: "کیوں، ایک جملے میں جو دوسرے پڑھیں گے",
  restsOn: "بنیاد",
  restsOnNone: "کوئی ایسا مشاہدہ نہیں جس پر رائے قائم ہو سکے۔",
  judged: (by, on) => `رائے ${alone(by)} کی، بتاریخ ${alone(on)}`,
};
