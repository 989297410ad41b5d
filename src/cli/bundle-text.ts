import { entriesInWords } from "../ledger/redacted.ts";
import type { Bundled } from "../report/bundle/write.ts";
import { bundledNotice } from "../report/held-back.ts";
import { warningText } from "./held-back.ts";

/** What a bundle holds, in a line. */
export const bundleText = ({ files, withheld, redacted, entries }: Bundled): string =>
  [
    `${files} files`,
    ...(withheld.length > 0 ? [`${withheld.length} left out`] : []),
    ...(redacted.length > 0 ? [`parts of ${redacted.length} withheld`] : []),
    ...(entries.length > 0 ? [`${entriesInWords(entries)} of the ledger shown in part`] : []),
  ].join("; ");

/** What whoever made it should look at before handing it over. */
export const bundleWarnings = ({ unsearched, uncovered, telling }: Bundled): string[] => [
  ...(unsearched.length > 0
    ? [
        `Not searched for protected names, as they are not text: ${unsearched.join(", ")}\n  Look at them yourself, or withhold them.`,
      ]
    : []),
  ...(uncovered.length > 0
    ? [
        `No checkpoint covers ${entriesInWords(uncovered)}: for the place in the ledger readers have your word alone\n  To show it, run mandate checkpoint first, then bundle again.`,
      ]
    : []),
  ...telling.map((one) => warningText(bundledNotice(one))),
];

/** Which further spellings of protected persons the case itself had. */
export const spellingsText = (found: readonly string[]): string =>
  `Also replaced, as the case has them for the same people: ${found.join(", ")}`;
