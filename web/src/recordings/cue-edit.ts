import type { EditedCue, Transcript } from "../api/types.ts";
import { clock } from "./clock.ts";

/** A cue while it is edited: known by a key of its own, whatever place it has. */
export interface DraftCue {
  key: number;
  /** Number of the cue it was in the version edited; null: new. */
  was: number | null;
  from: number;
  to: number;
  text: string;
  /** Empty: nobody is named. */
  speaker: string;
}

/** How long a new cue is where nothing else says. */
const LENGTH = 3;

const round = (seconds: number): number => Math.round(seconds * 1000) / 1000;

const inOrder = (cues: readonly DraftCue[]): DraftCue[] =>
  cues.toSorted((a, b) => a.from - b.from || a.to - b.to || a.key - b.key);

const nextKey = (cues: readonly DraftCue[]): number =>
  Math.max(-1, ...cues.map(({ key }) => key)) + 1;

export const draftOf = (cues: Transcript["cues"]): DraftCue[] =>
  cues.map(({ from, to, text, speaker = "" }, was) => ({ key: was, was, from, to, text, speaker }));

/** The cues as they are saved. `fresh`: on a version that is not the one they were read from. */
export const cuesToSave = (cues: readonly DraftCue[], fresh = false): EditedCue[] =>
  cues.map(({ was, from, to, text, speaker }) => ({
    was: fresh ? null : was,
    from,
    to,
    text: text.trim(),
    speaker: speaker.trim() || null,
  }));

/** A line a cue, to set versions against each other. */
export const cuesAsText = (
  cues: readonly { from: number; to: number; text: string; speaker?: string | null }[],
): string =>
  cues
    .map(
      ({ from, to, text, speaker }) =>
        `${clock(from, 3)} – ${clock(to, 3)}  ${speaker ? `${speaker}: ` : ""}${text.replaceAll("\n", " ")}\n`,
    )
    .join("");

/** A cue with some of it changed; an end before its start is moved behind it. */
export const changeCue = (
  cues: readonly DraftCue[],
  key: number,
  part: Partial<Omit<DraftCue, "key" | "was">>,
): DraftCue[] =>
  inOrder(
    cues.map((cue) => {
      if (cue.key !== key) return cue;
      const next = { ...cue, ...part };
      const from = round(Math.max(0, next.from));
      const to = round(next.to);
      if (to > from) return { ...next, from, to };
      // The end that was set stands; the other gives way.
      return part.to !== undefined && part.from === undefined
        ? { ...next, from: round(Math.max(0, to - 1)), to: Math.max(to, 0.001) }
        : { ...next, from, to: round(from + 1) };
    }),
  );

interface Cut {
  /** Place in its text, in UTF-16 units. */
  caret: number;
  /** Where the sound is: the cut where that is inside of the cue. */
  time: number;
}

/** A cue cut in two: its words at the caret, its time where the sound is, or as its letters are. Gives the key of the second. */
export const splitCue = (
  cues: readonly DraftCue[],
  key: number,
  { caret, time }: Cut,
): { cues: DraftCue[]; key: number } | undefined => {
  const cue = cues.find((one) => one.key === key);
  const [before, after] = [cue?.text.slice(0, caret).trim(), cue?.text.slice(caret).trim()];
  if (!cue || !before || !after) return undefined;
  const share = caret / cue.text.length;
  const inside = time > cue.from + 0.05 && time < cue.to - 0.05;
  const at = round(inside ? time : cue.from + (cue.to - cue.from) * share);
  const second = { ...cue, key: nextKey(cues), from: at, text: after };
  const first = { ...cue, to: at, text: before };
  const rest = cues.filter((one) => one.key !== key);
  return { cues: inOrder([...rest, first, second]), key: second.key };
};

/** A cue and the one after it as one, under the first one's speaker. */
export const joinCue = (cues: readonly DraftCue[], key: number): DraftCue[] | undefined => {
  const at = cues.findIndex((one) => one.key === key);
  const [cue, next] = [cues[at], cues[at + 1]];
  if (!cue || !next) return undefined;
  const text = [cue.text.trim(), next.text.trim()].filter(Boolean).join(" ");
  const joined = { ...cue, to: Math.max(cue.to, next.to), text };
  return cues.flatMap((one) => (one === cue ? [joined] : one === next ? [] : [one]));
};

/** A new cue without words: on a stretch, or from a moment to the next cue. Gives its key. */
export const addCue = (
  cues: readonly DraftCue[],
  { from, to, speaker = "" }: { from: number; to?: number | undefined; speaker?: string },
): { cues: DraftCue[]; key: number } => {
  const next = cues.find((one) => one.from > from + 0.2);
  const end = to ?? Math.min(from + LENGTH, next?.from ?? Number.POSITIVE_INFINITY);
  const cue = { was: null, from: round(from), to: round(end), text: "", speaker };
  const key = nextKey(cues);
  return { cues: inOrder([...cues, { ...cue, key }]), key };
};

/** What was, so that steps can be taken back. Typing in one field is one step. */
export interface Steps {
  now: DraftCue[];
  past: DraftCue[][];
  future: DraftCue[][];
  /** What the last step was of: the next of the same belongs to it. */
  last?: string;
}

const MOST_STEPS = 200;

export const beginSteps = (now: DraftCue[]): Steps => ({ now, past: [], future: [] });

/** A step further; `of` names what is typed in, where it is typing. */
export const step = (steps: Steps, now: DraftCue[], of?: string): Steps =>
  of !== undefined && of === steps.last
    ? { ...steps, now, future: [] }
    : {
        now,
        past: [...steps.past, steps.now].slice(-MOST_STEPS),
        future: [],
        ...(of !== undefined && { last: of }),
      };

export const stepBack = ({ now, past, future }: Steps): Steps => {
  const before = past.at(-1);
  return before
    ? { now: before, past: past.slice(0, -1), future: [now, ...future] }
    : { now, past, future };
};

export const stepOn = ({ now, past, future }: Steps): Steps =>
  future[0]
    ? { now: future[0], past: [...past, now], future: future.slice(1) }
    : { now, past, future };
