import { useQuery } from "@tanstack/react-query";
import { queries } from "../api/queries.ts";
import type { Statement } from "../api/types.ts";
import { useWords } from "../i18n/index.ts";

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

/** A text as read, its statements marked by their force and standing. */
export const Article = ({ name, statements }: { name: string; statements: Statement[] }) => {
  const words = useWords();
  const { data } = useQuery(queries.text(name));
  if (!data) return null;
  return (
    <details open>
      <summary>
        {words.statements.article}: <bdi>{name}</bdi>
      </summary>
      <div className="article" dir="auto">
        {piecesOf(data.text, statements).map(({ text, statement }, index) =>
          statement ? (
            <a
              key={statement.id}
              href={`#${statement.id}`}
              className={`said ${statement.status} ${statement.force}`}
              title={`${statement.force} · ${words.statements.status[statement.status]}`}
            >
              {text}
            </a>
          ) : (
            // oxlint-disable-next-line react/no-array-index-key
            <span key={`text-${index}`}>{text}</span>
          ),
        )}
      </div>
    </details>
  );
};
