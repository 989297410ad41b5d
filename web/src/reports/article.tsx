import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { queries } from "../api/queries.ts";
import type { Statement } from "../api/types.ts";
import { useWords } from "../i18n/index.ts";
import { Waiting } from "../parts/problem.tsx";
import { Add } from "./add.tsx";
import { piecesOf } from "./pieces.ts";
import { toOffset, trimmed } from "./points.ts";
import { useReportWords } from "./words.ts";

interface Span {
  start: number;
  end: number;
}

/** Offset of a place in an element's text: its pieces stand in it one after another, and nothing else. */
const offsetIn = (box: HTMLElement, node: Node, offset: number): number => {
  const range = document.createRange();
  range.setStart(box, 0);
  range.setEnd(node, offset);
  return range.toString().length;
};

/** What is selected in an element, in code points of its text. */
const useSelected = (text: string) => {
  const box = useRef<HTMLDivElement>(null);
  const [span, setSpan] = useState<Span>();
  useEffect(() => {
    const onChange = (): void => {
      const selection = document.getSelection();
      const range = selection?.rangeCount ? selection.getRangeAt(0) : undefined;
      const inside = range && box.current?.contains(range.commonAncestorContainer);
      if (!range || !inside || range.collapsed || !box.current) {
        setSpan(undefined);
        return;
      }
      const from = offsetIn(box.current, range.startContainer, range.startOffset);
      const to = offsetIn(box.current, range.endContainer, range.endOffset);
      setSpan(trimmed(text, from, to));
    };
    document.addEventListener("selectionchange", onChange);
    return () => document.removeEventListener("selectionchange", onChange);
  }, [text]);
  return { box, span };
};

const roleAt = (statement: Statement, start: number, end: number): string =>
  statement.parts.find((part) => part.start <= start && part.end >= end)?.role ?? "";

/** The piece of a statement that is looked at, cut where its source, cue, content and hedge begin and end. */
const Parts = ({ statement, text }: { statement: Statement; text: string }) => {
  const { start = 0, end = 0, parts } = statement;
  const cuts = [...new Set([start, end, ...parts.flatMap((part) => [part.start, part.end])])]
    .filter((at) => at >= start && at <= end)
    .sort((a, b) => a - b);
  return cuts.slice(1).map((to, index) => {
    const from = cuts[index];
    const words = text.slice(toOffset(text, from - start), toOffset(text, to - start));
    return (
      <span key={from} className={`part ${roleAt(statement, from, to)}`}>
        {words}
      </span>
    );
  });
};

interface TextProps {
  text: string;
  statements: Statement[];
  active: string | undefined;
}

const Text = ({ text, statements, active }: TextProps) => {
  const words = useWords();
  return piecesOf(text, statements).map(({ text: piece, statement }, index) =>
    statement ? (
      <a
        key={statement.id}
        href={`#${statement.id}`}
        className={`said ${statement.status} ${statement.force} ${active === statement.id ? "active" : ""}`}
        title={`${statement.force} · ${words.statements.status[statement.status]}`}
        onClick={(event) => {
          event.preventDefault();
          const card = document.getElementById(statement.id);
          card?.scrollIntoView({ block: "center" });
          card?.focus({ preventScroll: true });
        }}
      >
        {active === statement.id ? <Parts statement={statement} text={piece} /> : piece}
      </a>
    ) : (
      // oxlint-disable-next-line react/no-array-index-key
      <span key={`text-${index}`}>{piece}</span>
    ),
  );
};

/** What the marks in a text mean, by example. */
const Legend = () => {
  const { legend } = useReportWords();
  const { statements } = useWords();
  return (
    <span className="legend">
      <span className="said proposed">{statements.status.proposed}</span>{" "}
      <span className="said confirmed">{statements.status.confirmed}</span>{" "}
      <span className="said rejected">{statements.status.rejected}</span>{" "}
      <span className="said allege">{legend.alleged}</span>{" "}
      <span className="said deny">{legend.denied}</span>
    </span>
  );
};

interface ArticleProps {
  name: string;
  statements: Statement[];
  /** The statement that has the focus: its parts are told apart. */
  active: string | undefined;
  canWrite: boolean;
}

const Loaded = ({ name, statements, active, canWrite, text }: ArticleProps & { text: string }) => {
  const words = useWords();
  const reports = useReportWords();
  const { box, span } = useSelected(text);
  const [adding, setAdding] = useState<{ span: Span | undefined }>();
  const done = (id?: string): void => {
    setAdding(undefined);
    // The card comes with the answer; it gets the focus once it stands there.
    if (id) setTimeout(() => document.getElementById(id)?.focus(), 50);
  };
  return (
    <section className="report-text" aria-label={`${words.statements.article}: ${name}`}>
      <p className="meta">
        <Legend /> {canWrite && reports.addHint}
      </p>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a text that scrolls must be reachable by keyboard */}
      <div ref={box} className="article" dir="auto" tabIndex={0} role="group" aria-label={name}>
        <Text text={text} statements={statements} active={active} />
      </div>
      {canWrite && !adding && (
        <div className="actions">
          <button
            type="button"
            className={span ? "first" : ""}
            // Pressing it must not take the selection away.
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => setAdding({ span })}
          >
            {span ? reports.addSelected : reports.add}
          </button>
        </div>
      )}
      {adding && <Add exhibit={name} text={text} span={adding.span} onDone={done} />}
    </section>
  );
};

const Opened = (props: ArticleProps) => {
  const { data, error } = useQuery(queries.text(props.name));
  return data ? <Loaded {...props} text={data.text} /> : <Waiting inside error={error} />;
};

/**
 * A report as it is read, its statements marked by their force and standing; words selected in it become a statement. Fetched when it
 * is opened.
 */
export const Article = ({ first, ...props }: ArticleProps & { first: boolean }) => {
  const [open, setOpen] = useState(first);
  return (
    <details open={open} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        <bdi>{props.name}</bdi>
      </summary>
      {open && <Opened {...props} />}
    </details>
  );
};
