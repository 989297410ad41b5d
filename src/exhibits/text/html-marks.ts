import { parseHTML } from "linkedom";
import type { TextMark } from "../../model/exhibit-text.ts";

const names: readonly [string, TextMark["kind"]][] = [
  ["og:title", "title"],
  ["author", "byline"],
  ["article:author", "byline"],
  ["og:site_name", "outlet"],
  ["application-name", "outlet"],
  ["article:published_time", "published"],
  ["date", "published"],
  ["article:modified_time", "modified"],
  ["syndication-source", "republished"],
  ["original-source", "republished"],
];

const short = (value: string): string => value.replaceAll(/\s+/gu, " ").trim().slice(0, 500);

const mark = (kind: TextMark["kind"], value: unknown): TextMark[] =>
  typeof value === "string" && short(value) !== ""
    ? [{ kind, value: short(value), from: "metadata" }]
    : [];

type Json = Record<string, unknown>;

const nameOf = (value: unknown): unknown =>
  Array.isArray(value)
    ? nameOf(value[0])
    : value !== null && typeof value === "object"
      ? (value as Json).name
      : value;

/** schema.org's NewsArticle, as pages describe themselves. */
const fromJsonLd = (text: string): TextMark[] => {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return [];
  }
  const graph = (data as Json | null)?.["@graph"];
  const all = (
    Array.isArray(data) ? data : Array.isArray(graph) ? graph : [data]
  ) as (Json | null)[];
  const article = all.find((one) => /Article|Report/.test(String(one?.["@type"])));
  if (!article) return [];
  return [
    ...mark("title", article.headline),
    ...mark("byline", nameOf(article.author)),
    ...mark("outlet", nameOf(article.publisher)),
    ...mark("published", article.datePublished),
    ...mark("modified", article.dateModified),
    ...mark("republished", nameOf(article.isBasedOn)),
  ];
};

const unique = (marks: TextMark[]): TextMark[] => [
  ...new Map(marks.map((one) => [`${one.kind}\n${one.value}`, one])).values(),
];

/** What a page says of itself in its head: meta elements, JSON-LD, the canonical address. */
export const htmlMarks = (html: string): TextMark[] => {
  const { document } = parseHTML(html);
  const meta = names.flatMap(([name, kind]) => {
    const element = document.querySelector(`meta[property="${name}"],meta[name="${name}"]`);
    return mark(kind, element?.getAttribute("content"));
  });
  const canonical = document.querySelector('link[rel="canonical"]')?.getAttribute("href");
  const jsonLd = [...document.querySelectorAll('script[type="application/ld+json"]')].slice(0, 20);
  return unique([
    ...meta,
    ...mark("canonical", canonical),
    ...jsonLd.flatMap((script) => fromJsonLd(script.textContent ?? "")),
  ]);
};
