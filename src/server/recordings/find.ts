import { clock } from "../../recordings/clock.ts";
import { recallAnalysis } from "../../recordings/known.ts";
import { transcriptOf } from "../../recordings/transcript/of-recording.ts";
import type { Hit } from "../schemas/search.ts";

interface Found {
  hit: Hit;
  /** Further words it is found by. */
  more: string[];
}

/** A transcript of a week has fewer. */
const MOST_CUES = 100_000;

const at = (seconds: number): string => `at=${Number(seconds.toFixed(3))}`;

const cuesOf = async (root: string, recording: string, to: string): Promise<Found[]> => {
  // One that cannot be read is told as a problem of the case; the rest is still found.
  const transcript = await transcriptOf(root, recording).catch(() => undefined);
  const name = recording.slice("exhibits/".length);
  return (transcript?.cues ?? []).slice(0, MOST_CUES).map(({ from, text, speaker }) => ({
    hit: {
      kind: "cue",
      title: text,
      detail: `\u2068${name}\u2069 · \u2066${clock(from)}\u2069`,
      to: `${to}?${at(from)}`,
    },
    more: speaker === null ? [] : [speaker],
  }));
};

const observationsOf = async (root: string, recording: string, to: string): Promise<Found[]> => {
  const derived = await recallAnalysis(root, recording).catch(() => undefined);
  const name = recording.slice("exhibits/".length);
  return (derived?.observations ?? []).map(({ kind, from, words }, index) => ({
    hit: {
      kind: "observation",
      title: words,
      detail: `\u2068${name}\u2069${from === null ? "" : ` · \u2066${clock(from)}\u2069`}`,
      to: `${to}?seen=${index}${from === null ? "" : `&${at(from)}`}`,
    },
    more: [kind],
  }));
};

/** What of a recording can be found: its name, each cue of its transcript, and what was seen in it so far. */
export const findablesOf = async (root: string, recording: string): Promise<Found[]> => {
  const name = recording.slice("exhibits/".length);
  const to = `/recordings/${encodeURIComponent(name)}`;
  return [
    { hit: { kind: "recording", title: name, to }, more: [recording] },
    ...(await cuesOf(root, recording, to)),
    ...(await observationsOf(root, recording, to)),
  ];
};
