const words = (list: string): string[] => list.split(/\s+/u).filter((word) => word !== "");

/** From 1 on; words that mean something else more often are marked `-`: one, that very, so, a place name. */
const counting = words(`- دو تین چار پانچ چھ سات آٹھ نو دس
  گیارہ بارہ تیرہ چودہ پندرہ سولہ سترہ اٹھارہ انیس بیس
  اکیس بائیس تئیس چوبیس پچیس چھبیس ستائیس اٹھائیس انتیس تیس
  اکتیس بتیس تینتیس چونتیس پینتیس چھتیس سینتیس اڑتیس انتالیس چالیس
  اکتالیس بیالیس تینتالیس چوالیس پینتالیس چھیالیس سینتالیس اڑتالیس انچاس پچاس
  اکاون باون ترپن - پچپن چھپن ستاون اٹھاون انسٹھ ساٹھ
  اکسٹھ باسٹھ تریسٹھ چونسٹھ پینسٹھ چھیاسٹھ سڑسٹھ اڑسٹھ انہتر ستر
  اکہتر بہتر تہتر چوہتر پچہتر چھہتر ستتر اٹھہتر اناسی -
  اکیاسی بیاسی تراسی چوراسی پچاسی چھیاسی ستاسی اٹھاسی نواسی نوے
  اکانوے بانوے ترانوے چورانوے پچانوے چھیانوے ستانوے اٹھانوے ننانوے -`);

/** Urdu's words for 2 to 99, each a word of its own. */
export const urduNumbers: ReadonlyMap<string, number> = new Map(
  counting
    .map((word, index): [string, number] => [word, index + 1])
    .filter(([word]) => word !== "-"),
);

export const urduMonths: ReadonlyMap<string, number> = new Map([
  ["جنوری", 1],
  ["فروری", 2],
  ["مارچ", 3],
  ["اپریل", 4],
  ["مئی", 5],
  ["جون", 6],
  ["جولائی", 7],
  ["اگست", 8],
  ["ستمبر", 9],
  ["اکتوبر", 10],
  ["نومبر", 11],
  ["دسمبر", 12],
]);
