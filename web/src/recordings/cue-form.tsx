import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { clock, parseTime } from "./clock.ts";
import type { DraftCue } from "./cue-edit.ts";
import { useEditWords } from "./edit-words.ts";
import type { Player } from "./player.ts";
import { usePlayerState } from "./use-player.ts";

interface TimeProps {
  label: string;
  seconds: number;
  onTime: (seconds: number) => void;
}

/** A time to type; what is no time is said to be none, and changes nothing. */
const Time = ({ label, seconds, onTime }: TimeProps) => {
  const words = useEditWords();
  const [typed, setTyped] = useState<string>();
  const bad = typed !== undefined && parseTime(typed) === undefined;
  return (
    <label>
      {label}
      <input
        className="time"
        dir="ltr"
        value={typed ?? clock(seconds, 3)}
        aria-invalid={bad}
        title={bad ? words.badTime : undefined}
        onChange={({ target }) => {
          setTyped(target.value);
          const at = parseTime(target.value);
          if (at !== undefined) onTime(at);
        }}
        onBlur={() => setTyped(undefined)}
      />
    </label>
  );
};

export interface CueActions {
  change: (part: Partial<DraftCue>, of?: string) => void;
  split: (caret: number) => void;
  join: () => void;
  add: () => void;
  remove: () => void;
  next: () => void;
}

interface CueFormProps {
  cue: DraftCue;
  /** What it is called for who cannot see where it stands. */
  name: string;
  isLast: boolean;
  speakers: string[];
  player: Player;
  actions: CueActions;
}

/** One cue to correct. Alt with [ ] P S J N or Delete does what its buttons do; Ctrl Enter goes on to the next. */
export const CueForm = ({ cue, name, isLast, speakers, player, actions }: CueFormProps) => {
  const words = useEditWords();
  const { stretch } = usePlayerState(player);
  const text = useRef<HTMLTextAreaElement>(null);
  const list = useId();
  const { change } = actions;
  const { key } = cue;
  useEffect(() => text.current?.focus({ preventScroll: true }), [key]);
  const split = (): void => actions.split(text.current?.selectionStart ?? 0);
  const play = (): void => {
    player.play({ from: cue.from, to: cue.to });
  };
  const byCode: Record<string, () => void> = {
    BracketLeft: () => change({ from: player.time() }),
    BracketRight: () => change({ to: player.time() }),
    KeyP: () => (player.state().playing ? player.pause() : play()),
    KeyS: split,
    KeyJ: () => !isLast && actions.join(),
    KeyN: actions.add,
    Delete: actions.remove,
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const ctrl = event.ctrlKey || event.metaKey;
    const action =
      event.altKey && !ctrl
        ? byCode[event.code]
        : ctrl && event.key === "Enter"
          ? actions.next
          : undefined;
    if (!action) return;
    event.preventDefault();
    action();
  };
  return (
    <div className="cue-form" role="group" aria-label={name} onKeyDown={onKeyDown}>
      <div className="field-line">
        <span className="pair">
          <Time
            label={words.from}
            seconds={cue.from}
            onTime={(from) => change({ from }, `from ${key}`)}
          />
          <button type="button" className="quiet" onClick={byCode.BracketLeft}>
            {words.here(words.from)} <kbd>Alt [</kbd>
          </button>
        </span>
        <span className="pair">
          <Time label={words.to} seconds={cue.to} onTime={(to) => change({ to }, `to ${key}`)} />
          <button type="button" className="quiet" onClick={byCode.BracketRight}>
            {words.here(words.to)} <kbd>Alt ]</kbd>
          </button>
        </span>
        {stretch && (
          <button
            type="button"
            className="quiet"
            onClick={() => change({ from: stretch.from, to: stretch.to })}
          >
            {words.stretch}
          </button>
        )}
      </div>
      <label>
        {words.speaker}
        <input
          value={cue.speaker}
          dir="auto"
          list={list}
          maxLength={200}
          placeholder={words.speakerHint}
          onChange={({ target }) => change({ speaker: target.value }, `speaker ${key}`)}
        />
        <datalist id={list}>
          {speakers.map((speaker) => (
            <option key={speaker} value={speaker} />
          ))}
        </datalist>
      </label>
      <label>
        {words.words}
        <textarea
          ref={text}
          rows={3}
          dir="auto"
          maxLength={10_000}
          value={cue.text}
          onChange={({ target }) => change({ text: target.value }, `text ${key}`)}
        />
      </label>
      <div className="actions">
        <button type="button" onClick={play}>
          {words.play} <kbd>Alt P</kbd>
        </button>
        <button type="button" title={words.splitHow} onClick={split}>
          {words.split} <kbd>Alt S</kbd>
        </button>
        <button type="button" disabled={isLast} onClick={actions.join}>
          {words.join} <kbd>Alt J</kbd>
        </button>
        <button type="button" onClick={actions.add}>
          {words.add} <kbd>Alt N</kbd>
        </button>
        <button type="button" onClick={actions.remove}>
          {words.remove} <kbd>Alt Del</kbd>
        </button>
        <button type="button" disabled={isLast} onClick={actions.next}>
          {words.next} <kbd>Ctrl Enter</kbd>
        </button>
      </div>
    </div>
  );
};
