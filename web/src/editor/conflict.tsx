import { unifiedMergeView } from "@codemirror/merge";
import { EditorState } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { useEffect, useRef } from "react";
import { useWords } from "../i18n/index.ts";

interface DifferenceProps {
  label: string;
  original: string;
  text: string;
}

/** The colours of the page, light or dark, where the editor would bring its own. */
const look = EditorView.theme({
  ".cm-collapsedLines": {
    background: "var(--wash)",
    color: "var(--soft)",
    fontFamily: "var(--ui)",
  },
});

const nonce = (): string =>
  document.querySelector('meta[name="csp-nonce"]')?.getAttribute("content") ?? "";

/** What changed between two texts, line by line. */
const Difference = ({ label, original, text }: DifferenceProps) => {
  const box = useRef<HTMLDivElement>(null);
  const { unchanged } = useWords().editor;
  useEffect(() => {
    if (!box.current) return;
    const extensions = [
      EditorView.cspNonce.of(nonce()),
      EditorView.contentAttributes.of({ "aria-label": label }),
      EditorView.lineWrapping,
      look,
      EditorState.phrases.of({ "$ unchanged lines": unchanged }),
      EditorState.readOnly.of(true),
      unifiedMergeView({ original, mergeControls: false, collapseUnchanged: {} }),
    ];
    const state = EditorState.create({ doc: text, extensions });
    const view = new EditorView({ state, parent: box.current });
    return () => view.destroy();
  }, [label, original, text, unchanged]);
  return (
    <section>
      <h2 className="card-title">{label}</h2>
      <div ref={box} className="code" />
    </section>
  );
};

interface ConflictProps {
  /** The three versions: where the edit began, the file now, and the text in the editor. */
  base: string;
  theirs: string;
  mine: string;
  onKeepMine: () => void;
  onTakeTheirs: () => void;
}

/** A three-way difference: what they changed and what you changed, both from where you began. Nothing is decided for anyone. */
export const Conflict = ({ base, theirs, mine, onKeepMine, onTakeTheirs }: ConflictProps) => {
  const { editor } = useWords();
  return (
    <section className="verdict broken" role="alert">
      <p>
        <strong>{editor.conflict}</strong>
      </p>
      <p>{editor.conflictNote}</p>
      <div className="editing">
        <Difference label={editor.theirs} original={base} text={theirs} />
        <Difference label={editor.yours} original={base} text={mine} />
      </div>
      <div className="actions">
        <button type="button" onClick={onKeepMine}>
          {editor.keepMine}
        </button>
        <button type="button" onClick={onTakeTheirs}>
          {editor.takeTheirs}
        </button>
      </div>
    </section>
  );
};
