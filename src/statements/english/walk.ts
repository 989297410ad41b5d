import type { Token } from "../token.ts";
import type { Group } from "./groups.ts";

/** Token range, the end not included. */
export interface Range {
  from: number;
  to: number;
}

export interface Walk {
  tokens: readonly Token[];
  groups: readonly Group[];
  /** For each token, the index of its group, or -1. */
  groupOf: Int16Array;
  /** Subjects found so far, by the start of their group; several rules ask for the same. */
  subjects: Map<number, Range | null>;
}

const headLike = new Set(["NOUN", "PROPN", "PRON", "NUM"]);

export const isComma = (token: Token | undefined): boolean => token?.text === ",";
export const isHead = (token: Token | undefined): boolean =>
  token !== undefined && headLike.has(token.pos);

/** A sentence's tokens with its verb groups, for the rules to walk over. */
export const walkOf = (tokens: readonly Token[], groups: readonly Group[]): Walk => {
  const groupOf = new Int16Array(tokens.length).fill(-1);
  for (const [index, { from, to }] of groups.entries())
    for (let at = from; at < to; at += 1) groupOf[at] = index;
  return { tokens, groups, groupOf, subjects: new Map() };
};
