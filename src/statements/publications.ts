import type { TextMark } from "../model/exhibit-text.ts";

/** One that put a text out, as far as the page says who. */
export interface Publisher {
  name: string | undefined;
  byline: string | undefined;
  published: string | undefined;
}

const value = (marks: readonly TextMark[], kind: TextMark["kind"]): string | undefined =>
  marks.find((mark) => mark.kind === kind)?.value;

const distinct = (marks: readonly TextMark[], kind: TextMark["kind"]): string[] => [
  ...new Map(
    marks
      .filter((mark) => mark.kind === kind)
      .map((mark) => [mark.value.toLowerCase(), mark.value]),
  ).values(),
];

/**
 * Who put a page out: the outlet that wrote it first, then those that carried it. A byline and date beside another
 * outlet's notice at the foot are two publications of one text: it has one origin, however many carry it.
 */
export const publishersOf = (marks: readonly TextMark[]): Publisher[] => {
  const from = distinct(marks, "republished");
  const outlets = distinct(marks, "outlet");
  const byline = value(marks, "byline");
  const published = value(marks, "published");
  const noticed = marks.some(({ kind, from }) => kind === "outlet" && from === "text");
  const named = outlets.length > 1 || from.length > 0;
  if (named) {
    const [first, ...others] = [...from, ...outlets];
    return [
      { name: first, byline, published },
      ...others.map((name) => ({ name, byline: undefined, published: undefined })),
    ];
  }
  const [only] = outlets;
  const unnamedFirst = noticed && byline !== undefined && published !== undefined;
  if (!unnamedFirst)
    return only === undefined && byline === undefined ? [] : [{ name: only, byline, published }];
  return [
    { name: undefined, byline, published },
    { name: only, byline: undefined, published: undefined },
  ];
};

/** One line for a reader, where a page carries more than one publisher's marks. */
export const describePublishers = (publishers: readonly Publisher[]): string | undefined => {
  if (publishers.length < 2) return undefined;
  const names = publishers.map(({ name, byline, published }) =>
    [name ?? "an outlet the page does not name", byline && `byline ${byline}`, published]
      .filter(Boolean)
      .join(", "),
  );
  return `the page carries the marks of ${publishers.length} publications of one text (${names.join("; ")}): they count as one origin`;
};
