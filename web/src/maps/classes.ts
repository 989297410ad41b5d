import type { MapValues } from "../api/types.ts";
import type { MapWords } from "./words.ts";

export type Kind = "winner" | "turnout" | "difference";
export type Value = MapValues[number];

/** What an area belongs to: what the legend calls it, and what it is filled with. `undefined` fill: hatched, not known. */
export interface Class {
  name: string;
  fill?: string | undefined;
}

/** Parties that get an entry of their own. */
const MOST_PARTIES = 10;

const rest = "#8a8a8a";

/** One hue from light to dark (ColorBrewer Blues, five classes): the order is in the lightness. */
const steps = ["#eff3ff", "#bdd7e7", "#6baed6", "#3182bd", "#08519c"];
const bounds = [20, 40, 60, 80];

const classOfTurnout = ({ turnout }: Value, words: MapWords): Class => {
  if (turnout === undefined) return { name: words.unknown };
  const step = bounds.filter((bound) => turnout >= bound).length;
  const from = bounds[step - 1] ?? 0;
  return {
    name: step === bounds.length ? `≥ ${from} %` : `${from} – ${bounds[step]} %`,
    fill: steps[step],
  };
};

const classOfDifference = ({ differs }: Value, words: MapWords): Class => {
  if (differs === undefined) return { name: words.notCompared };
  return differs ? { name: words.differs, fill: "#d55e00" } : { name: words.same, fill: "#9ecae1" };
};

/** Parties by how many contests they lead, each with the colour it is drawn in; those without one are among the rest. */
const partyColours = (values: readonly Value[]): Map<string, string> => {
  const counts = new Map<string, { count: number; colour: string | undefined }>();
  for (const { winner, colour } of values)
    if (winner !== undefined)
      counts.set(winner, { count: (counts.get(winner)?.count ?? 0) + 1, colour });
  const first = [...counts].sort(([, a], [, b]) => b.count - a.count).slice(0, MOST_PARTIES);
  return new Map(first.flatMap(([party, { colour }]) => (colour ? [[party, colour]] : [])));
};

const classOfWinner = (
  { winner }: Value,
  parties: ReadonlyMap<string, string>,
  words: MapWords,
): Class => {
  if (winner === undefined) return { name: words.unknown };
  const fill = parties.get(winner);
  return fill ? { name: winner, fill } : { name: words.other, fill: rest };
};

/** The class of every contest, and the classes there are, in the legend's order. */
export const classify = (
  values: readonly Value[],
  kind: Kind,
  words: MapWords,
): { byContest: Map<string, Class>; legend: Class[] } => {
  const parties = partyColours(values);
  const classOf = (value: Value): Class => {
    if (kind === "turnout") return classOfTurnout(value, words);
    return kind === "difference"
      ? classOfDifference(value, words)
      : classOfWinner(value, parties, words);
  };
  const byContest = new Map(values.map((value) => [value.contest, classOf(value)]));
  const legend = new Map([...byContest.values()].map((one) => [one.name, one]));
  const order = kind === "turnout" ? steps : [...parties.values(), rest];
  const place = ({ fill }: Class): number => (fill ? order.indexOf(fill) : order.length);
  return { byContest, legend: [...legend.values()].sort((a, b) => place(a) - place(b)) };
};
