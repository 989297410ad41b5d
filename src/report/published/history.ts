import { momentInWords } from "../../ledger/log.ts";
import { type Change, correctionsOf, stepsOf } from "./changes.ts";
import { readPublished } from "./snapshot.ts";

const changeInWords = ({ before, after, reworded }: Change): string => {
  if (!after) return `withdrawn, before that ${before}`;
  if (before === after) return `reworded, still ${after}; before that “${reworded}”`;
  return before ? `corrected from ${before} to ${after}` : `published again, as ${after}`;
};

/** What was published of the claim in this file, in order: its first finding, and each correction with its reason. */
export const publicationsInWords = async (root: string, file: string): Promise<string[]> => {
  const all = await readPublished(root);
  const found = all.flatMap((published) => {
    const id = Object.keys(published.findings).find((one) => published.findings[one].file === file);
    return id === undefined ? [] : [{ published, id }];
  });
  if (found.length === 0) return [];
  const [{ published: first, id }] = found;
  const corrections = correctionsOf(stepsOf(all), id).map(
    ({ published, change }) =>
      `Entry ${published.entry}, ${momentInWords(published.at)}: ${changeInWords(change)}: ${published.reason}`,
  );
  const { outcome } = first.findings[id];
  return [
    `Entry ${first.entry}, ${momentInWords(first.at)}: first published as ${outcome}: ${first.reason}`,
    ...corrections,
  ];
};
