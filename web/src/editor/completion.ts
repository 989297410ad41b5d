import type { Completion, CompletionContext, CompletionResult } from "@codemirror/autocomplete";
import type { Vocabulary } from "../api/types.ts";

/** Words of SQL that checks are written with. */
const keywords =
  "select from where group by order having with as and or not null is in case when then else end join left using on union all distinct limit true false sum count min max coalesce filter over partition between like".split(
    " ",
  );

/** Whether a place in the file is inside a check block: only there is SQL written. */
export const isInCheck = (text: string, at: number): boolean => {
  const fences = text.slice(0, at).match(/^`{3,}.*$/gm) ?? [];
  return fences.length % 2 === 1 && /sql\s+check/.test(fences.at(-1) ?? "");
};

/** What can be written inside quotes: the case's own names. */
const nameCompletions = ({ names }: Vocabulary): Completion[] =>
  Object.entries(names).flatMap(([kind, all]) =>
    all.map(({ id, name }) => ({
      label: id,
      detail: kind,
      type: "constant",
      ...(name !== id && { info: name }),
    })),
  );

const wordCompletions = ({ tables, macros }: Vocabulary): Completion[] => {
  const columns = new Map<string, Completion>();
  for (const { name: owner, columns: own } of [...tables, ...macros])
    for (const { name, meaning } of own)
      if (!columns.has(name))
        columns.set(name, { label: name, type: "property", detail: owner, info: meaning });
  return [
    ...macros.map(({ name, parameters, meaning, example }) => ({
      label: name,
      apply: `${name}(`,
      type: "function",
      detail: `(${parameters.map((one) => one.name).join(", ")})`,
      info: `${meaning}. ${example}`,
      boost: 2,
    })),
    ...tables.map(({ name, meaning }) => ({ label: name, type: "class", info: meaning, boost: 1 })),
    ...columns.values(),
    ...keywords.map((label) => ({ label, type: "keyword", boost: -1 })),
  ];
};

/** Completes tables, columns, macros and the case's names inside check blocks. */
export const completeFrom = (vocabulary: Vocabulary) => {
  const names = nameCompletions(vocabulary);
  const words = wordCompletions(vocabulary);
  return (context: CompletionContext): CompletionResult | null => {
    if (!isInCheck(context.state.doc.toString(), context.pos)) return null;
    const name = context.matchBefore(/'[^'\n]*/);
    if (name) return { from: name.from + 1, options: names, validFor: /^[^'\n]*$/ };
    const word = context.matchBefore(/[\w]+/);
    if (!word && !context.explicit) return null;
    return { from: word?.from ?? context.pos, options: words, validFor: /^\w*$/ };
  };
};
