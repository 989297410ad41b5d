/** A word or mark of the text. Offsets are UTF-16 units, the end not included; the edge turns them to code points. */
export interface Token {
  text: string;
  lower: string;
  /** Universal part of speech, or QUOTE for direct speech folded into one token. */
  pos: string;
  start: number;
  end: number;
  /** What a QUOTE token holds. */
  inner?: readonly Token[];
  /** Inside words the writer quotes in a sentence of the writer's own; the closing mark counts as inside. */
  quoted?: boolean;
}

/** A stretch of the text, in the offsets of the text it is of. */
export interface Span {
  start: number;
  end: number;
}

export const spanOf = (tokens: readonly Token[], from: number, to: number): Span => ({
  start: tokens[from]?.start ?? 0,
  end: tokens[to - 1]?.end ?? 0,
});
