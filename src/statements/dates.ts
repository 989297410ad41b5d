const months = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");

const pad = (value: number): string => String(value).padStart(2, "0");

const checked = (year: number, month: number, day: number): string | undefined => {
  const date = new Date(Date.UTC(year, month - 1, day));
  const same = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return same ? `${year}-${pad(month)}-${pad(day)}` : undefined;
};

/** ISO 8601 date of a stated day, such as "Feb 28, 2024", "28 February 2024" or an ISO time; undefined if none. */
export const isoDate = (text: string): string | undefined => {
  const iso = /\b(\d{4})-(\d{2})-(\d{2})/.exec(text);
  if (iso !== null) return checked(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const words =
    /\b(?:(\d{1,2})\s+)?([A-Za-z]{3})[a-z]*\.?\s+(?:(\d{1,2})(?:st|nd|rd|th)?,?\s+)?(\d{4})\b/.exec(
      text,
    );
  const month = months.indexOf(words?.[2]?.toLowerCase() ?? "") + 1;
  const day = Number(words?.[1] ?? words?.[3]);
  return words === null || month === 0 || !day ? undefined : checked(Number(words[4]), month, day);
};
