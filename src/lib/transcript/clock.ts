/** `1:02:03.4`, `02:03.400` or `02:03,4` in seconds; undefined where it is none. */
export const parseClock = (text: string): number | undefined => {
  const match = /^(?:(\d{1,4}):)?(\d{1,3}):(\d{2})(?:[.,](\d{1,6}))?$/.exec(text.trim());
  if (!match) return undefined;
  const [, hours = "0", minutes, seconds, fraction = "0"] = match;
  if (Number(seconds) > 59) return undefined;
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds) + Number(`0.${fraction}`);
};

/** Seconds as WebVTT writes them: 00:01:02.345. */
export const formatClock = (seconds: number): string => {
  const all = Math.max(0, Math.round(seconds * 1000));
  const pad = (value: number, digits: number) => String(value).padStart(digits, "0");
  return `${pad(Math.floor(all / 3_600_000), 2)}:${pad(Math.floor(all / 60_000) % 60, 2)}:${pad(Math.floor(all / 1000) % 60, 2)}.${pad(all % 1000, 3)}`;
};
