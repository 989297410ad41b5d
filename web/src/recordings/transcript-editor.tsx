import "./transcript-editor.css";
import { useQuery } from "@tanstack/react-query";
import { useBlocker } from "@tanstack/react-router";
import { type KeyboardEvent, lazy, Suspense, useState } from "react";
import { queries } from "../api/queries.ts";
import type { Transcript } from "../api/types.ts";
import { WhoAreYou } from "../parts/who.tsx";
import { clock } from "./clock.ts";
import {
  addCue,
  beginSteps,
  changeCue,
  cuesAsText,
  cuesToSave,
  type DraftCue,
  draftOf,
  joinCue,
  type Steps,
  splitCue,
  step,
  stepBack,
  stepOn,
} from "./cue-edit.ts";
import type { CueActions } from "./cue-form.tsx";
import { CueList } from "./cue-list.tsx";
import { useEditWords } from "./edit-words.ts";
import type { Player } from "./player.ts";
import { useTranscriptSaving } from "./use-transcript-saving.ts";

// The difference view brings an editor with it: only where two people met.
const Conflict = lazy(async () => ({
  default: (await import("../editor/conflict.tsx")).Conflict,
}));

interface EditorProps {
  name: string;
  /** The version that is corrected; undefined: there is none yet. */
  transcript: Transcript | undefined;
  player: Player;
  onDone: () => void;
}

const differing = (cues: readonly DraftCue[], before: readonly DraftCue[]): number => {
  const same = cues.filter((cue) => {
    const was = cue.was === null ? undefined : before[cue.was];
    return (
      was?.from === cue.from &&
      was.to === cue.to &&
      was.text === cue.text &&
      was.speaker === cue.speaker
    );
  }).length;
  return Math.max(cues.length, before.length) - same;
};

/** The cues under the hand, the one that is open, and what may be done to it. */
const useDraftCues = (first: DraftCue[], player: Player) => {
  const [steps, setSteps] = useState<Steps>(() => beginSteps(first));
  const [open, setOpen] = useState<number | undefined>(first[0]?.key);
  const cues = steps.now;
  const take = (now: DraftCue[], of?: string): void => setSteps((before) => step(before, now, of));
  const add = (from: number, to?: number): void => {
    const speaker = cues.find(({ key }) => key === open)?.speaker ?? "";
    const added = addCue(cues, { from, to, speaker });
    take(added.cues);
    setOpen(added.key);
  };
  const addHere = (): void => {
    const { stretch } = player.state();
    add(stretch?.from ?? player.time(), stretch?.to);
  };
  const actionsOf = (cue: DraftCue): CueActions => {
    const next = cues[cues.indexOf(cue) + 1];
    return {
      change: (part, of) => take(changeCue(cues, cue.key, part), of),
      split(caret) {
        const cut = splitCue(cues, cue.key, { caret, time: player.time() });
        if (!cut) return;
        take(cut.cues);
        setOpen(cut.key);
      },
      join: () => take(joinCue(cues, cue.key) ?? cues),
      add: () => add(cue.to),
      remove() {
        take(cues.filter((one) => one !== cue));
        setOpen((next ?? cues[cues.indexOf(cue) - 1])?.key);
      },
      next: () => next && setOpen(next.key),
    };
  };
  return {
    cues,
    steps,
    open,
    setOpen,
    addHere,
    actionsOf,
    back: () => setSteps(stepBack),
    again: () => setSteps(stepOn),
    begin: (now: DraftCue[]) => setSteps(beginSteps(now)),
  };
};

/** A transcript being corrected, or begun: cue by cue, beside the sound. Ctrl S saves, Ctrl Z steps back. */
export const TranscriptEditor = ({ name, transcript, player, onDone }: EditorProps) => {
  const words = useEditWords();
  const { data: opened } = useQuery(queries.case);
  const [base, setBase] = useState(transcript);
  const first = draftOf(base?.cues ?? []);
  const draft = useDraftCues(first, player);
  const { cues, steps } = draft;
  const [reason, setReason] = useState(transcript ? words.reasonDefault : words.reasonBegun);
  const [problem, setProblem] = useState<string>();
  const { mutation, theirs, forget } = useTranscriptSaving(name, onDone);
  const count = differing(cues, first);
  const isDirty = count > 0 && !mutation.isSuccess;
  useBlocker({
    shouldBlockFn: () => !window.confirm(words.leave),
    enableBeforeUnload: isDirty,
    disabled: !isDirty,
  });
  const save = (onto: Transcript | undefined): void => {
    const wordless = cues.find(({ text }) => text.trim() === "");
    setProblem(wordless && words.empty(clock(wordless.from, 1)));
    if (wordless) draft.setOpen(wordless.key);
    else if (opened?.canWrite && reason.trim() !== "")
      mutation.mutate({
        version: onto?.version ?? null,
        reason,
        cues: cuesToSave(cues, onto?.version !== base?.version),
      });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    // The keys of the player and of the page are letters here.
    event.stopPropagation();
    if (!event.ctrlKey && !event.metaKey) return;
    const typing = /^(?:INPUT|TEXTAREA)$/.test((event.target as HTMLElement).tagName);
    const key = event.key.toLowerCase();
    if (key === "s") save(base);
    else if (key === "z" && !typing) (event.shiftKey ? draft.again : draft.back)();
    else if (key === "y" && !typing) draft.again();
    else return;
    event.preventDefault();
  };
  const takeTheirs = (): void => {
    setBase(theirs);
    draft.begin(draftOf(theirs?.cues ?? []));
    forget();
  };
  return (
    <div className="transcript-editor" role="group" aria-label={words.title} onKeyDown={onKeyDown}>
      <p className="meta">{words.hint}</p>
      {theirs && (
        <Suspense>
          <Conflict
            base={cuesAsText(base?.cues ?? [])}
            theirs={cuesAsText(theirs.cues)}
            mine={cuesAsText(cues)}
            onKeepMine={() => save(theirs)}
            onTakeTheirs={takeTheirs}
          />
        </Suspense>
      )}
      <div className="actions">
        <button type="button" onClick={draft.addHere}>
          {words.addHere}
        </button>
        {(
          [
            [words.back, steps.past, draft.back],
            [words.again, steps.future, draft.again],
          ] as const
        ).map(([label, left, step]) => (
          <button
            key={label}
            type="button"
            className="quiet"
            disabled={left.length === 0}
            onClick={step}
          >
            {label}
          </button>
        ))}
      </div>
      {cues.length === 0 && <p className="meta">{words.none}</p>}
      <CueList
        cues={cues}
        open={draft.open}
        player={player}
        onOpen={(cue) => {
          draft.setOpen(cue.key);
          player.seek(cue.from);
        }}
        actionsOf={draft.actionsOf}
      />
      {opened && !opened.canWrite && <WhoAreYou />}
      <label>
        {words.reason}
        <input
          value={reason}
          dir="auto"
          maxLength={1000}
          onChange={({ target }) => setReason(target.value)}
        />
      </label>
      <div className="actions">
        <button
          type="button"
          className="first"
          disabled={!isDirty || mutation.isPending || !opened?.canWrite}
          onClick={() => save(base)}
        >
          {words.save} <kbd>Ctrl S</kbd>
        </button>
        <button type="button" onClick={() => (!isDirty || window.confirm(words.leave)) && onDone()}>
          {words.cancel}
        </button>
        <span className="meta" role="status">
          {mutation.isPending ? words.saving : words.changed(count)}{" "}
          {base && words.writesTo(base.target)}
        </span>
        <span role="alert" className="error" dir="auto">
          {problem ?? (theirs ? undefined : mutation.error?.message)}
        </span>
      </div>
    </div>
  );
};
