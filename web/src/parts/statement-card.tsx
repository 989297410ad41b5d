import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type KeyboardEvent, lazy, Suspense, useRef, useState } from "react";
import { api, segment } from "../api/client.ts";
import type { Statement } from "../api/types.ts";
import { useWords } from "../i18n/index.ts";
import { StatementView } from "./statement.tsx";

const Correct = lazy(async () => ({
  default: (await import("../reports/correct.tsx")).Correct,
}));

type Status = Statement["status"];

const keys: Record<string, Status> = { y: "confirmed", n: "rejected", u: "proposed" };

/** Moves to the next or the previous statement on the page. */
const go = (from: HTMLElement, step: 1 | -1): void => {
  const all = [...document.querySelectorAll<HTMLElement>(".statement[tabindex]")];
  all[all.indexOf(from) + step]?.focus();
};

interface CardProps {
  statement: Statement;
  shown: boolean;
  canWrite: boolean;
  onFocus?: () => void;
}

/** A statement to confirm, reject or correct, by its buttons or by y, n, u and e; what is decided can be taken back. */
export const StatementCard = ({ statement, shown, canWrite, onFocus }: CardProps) => {
  const [correcting, setCorrecting] = useState(false);
  const card = useRef<HTMLElement>(null);
  const { statements: words } = useWords();
  const client = useQueryClient();
  const { id, status: was } = statement;
  const decide = useMutation({
    mutationFn: (status: Status) =>
      api.put(`/api/statements/${segment(id)}/status`, { was, status }),
    onSettled: () => client.invalidateQueries(),
  });
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.target !== event.currentTarget) return;
    const status = keys[event.key];
    if (status && canWrite && status !== was) decide.mutate(status);
    if (event.key === "e" && canWrite) {
      event.preventDefault();
      setCorrecting(true);
      return;
    }
    const step = ({ ArrowDown: 1, ArrowUp: -1 } as const)[event.key as "ArrowDown"];
    if (step === undefined) return;
    event.preventDefault();
    go(event.currentTarget, step);
  };
  const choices: [Status, string][] = [
    ["confirmed", words.confirm],
    ["rejected", words.reject],
    ["proposed", words.undo],
  ];
  return (
    <article
      ref={card}
      id={id}
      // biome-ignore lint: y, n, u and the arrows work on the statement that has the focus
      tabIndex={0}
      aria-label={id}
      className={`statement ${was} ${shown ? "shown" : ""}`}
      onKeyDown={onKeyDown}
      onFocus={onFocus}
    >
      <StatementView statement={statement} />
      <div className="actions">
        {canWrite &&
          choices
            .filter(([status]) => status !== was)
            .map(([status, name]) => (
              <button
                key={status}
                type="button"
                className="quiet"
                disabled={decide.isPending}
                onClick={() => decide.mutate(status)}
              >
                {name}
              </button>
            ))}
        {canWrite && !correcting && (
          <button type="button" className="quiet" onClick={() => setCorrecting(true)}>
            {words.correct}
          </button>
        )}
        <Link to="/new-claim" search={{ claim: statement.statement, statement: id }}>
          {words.toClaim}
        </Link>
        <span role="status" className="error">
          {decide.error?.message}
        </span>
      </div>
      {correcting && (
        <Suspense>
          <Correct
            id={id}
            onDone={() => {
              setCorrecting(false);
              card.current?.focus({ preventScroll: true });
            }}
          />
        </Suspense>
      )}
    </article>
  );
};
