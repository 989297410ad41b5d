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
