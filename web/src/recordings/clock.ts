const two = (value: number): string => String(value).padStart(2, "0");

/** Seconds as h:mm:ss or m:ss, with tenths (or more digits) where they matter. */
export const clock = (seconds: number, digits = 0): string => {
  const scale = 10 ** digits;
  const units = Math.max(0, Math.round(seconds * scale));
  const whole = Math.floor(units / scale);
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor((whole % 3600) / 60);
  const rest = digits > 0 ? `.${String(units % scale).padStart(digits, "0")}` : "";
  const end = `${two(whole % 60)}${rest}`;
  return hours > 0 ? `${hours}:${two(minutes)}:${end}` : `${minutes}:${end}`;
};

/** Two times as a stretch, kept from left to right in any text (Unicode isolates). */
export const clockSpan = (from: number, to: number, digits = 0): string =>
  `\u2066${clock(from, digits)}–${clock(to, digits)}\u2069`;

/** `1:02:03.4`, `2:03` or plain seconds as a person types them; undefined where it is no time. */
export const parseTime = (typed: string): number | undefined => {
  const match = /^(?:(?:(\d{1,3}):)?(\d{1,3}):)?(\d{1,6}(?:[.,]\d{1,3})?)$/.exec(typed.trim());
  if (!match) return undefined;
  const [, hours = "0", minutes = "0", rest] = match;
  const seconds = Number(rest.replace(",", "."));
  if (match[2] !== undefined && seconds >= 60) return undefined;
  return Number(hours) * 3600 + Number(minutes) * 60 + seconds;
};
