/**
 * The verbal scale of the ENFSI Guideline for Evaluative Reporting in Forensic Science (2015): the least log10 of a
 * ratio for each word.
 */
const scale: readonly (readonly [least: number, words: string])[] = [
  [6, "extremely strong"],
  [4, "very strong"],
  [3, "strong"],
  [2, "moderately strong"],
  [1, "moderate"],
  [Math.log10(2), "weak"],
];

/** The two propositions a ratio weighs, in full: it means nothing without either. */
export interface Propositions {
  first: string;
  second: string;
}

/** The propositions for two stretches of speech and a population that a person has described. */
export const propositions = (names: {
  questioned: string;
  reference: string;
  population: string;
}): Propositions => ({
  first: `The voice in ${names.questioned} and the voice in ${names.reference} are of one speaker.`,
  second: `They are of two speakers, the voice in ${names.questioned} being that of somebody else of this population: ${names.population}.`,
});

const figure = (ratio: number): string => (ratio < 10 ? ratio.toFixed(1) : ratio.toPrecision(2));

/** What a ratio says, in the guideline's words and no others: support for one proposition relative to the other. */
export const inWords = (log10: number): string => {
  const size = Math.abs(log10);
  const word = scale.find(([least]) => size >= least)?.[1];
  if (!word) return "The findings do not support one proposition over the other.";
  const [one, other] = log10 > 0 ? ["first", "second"] : ["second", "first"];
  return (
    `The findings are ${figure(10 ** size)} times more probable if the ${one} proposition is true than if the ${other} is: ` +
    `${word} support for the ${one} proposition relative to the ${other}.`
  );
};

/** What must stand beside every ratio. */
export const caution =
  "This is not the probability that either proposition is true: that depends on all other evidence. It does not say whose voice it is.";
