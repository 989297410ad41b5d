import { observationInUrdu } from "../../model/words/observations-ur.ts";
import type { EditKind } from "../../recordings/edits/candidate.ts";
import { type EditPageWords, kindWords } from "./kinds.ts";

const names: Record<EditKind, string> = {
  background: "پس منظر بدلتا ہے",
  "codec-grid": "پچھلی کوڈنگ کے فریم اپنی جگہ سے ہٹتے ہیں",
  discontinuity: "ایک نمونہ جو کسی طرف سے میل نہیں کھاتا",
  dropout: "اچانک خلا",
  "hum-phase": "بجلی کی گونج میں چھلانگ",
  "noise-floor": "آواز کے نیچے کا شور بدلتا ہے",
  offset: "صفر کی لکیر سرکتی ہے",
  repeat: "ایک ہی آواز دو بار",
  reverberation: "بازگشت بدلتی ہے",
  spectrum: "طیف بدلتا ہے",
};

export const ur: EditPageWords = {
  title: (recording) => `ممکنہ کانٹ چھانٹ: ${recording}`,
  note: "وہ جگہیں جہاں ممکن ہے کچھ کاٹا، جوڑا یا دہرایا گیا ہو، مشین نے ڈھونڈیں۔ ان میں سے کوئی فیصلہ نہیں، ہر ایک کی بے ضرر وجہ بھی ہو سکتی ہے، اور جہاں کچھ نہ ملے وہاں بھی ریکارڈنگ کٹی ہو سکتی ہے۔",
  none: "کسی آلے کو ایسی جگہ نہیں ملی جو بے ترمیم گفتگو میں اتنی کم ہو کہ دکھائی جائے۔ یہ اس کا ثبوت نہیں کہ ریکارڈنگ مکمل ہے۔",
  otherwise: "یا پھر:",
  stop: "۔",
  alarms: (often) => `آزمائش کی بے ترمیم گفتگو میں ایسا دس منٹ میں ${often} بار ہوتا ہے۔`,
  picture: (from, to, at) =>
    `آواز کی لہر، اسپیکٹروگرام اور پیمائش، ${from} سے ${to} سیکنڈ تک؛ ${at} سیکنڈ کی جگہ پر نشان ہے`,
  more: (count) => `مزید ${count} جگہیں، جو بے ترمیم گفتگو میں زیادہ ملتی ہیں، نہیں بنائی گئیں۔`,
  restricted:
    "اس کی تحویل کی فائل رسائی محدود کرتی ہے: اس رپورٹ میں اس کی آواز کی کوئی تصویر نہیں۔",
  failed: "اس ریکارڈنگ کا تجزیہ نہ ہو سکا، اس لیے اس کی کوئی تصویر نہیں۔",
  kinds: kindWords(names, (english) => observationInUrdu(english) ?? english),
};
