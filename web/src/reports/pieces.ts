import type { Statement } from "../api/types.ts";

interface Piece {
  text: string;
  statement?: Statement;
}

/** The text cut where statements begin and end. Spans count code points, as the annotations do; of two that overlap the first stays. */
export const piecesOf = (text: string, statements: Statement[]): Piece[] => {
  const points = Array.from(text);
  const pieces: Piece[] = [];
  let at = 0;
  const placed = statements
    .filter(({ start, end }) => start !== undefined && end !== undefined)
    .sort((a, b) => (a.start ?? 0) - (b.start ?? 0));
  for (const statement of placed) {
    const { start = 0, end = 0 } = statement;
    if (start < at || end <= start) continue;
    if (start > at) pieces.push({ text: points.slice(at, start).join("") });
    pieces.push({ text: points.slice(start, end).join(""), statement });
    at = end;
  }
  pieces.push({ text: points.slice(at).join("") });
  return pieces;
};
