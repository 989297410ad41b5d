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
  /** What is being done: `done` of `total` steps, or a bare label. */
  update(label: string, done?: number, total?: number): void;
  /** Stops and clears the line. */
  end(): void;
}

const eta = (elapsed: number, done: number, total: number): string => {
  const seconds = Math.round((elapsed / done) * (total - done) * 1e-3);
  return seconds >= 60
    ? `${Math.floor(seconds / 60)} min ${seconds % 60} s left`
    : `${seconds} s left`;
};

const PATIENCE_MS = 1000;
const REDRAW_MS = 100;

/**
 * One line of progress at a terminal, redrawn ten times a second and only once a task has taken over a second.
 * Away from a terminal it says nothing. Every `progressOn` needs its `end`.
 */
export const progressOn = (stream: Stream): Progress => {
  if (!stream.isTTY) return { update: () => {}, end: () => {} };
  const started = performance.now();
  let state: { label: string; done?: number | undefined; total?: number | undefined } = {
    label: "",
  };
  let shown = false;
  const draw = (): void => {
    const elapsed = performance.now() - started;
    if (elapsed < PATIENCE_MS) return;
    shown = true;
    const { label, done, total } = state;
    const count = done === undefined ? "" : total ? ` ${done}/${total}` : ` ${done}`;
    const left =
      done && total ? `, ${eta(elapsed, done, total)}` : ` (${Math.round(elapsed / 1000)} s)`;
    stream.write(`\r\u001b[2K${`${label}${count}${left}`.slice(0, (stream.columns || 80) - 1)}`);
  };
  const timer = setInterval(draw, REDRAW_MS);
  timer.unref();
  return {
    update: (label, done, total) => {
      state = { label, done, total };
    },
    end: () => {
      clearInterval(timer);
      if (shown) stream.write("\r\u001b[2K");
    },
  };
};

/** Runs a task with progress on a stream, and clears the line whether it succeeds or throws. */
export const withProgress = async <T>(
  stream: Stream,
  task: (progress: Progress) => Promise<T>,
): Promise<T> => {
  const progress = progressOn(stream);
  try {
    return await task(progress);
  } finally {
    progress.end();
  }
};
