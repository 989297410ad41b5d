import { type KeyboardEvent, useEffect, useRef } from "react";
import type { StatementDraft } from "../api/types.ts";
import {
  type Excerpt,
  inArea,
  type Part,
  selectedPoints,
  toOffset,
  withPart,
  wordingOf,
  wordsOf,
} from "./points.ts";
import { useReportWords } from "./words.ts";

const roles: Part["role"][] = ["source", "cue", "content", "hedge"];

interface MarkingProps {
  text: string;
  excerpt: Excerpt;
  draft: StatementDraft;
  onChange: (draft: StatementDraft) => void;
}

/** The draft with what was just marked written into its fields. */
const marked = (text: string, draft: StatementDraft, parts: Part[]): StatementDraft => {
  const content = wordingOf(text, parts, "content");
  const cue = wordingOf(text, parts, "cue");
  const hedge = wordingOf(text, parts, "hedge");
  return {
    ...draft,
    parts,
    ...(content && { statement: content }),
    ...(cue && { cue }),
    ...(hedge && { hedge }),
  };
};

/** The text around a statement as a field that can be selected in by mouse and by keyboard, and what its words are. */
export const Marking = ({ text, excerpt, draft, onChange }: MarkingProps) => {
  const words = useReportWords();
  const area = useRef<HTMLTextAreaElement>(null);
  const { parts } = draft;
  const first = useRef(parts);
  useEffect(() => {
    const element = area.current;
    if (!element) return;
    const shown = text.slice(excerpt.from, excerpt.to);
    const offset = (points: number): number =>
      inArea(shown, Math.max(0, toOffset(text, points) - excerpt.from));
    const spans = first.current;
    const start = spans.length > 0 ? Math.min(...spans.map((part) => part.start)) : 0;
    const end = spans.length > 0 ? Math.max(...spans.map((part) => part.end)) : 0;
    element.focus();
    element.setSelectionRange(offset(start), offset(end));
  }, [text, excerpt.from, excerpt.to]);
  const mark = (role: Part["role"]): void => {
    const { selectionStart = 0, selectionEnd = 0 } = area.current ?? {};
    const span = selectedPoints(text, excerpt, [selectionStart, selectionEnd]);
    if (span) onChange(marked(text, draft, withPart(draft.parts, { role, ...span })));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const role = roles[Number(event.key) - 1];
    if (!event.altKey || !role) return;
    event.preventDefault();
    mark(role);
  };
  return (
    <div className="marking">
      <label>
        {words.excerpt}
        <textarea
          ref={area}
          readOnly
          rows={6}
          dir="auto"
          value={text.slice(excerpt.from, excerpt.to)}
          aria-describedby="excerpt-hint"
          onKeyDown={onKeyDown}
        />
      </label>
      <p className="meta" id="excerpt-hint">
        {words.excerptHint}
      </p>
      <div className="actions" role="group" aria-label={words.markAs}>
        {roles.map((role, index) => (
          <button
            key={role}
            type="button"
            className={`role ${role}`}
            // Pressing a button must not take the selection away.
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => mark(role)}
          >
            {words.roles[role]} <kbd>Alt {index + 1}</kbd>
          </button>
        ))}
      </div>
      <ul className="span-marks">
        {draft.parts.map((part) => {
          const said = wordsOf(text, part);
          return (
            <li key={`${part.role} ${part.start}`} className={`role ${part.role}`}>
              <span className="meta">{words.roles[part.role]}</span> <span dir="auto">{said}</span>{" "}
              <button
                type="button"
                className="quiet"
                aria-label={words.unmark(words.roles[part.role], said)}
                onClick={() =>
                  onChange({ ...draft, parts: draft.parts.filter((one) => one !== part) })
                }
              >
                ×
              </button>
            </li>
          );
        })}
      </ul>
    </div>
  );
};
