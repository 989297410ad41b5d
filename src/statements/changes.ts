import type { Change, Statement } from "../model/statement.ts";
import { wordsOf } from "./words.ts";

const speakerOf = ({ body }: Statement): string | undefined => {
  const hop = body.chain.at(-1);
  return hop === undefined || hop.kind === "publication" || hop.kind === "anonymous"
    ? undefined
    : (hop.id ?? hop.name?.toLowerCase());
};

const stop = new Set(
  "the a an of to in on at and or but that is are was were be been has have had it its their his her they them as by for with from not no".split(
    " ",
  ),
);

interface Content {
  words: Set<string>;
  figures: string[];
  negated: boolean;
}

const negation =
  /\b(?:not|no|never|none|cannot|n't|neither|nobody)\b|n['’]t\b|(?<![\p{L}])(?:نہیں|نہ)(?![\p{L}])/iu;

const contentOf = ({ body }: Statement): Content => {
  const words = wordsOf(body.statement, 2000).map(({ folded }) => folded);
  return {
    words: new Set(words.filter((word) => !stop.has(word) && !/^\d+$/.test(word))),
    figures: words.filter((word) => /^\d+$/.test(word)),
    negated: negation.test(body.statement),
  };
};

/** Share of the words of the shorter that the longer has too. */
const likeness = (a: Content, b: Content): number => {
  const smaller = a.words.size <= b.words.size ? a : b;
  const larger = smaller === a ? b : a;
  if (smaller.words.size < 2) return 0;
  let shared = 0;
  for (const word of smaller.words) if (larger.words.has(word)) shared += 1;
  return shared / smaller.words.size;
};

const affirms = new Set(["confirm", "concede"]);
const rejects = new Set(["deny", "dismiss"]);

const start = ({ target }: Statement): number =>
  target.selector?.find((one) => one.type === "TextPositionSelector")?.start ?? 0;

/** Force alone: one confirms, one denies or dismisses, and they speak of one thing or in one breath. */
const byForce = (one: Statement, other: Statement, alike: number): Change["how"] | undefined => {
  const near =
    one.target.source === other.target.source && Math.abs(start(one) - start(other)) < 300;
  if (alike < 0.4 && !near) return undefined;
  if (affirms.has(one.body.force) && rejects.has(other.body.force)) return "confirms, then rejects";
  if (rejects.has(one.body.force) && affirms.has(other.body.force)) return "rejects, then confirms";
  return undefined;
};

const sameFigures = (a: Content, b: Content): boolean => a.figures.join() === b.figures.join();

const byContent = (a: Content, b: Content, alike: number): Change["how"] | undefined => {
  if (alike < 0.7) return undefined;
  if (a.figures.length > 0 && a.figures.length === b.figures.length && !sameFigures(a, b))
    return "changes a figure";
  return a.negated === b.negated ? undefined : "says the opposite";
};

/** Statements of one speaker that are compared with each other; more are compared with the last ones only. */
const window = 200;

/**
 * Where one speaker confirms, denies or changes what the same speaker said: in pairs, the earlier first. Likeness is
 * of words, not of meaning, so that each pair is something for a person to read and not a finding.
 */
export const findChanges = (statements: readonly Statement[]): Change[] => {
  const bySpeaker = Map.groupBy(
    statements.filter(({ body }) => body.status !== "rejected"),
    (one) => speakerOf(one) ?? "",
  );
  bySpeaker.delete("");
  const changes: Change[] = [];
  for (const [speaker, own] of bySpeaker) {
    const contents = own.map(contentOf);
    for (const [later, other] of own.entries())
      for (let earlier = Math.max(0, later - window); earlier < later; earlier += 1) {
        const one = own[earlier];
        const alike = likeness(contents[earlier], contents[later]);
        const how =
          byForce(one, other, alike) ?? byContent(contents[earlier], contents[later], alike);
        if (how !== undefined) changes.push({ speaker, earlier: one.id, later: other.id, how });
      }
  }
  return changes;
};
