/**
 * What is said of recordings, in Urdu: each sentence of `recordings/inspect` and `recordings/edits` beside its Urdu. `{}` stands for a
 * figure or a name, which is put in as it is, isolated from the text around it; `{…}` for words that stand in this list themselves.
 */
const sentences: readonly (readonly [string, string])[] = [
  [
    "The background is another one before and after: its level or its colour changes",
    "پس منظر کی آواز پہلے اور بعد میں ایک سی نہیں: اس کی سطح یا اس کا رنگ بدل جاتا ہے",
  ],
  [
    "The speaker or the phone moved, a door opened, a fan or a vehicle began or stopped, the codec or the connection changed",
    "بولنے والا یا فون ہلا، دروازہ کھلا، پنکھا یا گاڑی چلی یا رکی، کوڈیک یا رابطہ بدلا",
  ],
  [
    "The frames of an earlier lossy coding jump to another grid: as where time was taken out or put in after that coding",
    "پہلے کی نقصان والی کوڈنگ کے فریم کسی اور ترتیب پر چلے جاتے ہیں: جیسے اس کوڈنگ کے بعد وقت نکالا یا ڈالا گیا ہو",
  ],
  [
    "Several coded files joined by their owner, a stream that was interrupted, a recorder that writes in parts",
    "مالک نے کئی فائلیں جوڑی ہوں، نشریات میں تعطل آیا ہو، ریکارڈر حصوں میں لکھتا ہو",
  ],
  [
    "One sample breaks with all that came before, alone: as at a seam without a fade",
    "ایک اکیلا نمونہ پچھلے سب نمونوں سے ٹوٹتا ہے: جیسے بغیر ہموار کیے جوڑ پر",
  ],
  [
    "A click of a switch, a touched microphone, a lost packet, a mouth noise",
    "بٹن کی آواز، مائیک کو چھونا، گم شدہ پیکٹ، منہ کی آواز",
  ],
  [
    "A moment is quieter than the recording's own background, all at once: muted, or not recorded",
    "ایک لمحہ اچانک ریکارڈنگ کے اپنے پس منظر سے بھی خاموش ہے: آواز بند کی گئی، یا ریکارڈ نہیں ہوئی",
  ],
  [
    "A call that lost packets, a noise gate, an automatic level that was overdriven",
    "کال جس کے پیکٹ گم ہوئے، شور روکنے والا فلٹر، خودکار سطح جو حد سے بڑھ گئی",
  ],
  [
    "The hum of the mains jumps in its phase: as where time was taken out or put in",
    "بجلی کی گونج کا تسلسل ٹوٹتا ہے: جیسے وہاں وقت نکالا یا ڈالا گیا ہو",
  ],
  [
    "A lamp or a charger that was switched, a recorder that was paused, a tape whose speed wavered",
    "بتی یا چارجر کھولا یا بند کیا گیا، ریکارڈر روکا گیا، ٹیپ کی رفتار ڈگمگائی",
  ],
  [
    "The same sound stands here and at another place of the file",
    "یہی آواز اس فائل میں ایک اور جگہ بھی ہے",
  ],
  [
    "A jingle, a replay within a broadcast, an echo of a call, a packet sent twice",
    "دھن، نشریات میں دوبارہ چلایا گیا حصہ، کال کی بازگشت، دو بار بھیجا گیا پیکٹ",
  ],
  [
    "The voice echoes differently before and after: as where sound of another room, or from further away, was set in",
    "آواز کی بازگشت پہلے اور بعد میں مختلف ہے: جیسے کسی دوسرے کمرے کی، یا زیادہ دور کی، آواز ڈالی گئی ہو",
  ],
  [
    "The speaker or the phone moved or turned, a door opened, somebody else speaks from another place, noise reduction or the codec changed",
    "بولنے والا یا فون ہلا یا مڑا، دروازہ کھلا، کوئی اور دوسری جگہ سے بولا، شور کم کرنے کا عمل یا کوڈیک بدل گیا",
  ],
  [
    "The noise under the voice is another one before and after, in level or in colour: as where sound of another room or recorder was set in",
    "آواز کے نیچے کا شور پہلے اور بعد میں مختلف ہے، سطح میں یا رنگ میں: جیسے کسی دوسرے کمرے یا ریکارڈر کی آواز ڈالی گئی ہو",
  ],
  [
    "A window or a door opened, a fan or a vehicle began or stopped, the recorder's automatic level moved, the codec or the connection changed",
    "کھڑکی یا دروازہ کھلا، پنکھا یا گاڑی چلی یا رکی، ریکارڈر کی خودکار سطح بدلی، کوڈیک یا رابطہ بدل گیا",
  ],
  [
    "The zero line of the sound moves and stays: as where sound of another recorder was set in",
    "آواز کی صفر لکیر سرک کر وہیں ٹھہرتی ہے: جیسے کسی دوسرے ریکارڈر کی آواز ڈالی گئی ہو",
  ],
  [
    "A recorder's input that settles after it was switched on, a touched plug, rumble of wind",
    "ریکارڈر کا داخلہ جو چلنے کے بعد ٹھہرتا ہے، پلگ کو ہاتھ لگا، ہوا کی گڑگڑاہٹ",
  ],
  [
    "The spectrum of the voice, or the band that the channel lets through, is another one before and after",
    "آواز کا طیف، یا وہ پٹی جسے راستہ گزرنے دیتا ہے، پہلے اور بعد میں مختلف ہے",
  ],
  [
    "Somebody else speaks, by telephone perhaps; the speaker or the phone turned away, the codec or the connection changed",
    "کوئی اور بول رہا ہے، شاید فون پر؛ بولنے والا یا فون مڑ گیا، کوڈیک یا رابطہ بدل گیا",
  ],
  [
    "Decoded by {} {}; another decoder gives slightly other samples",
    "ڈیکوڈر {} {}؛ دوسرا ڈیکوڈر قدرے مختلف نمونے دیتا ہے",
  ],
  [
    "The decoder refused these packets: time is missing there",
    "ڈیکوڈر نے یہ پیکٹ قبول نہیں کیے: وہاں وقت غائب ہے",
  ],
  ["A broken download", "نامکمل ڈاؤن لوڈ"],
  [
    "Samples that are no numbers were taken as silence",
    "جو نمونے عدد نہیں تھے انہیں خاموشی مانا گیا",
  ],
  [
    "The file ends before its header says it should",
    "فائل اس سے پہلے ختم ہو جاتی ہے جو اس کے سرنامے میں لکھا ہے",
  ],
  [
    "A broken download, or a recorder that was stopped",
    "نامکمل ڈاؤن لوڈ، یا ریکارڈر جو روک دیا گیا",
  ],
  [
    "Sound stops at {} Hz, though the file could hold {} Hz: as after {…}",
    "آواز {} Hz پر رک جاتی ہے، حالانکہ فائل میں {} Hz تک گنجائش ہے: جیسے {…} کے بعد",
  ],
  ["a telephone call or AMR-NB", "ٹیلی فون کال یا AMR-NB"],
  ["Opus or another codec in medium band", "Opus یا کسی اور کوڈیک کے درمیانی بینڈ"],
  ["wide-band telephony or AMR-WB", "وائیڈ بینڈ ٹیلی فون یا AMR-WB"],
  ["sound sampled at 16 kHz, such as a voice note", "16 kHz پر لی گئی آواز، مثلاً وائس نوٹ"],
  ["sound sampled at 22.05 kHz or a low bit rate", "22.05 kHz پر لی گئی آواز یا کم بٹ ریٹ"],
  [
    "Opus in super-wide band or sound sampled at 24 kHz",
    "Opus کے سپر وائیڈ بینڈ یا 24 kHz پر لی گئی آواز",
  ],
  ["MP3 at about 128 kbit/s", "تقریباً 128 kbit/s کی MP3"],
  ["an earlier coding at a lower rate", "پہلے کم ریٹ پر کوڈنگ"],
  [
    "A microphone or a room that carries no higher sound; the codec's own choice at a low bit rate",
    "مائیک یا کمرہ جس میں اونچی آواز نہیں آتی؛ کم بٹ ریٹ پر کوڈیک کا اپنا انتخاب",
  ],
  [
    "The last {} bits of every sample are 0: it was once held in {} bits, or amplified by a power of two",
    "ہر نمونے کے آخری {} بٹ 0 ہیں: یہ کبھی {} بٹ میں تھی، یا دو کی کسی قوت سے بڑھائی گئی",
  ],
  [
    "So few different sample values show an earlier coding in 8 bits, such as µ-law or A-law of telephony",
    "نمونوں کی اتنی کم مختلف قدریں پہلے کی 8 بٹ کوڈنگ ظاہر کرتی ہیں، جیسے ٹیلی فون کی µ-law یا A-law",
  ],
  ["Loud places are cut off at full scale", "بلند حصے پوری حد پر کٹے ہوئے ہیں"],
  [
    "Loud places are cut off below full scale: it was overdriven first and made quieter later",
    "بلند حصے پوری حد سے نیچے کٹے ہوئے ہیں: پہلے آواز حد سے بڑھی، بعد میں دھیمی کی گئی",
  ],
  ["A phone held close; a limiter in the recorder", "فون بہت قریب رکھا گیا؛ ریکارڈر کی حد بندی"],
  [
    "Not one bit of noise: no microphone gives that",
    "ذرا بھی شور نہیں: کوئی مائیک ایسی خاموشی نہیں دیتا",
  ],
  [
    "A recorder or a call that mutes pauses; a lost packet; a codec that sends nothing in silence",
    "ریکارڈر یا کال جو وقفوں میں آواز بند کرتی ہے؛ گم شدہ پیکٹ؛ کوڈیک جو خاموشی میں کچھ نہیں بھیجتا",
  ],
  ["The file's own time does not run through here", "فائل کا اپنا وقت یہاں مسلسل نہیں"],
  [
    "Packets lost in a call or a stream; a recorder that was paused",
    "کال یا نشریات میں گم شدہ پیکٹ؛ ریکارڈر جو روکا گیا",
  ],
  ["{} packets, {} kbit/s in the mean", "{} پیکٹ، اوسط {} kbit/s"],
  ["Kilobits a second in each ten seconds", "ہر دس سیکنڈ میں فی سیکنڈ کلو بٹ"],
  [
    "Looks like a voice note of WhatsApp or a like messenger, as sent or forwarded: it keeps no place, device or time",
    "واٹس ایپ یا ایسے ہی کسی میسنجر کا وائس نوٹ معلوم ہوتا ہے، بھیجا یا آگے بڑھایا گیا: اس میں جگہ، آلہ یا وقت محفوظ نہیں",
  ],
  ["Any program can write a file of this shape", "کوئی بھی پروگرام ایسی فائل لکھ سکتا ہے"],
  [
    "Several recordings stand one after the other in this file",
    "اس فائل میں کئی ریکارڈنگز یکے بعد دیگرے ہیں",
  ],
  [
    "The file has no sound before this time. Seconds here count from its first sound: players show them so much later",
    "اس وقت سے پہلے فائل میں کوئی آواز نہیں۔ یہاں سیکنڈ پہلی آواز سے گنے جاتے ہیں: پلیئر انہیں اتنا ہی بعد میں دکھاتے ہیں",
  ],
  [
    "A camera whose picture starts first; a cut without coding anew; a piece of a stream",
    "کیمرا جس کی تصویر پہلے شروع ہوئی؛ دوبارہ کوڈنگ کے بغیر کٹائی؛ کسی نشریات کا ٹکڑا",
  ],
  ["A recorder that was paused and went on", "ریکارڈر جو روکا گیا اور پھر چلا"],
  [
    "The file says so, read by {}; anybody can write it",
    "فائل خود ایسا کہتی ہے، {} نے پڑھا؛ یہ کوئی بھی لکھ سکتا ہے",
  ],
  [
    "Steps that the sound seems to have gone through, oldest first; others may have left no trace",
    "مراحل جن سے آواز گزری معلوم ہوتی ہے، سب سے پرانا پہلے؛ ممکن ہے اوروں نے نشان نہ چھوڑا ہو",
  ],
  [
    "Forwarding, converting and a call over the telephone are ordinary; a microphone or a codec may stop at the same pitch without any of them",
    "آگے بھیجنا، تبدیل کرنا اور ٹیلی فون کال عام باتیں ہیں؛ ان کے بغیر بھی مائیک یا کوڈیک اسی حد پر رک سکتا ہے",
  ],
  [
    "The rounding of {} shows in sound that {} holds without loss: it was coded as {} at {} Hz before",
    "{} کی گول کی ہوئی قدریں اس آواز میں نظر آتی ہیں جسے {} بلا نقصان رکھتا ہے: یہ پہلے {} میں {} Hz پر کوڈ ہوئی تھی",
  ],
  [
    "The rounding of {} shows beside the file's own, that of {}: it was coded as {} at {} Hz before, and coded again",
    "{} کی گول کی ہوئی قدریں فائل کی اپنی کوڈنگ {} کے ساتھ نظر آتی ہیں: یہ پہلے {} میں {} Hz پر کوڈ ہوئی تھی، پھر دوبارہ کوڈ ہوئی",
  ],
  [
    "A messenger or a platform that codes anew whatever is sent or forwarded; sound coded once stayed below 8 in the tests, and 10 is asked for",
    "میسنجر یا پلیٹ فارم جو بھیجی یا آگے بھیجی گئی ہر چیز کو دوبارہ کوڈ کرتا ہے؛ ایک ہی بار کوڈ ہونے والی آواز جانچ میں 8 سے نیچے رہی، اور یہاں 10 درکار ہے",
  ],
  [
    "Converted from a file as it was received, by a person or a program; sound never coded stayed below 7 in the tests, and 8 is asked for",
    "کسی شخص یا پروگرام نے موصول شدہ فائل کو تبدیل کیا ہو؛ کبھی کوڈ نہ ہونے والی آواز جانچ میں 7 سے نیچے رہی، اور یہاں 8 درکار ہے",
  ],
  [
    "{}; untouched speech made for the test reaches it {} times in ten minutes",
    "{}؛ جانچ کے لیے بنائی گئی اصل گفتگو دس منٹ میں {} بار اس تک پہنچتی ہے",
  ],
  [
    "{}; untouched speech made for the test reaches it less than {} times in ten minutes",
    "{}؛ جانچ کے لیے بنائی گئی اصل گفتگو دس منٹ میں {} سے بھی کم بار اس تک پہنچتی ہے",
  ],
  ["also at {} s; {} % of bits differ", "سیکنڈ {} پر بھی؛ {} % بٹ مختلف ہیں"],
  ["{} Hz, falling {} dB", "{} Hz، گراوٹ {} dB"],
  ["{} in {}, {} Hz, {} channels", "{}، {} میں، {} Hz، چینل: {}"],
  ["{} packets", "{} پیکٹ"],
  ["{} samples", "{} نمونے"],
  ["{} streams", "{} سلسلے"],
  ["{} values", "{} قدریں"],
  ["{} of {}", "{} از {}"],
  ["{} runs at {}", "{} بار، سطح {}"],
  ["{} ms of zeros", "{} ms مسلسل صفر"],
  ["{} ms of the value {}", "{} ms ایک ہی قدر {}"],
];

const SLOT = /\{…?\}/g;

const patternOf = (english: string): RegExp =>
  new RegExp(
    `^${english
      .split(SLOT)
      .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"))
      .join("(.{1,200}?)")}$`,
    "s",
  );

const exact = new Map(sentences.filter(([english]) => !english.includes("{")));

/** Those with slots, the ones with most words of their own first: the closest fit is taken. */
const patterns = sentences
  .filter(([english]) => english.includes("{"))
  .map(([english, urdu]) => ({ english, urdu, pattern: patternOf(english) }))
  .sort((a, b) => b.english.length - a.english.length);

/** What an observation says, in Urdu, its figures and names isolated; undefined for words that are not ours. */
export const observationInUrdu = (english: string): string | undefined => {
  const whole = exact.get(english);
  if (whole !== undefined) return whole;
  for (const { pattern, urdu } of patterns) {
    const values = pattern.exec(english)?.slice(1);
    if (!values) continue;
    let next = 0;
    return urdu.replace(SLOT, (slot) => {
      const value = values[next++];
      return slot === "{}"
        ? `\u2068${value}\u2069`
        : (observationInUrdu(value) ?? `\u2068${value}\u2069`);
    });
  }
  return undefined;
};
