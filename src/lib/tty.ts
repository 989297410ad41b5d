import { styleText } from "node:util";

type Style = Parameters<typeof styleText>[0];

export interface Stream {
  isTTY?: boolean;
  columns?: number;
  write(text: string): unknown;
}

export type Paint = (style: Style, text: string) => string;

/**
 * A function that colours text for a stream, or leaves it as it is: colour only at a terminal, never where
 * NO_COLOR is set (no-color.org), always where FORCE_COLOR is.
 */
export const painter = (
  stream: Stream,
  env: Record<string, string | undefined> = process.env,
): Paint => {
  const forced = env.FORCE_COLOR !== undefined && env.FORCE_COLOR !== "0";
  const wanted = !env.NO_COLOR && (forced || (stream.isTTY === true && env.TERM !== "dumb"));
  return wanted
    ? (style, text) => styleText(style, text, { validateStream: false })
    : (_, text) => text;
};

export interface Progress {
  /** `done` of `total` steps; without a total, a bare count. */
  update(label: string, done?: number, total?: number): void;
  end(): void;
}

const eta = (elapsed: number, done: number, total: number): string => {
  const seconds = Math.round((elapsed / done) * (total - done) * 1e-3);
  return seconds >= 60
    ? `${Math.floor(seconds / 60)} min ${seconds % 60} s left`
    : `${seconds} s left`;
};

/**
 * One line of progress at a terminal, rewritten at most ten times a second and only once a task has taken
 * over a second. Away from a terminal it says nothing.
 */
export const progressOn = (
  stream: Stream,
  now: () => number = performance.now.bind(performance),
): Progress => {
  if (!stream.isTTY) return { update: () => {}, end: () => {} };
  const started = now();
  let lastShown = started + 900;
  let shown = false;
  return {
    update(label, done, total) {
      const time = now();
      if (time - lastShown < 100) return;
      lastShown = time;
      shown = true;
      const count = done === undefined ? "" : total ? ` ${done}/${total}` : ` ${done}`;
      const left = done && total ? `, ${eta(time - started, done, total)}` : "";
      stream.write(`\r\u001b[2K${`${label}${count}${left}`.slice(0, (stream.columns ?? 80) - 1)}`);
    },
    end() {
      if (shown) stream.write("\r\u001b[2K");
    },
  };
};
