import { autocompletion, closeBrackets, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { markdown } from "@codemirror/lang-markdown";
import { sql } from "@codemirror/lang-sql";
import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { Compartment, EditorState } from "@codemirror/state";
import { drawSelection, EditorView, keymap, lineNumbers } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { useEffect, useRef } from "react";
import type { Vocabulary } from "../api/types.ts";
import { completeFrom } from "./completion.ts";

const nonce = (): string =>
  document.querySelector('meta[name="csp-nonce"]')?.getAttribute("content") ?? "";

const colours = HighlightStyle.define([
  { tag: tags.keyword, color: "var(--link)" },
  { tag: [tags.string, tags.url], color: "var(--supported)" },
  { tag: [tags.number, tags.bool, tags.null], color: "var(--disputed)" },
  { tag: tags.comment, color: "var(--soft)", fontStyle: "italic" },
  { tag: tags.heading, fontWeight: "bold" },
  { tag: tags.emphasis, fontStyle: "italic" },
  { tag: tags.strong, fontWeight: "bold" },
]);

const look = EditorView.theme({
  "&": { fontSize: ".86rem", minBlockSize: "20rem" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: "var(--mono)", lineHeight: "1.55", overflow: "auto" },
  ".cm-gutters": { background: "var(--wash)", color: "var(--soft)", border: "0" },
  ".cm-content": { caretColor: "var(--ink)", minBlockSize: "20rem" },
  ".cm-cursor": { borderLeftColor: "var(--ink)" },
  ".cm-tooltip": {
    background: "var(--card)",
    border: "1px solid var(--line)",
    color: "var(--ink)",
  },
  ".cm-tooltip-autocomplete ul li[aria-selected]": {
    background: "var(--link)",
    color: "var(--card)",
  },
  ".cm-completionInfo": { maxInlineSize: "22rem", fontFamily: "var(--ui)" },
});

interface CodeEditorProps {
  label: string;
  text: string;
  vocabulary: Vocabulary | undefined;
  onChange: (text: string) => void;
  onSave: () => void;
}

/** The claim's file: prose, and SQL with completion in its check blocks. Tab leaves the editor, as anywhere else. */
export const CodeEditor = ({ label, text, vocabulary, onChange, onSave }: CodeEditorProps) => {
  const box = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(null);
  const completion = useRef(new Compartment());
  const handlers = useRef({ onChange, onSave });
  handlers.current = { onChange, onSave };
  const first = useRef(text);
  useEffect(() => {
    if (!box.current) return;
    const save = { key: "Mod-s", run: () => (handlers.current.onSave(), true) };
    const state = EditorState.create({
      doc: first.current,
      extensions: [
        EditorView.cspNonce.of(nonce()),
        EditorView.contentAttributes.of({ "aria-label": label }),
        EditorView.lineWrapping,
        lineNumbers(),
        history(),
        drawSelection(),
        closeBrackets(),
        completion.current.of([]),
        markdown({ codeLanguages: (info) => (info.startsWith("sql") ? sql().language : null) }),
        syntaxHighlighting(colours),
        keymap.of([save, ...completionKeymap, ...historyKeymap, ...defaultKeymap]),
        look,
        EditorView.updateListener.of((update) => {
          if (update.docChanged) handlers.current.onChange(update.state.doc.toString());
        }),
      ],
    });
    const editor = new EditorView({ state, parent: box.current });
    view.current = editor;
    return () => editor.destroy();
  }, [label]);
  useEffect(() => {
    if (!vocabulary) return;
    const override = [completeFrom(vocabulary)];
    view.current?.dispatch({
      effects: completion.current.reconfigure(autocompletion({ override })),
    });
  }, [vocabulary]);
  useEffect(() => {
    const editor = view.current;
    if (!editor || editor.state.doc.toString() === text) return;
    editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: text } });
  }, [text]);
  return <div ref={box} className="code" />;
};
