import { expect, test } from "vitest";
import { parseTime } from "./clock.ts";
import {
  addCue,
  beginSteps,
  changeCue,
  cuesAsText,
  cuesToSave,
  draftOf,
  joinCue,
  splitCue,
  step,
  stepBack,
  stepOn,
} from "./cue-edit.ts";

const cues = draftOf([
  { from: 0, to: 4, text: "one two", speaker: "A", words: [] },
  { from: 4, to: 8, text: "three", words: [] },
]);

test("times as people type them", () => {
  expect(["1:02:03.4", "2:03", "7,25", "0:00", "61"].map(parseTime)).toEqual([
    3723.4, 123, 7.25, 0, 61,
  ]);
  for (const bad of ["", "1:60", "x", "1:2:3:4", "-1", "1e3"])
    expect(parseTime(bad), bad).toBe(undefined);
});

test("a cue is cut at the caret, in time where the sound is, or as its letters are", () => {
  const heard = splitCue(cues, 0, { caret: 3, time: 2.5 });
  expect(heard?.cues.slice(0, 2)).toMatchObject([
    { key: 0, was: 0, from: 0, to: 2.5, text: "one", speaker: "A" },
    { key: 2, was: 0, from: 2.5, to: 4, text: "two", speaker: "A" },
  ]);
  expect(heard?.key).toBe(2);
  const unheard = splitCue(cues, 0, { caret: 3, time: 99 });
  expect(unheard?.cues[1].from).toBeCloseTo((4 * 3) / 7, 3);
  expect(splitCue(cues, 0, { caret: 0, time: 2 })).toBeUndefined();
  expect(splitCue(cues, 9, { caret: 1, time: 2 })).toBeUndefined();
});

test("a cue is joined with the next, and the last with none", () => {
  expect(joinCue(cues, 0)).toMatchObject([
    { was: 0, from: 0, to: 8, text: "one two three", speaker: "A" },
  ]);
  expect(joinCue(cues, 1)).toBeUndefined();
});

test("a new cue ends where the next begins, or as the stretch says", () => {
  expect(addCue(cues, { from: 2 }).cues[1]).toMatchObject({ was: null, from: 2, to: 4, text: "" });
  expect(addCue(cues, { from: 9, to: 9.5 }).cues.at(-1)).toMatchObject({ from: 9, to: 9.5 });
  expect(addCue([], { from: 0 }).cues).toMatchObject([{ key: 0, from: 0, to: 3 }]);
});

test("times stay in order, whichever end is moved, and so do the cues", () => {
  expect(changeCue(cues, 0, { from: 6 })).toMatchObject([
    { key: 1, from: 4 },
    { key: 0, from: 6, to: 7 },
  ]);
  expect(changeCue(cues, 1, { to: 2 })[1]).toMatchObject({ from: 1, to: 2 });
  expect(changeCue(cues, 0, { from: -3 })[0].from).toBe(0);
});

test("steps are taken back and done again; typing in a field is one step", () => {
  let steps = beginSteps(cues);
  for (const text of ["o", "on", "one"])
    steps = step(steps, changeCue(steps.now, 0, { text }), "text 0");
  expect(steps.past).toHaveLength(1);
  steps = step(steps, joinCue(steps.now, 0) ?? []);
  expect(stepBack(steps).now[0].text).toBe("one");
  expect(stepBack(stepBack(steps)).now).toBe(cues);
  expect(stepOn(stepBack(steps)).now).toEqual(steps.now);
  expect(stepBack(beginSteps(cues)).now).toBe(cues);
});

test("what is saved: a name or none; on another version every cue is new", () => {
  expect(cuesToSave(cues)).toMatchObject([
    { was: 0, speaker: "A" },
    { was: 1, speaker: null },
  ]);
  expect(cuesToSave(cues, true).every(({ was }) => was === null)).toBe(true);
  expect(cuesAsText(cues)).toBe("0:00.000 – 0:04.000  A: one two\n0:04.000 – 0:08.000  three\n");
});
